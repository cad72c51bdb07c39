import type { CategoryId } from '../schemes/scheme.ts'

/** How the members' sheets are made one order: by the sum of places, or by who is preferred to whom. */
export const combiningRules = ['sum', 'schulze'] as const
export type CombiningRule = (typeof combiningRules)[number]

export const ruleTitles: Readonly<Record<CombiningRule, string>> = { sum: '评委名次和', schulze: '舒尔茨法' }

/** 评委, by the number that stands on the member's sheets. */
export type Member = {
  readonly number: number
  readonly name: string
  /** 单位、职务 */
  readonly unit?: string
}

/** 推荐评审会: when, where and who. What nobody has filled in is not there. */
export type Meeting = {
  /** ISO 8601 day. */
  readonly heldOn?: string
  readonly place?: string
  /** 主持 */
  readonly chair?: string
  /** 记录 */
  readonly recorder?: string
  /** 列席 */
  readonly others?: string
  readonly members: readonly Member[]
  readonly rule: CombiningRule
}

export const noMeeting: Meeting = { members: [], rule: 'sum' }

export type Place = { readonly application: string; readonly place: number }

/** What a member's sheet of a category says, so far as it is filled in. */
export type Ballot = {
  readonly category: CategoryId
  /** The member's number. */
  readonly member: number
  readonly places: readonly Place[]
  /** The file it was read from; one that was typed in, or typed over, has none. */
  readonly file?: string
}

/** 3 号 样例评委丙 */
export function memberName({ number, name }: Member): string {
  return `${number} 号 ${name}`
}
