import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'

/** A list as it stands on screen: what is searched, filtered and sorted there comes as ids in their order. */
export type ListAsked = Which & {
  /** Heads of columns that are left out. */
  readonly without?: readonly string[] | undefined
}

type Which =
  | { readonly list: 'intake'; readonly applications?: readonly string[] | undefined }
  | { readonly list: 'owing'; readonly applications?: readonly string[] | undefined }
  | {
      readonly list: 'matrix'
      readonly category: CategoryId
      readonly applications?: readonly string[] | undefined
      readonly checks?: readonly string[] | undefined
    }
  | { readonly list: 'ranking'; readonly category: CategoryId }
  | { readonly list: 'policies'; readonly applications?: readonly string[] | undefined }
  | { readonly list: 'contacts'; readonly applications?: readonly string[] | undefined }

export type ListKind = ListAsked['list']

/** In their order of the work. */
export const listTitles: Readonly<Record<ListKind, string>> = {
  intake: '收件清单',
  matrix: '初审矩阵',
  ranking: '推荐排序',
  policies: '政策标签',
  owing: '谁还欠什么',
  contacts: '联系人名册',
}
