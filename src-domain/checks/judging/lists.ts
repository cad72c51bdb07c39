import { fieldValue } from '../../batch/application.ts'
import type { List } from '../../schemes/scheme.ts'
import { matchKey } from '../../text/normalise.ts'
import type { Figures, Subject } from './judgement.ts'
import { ref } from './references.ts'

export const listGrammar = { list: ref.list(), name: ref.field(), creditCode: ref.field().optional() }

type Asked = { readonly list: string; readonly name: string; readonly creditCode?: string | undefined }

/** How an applicant was found on a list: by its code, by its name alone, or not; `title` is the list's. */
export type ListJudgement = { readonly title: string; readonly source: string; readonly figures: Figures } & (
  | { readonly is: 'unknown' | 'nameless' | 'absent' }
  | { readonly is: 'byCode' | 'byName'; readonly entry: string }
)

export function lookUp({ list: id, name, creditCode }: Asked, { application, scheme }: Subject): ListJudgement {
  const { title, source, entries } = listOf(scheme.lists, id)
  const own = fieldValue(application, name)?.value
  const code = creditCode && fieldValue(application, creditCode)?.value
  const found = {
    title,
    source,
    figures: { 名单: title, 名称: own ?? '未填写', ...(code ? { 统一社会信用代码: code } : {}) },
  }
  if (entries.length === 0) return { is: 'unknown', ...found }
  const byCode = code ? entries.find((entry) => entry.creditCode === code) : undefined
  if (byCode) return { is: 'byCode', entry: byCode.name, ...found }
  if (!own) return { is: 'nameless', ...found }
  // Another code than the list's is another firm of that name.
  const byName = entries.find((entry) => nameKey(entry.name) === nameKey(own))
  return byName ? { is: 'byName', entry: byName.name, ...found } : { is: 'absent', ...found }
}

export function listOf(lists: readonly List[], id: string): List {
  const list = lists.find((one) => one.id === id)
  if (!list) throw new Error(`the scheme has no list ${id}`)
  return list
}

/** 样例（上海）有限公司 with whatever brackets and spaces; the legal form left off is the same name. */
function nameKey(name: string): string {
  return matchKey(name)
    .replace(/[()·.,"-]/g, '')
    .replace(/(?:股份有限公司|有限责任公司|有限公司)$/, '')
}
