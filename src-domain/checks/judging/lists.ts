import { fieldValue } from '../../batch/application.ts'
import { findOn, type Likeness, likenesses } from '../../rosters/find-on.ts'
import type { Roster, RosterEntry } from '../../rosters/roster.ts'
import type { List } from '../../schemes/scheme.ts'
import { formerNamesOf } from './applicant-names.ts'
import type { Figures, Subject } from './judgement.ts'
import { ref } from './references.ts'

export const listGrammar = { list: ref.list(), name: ref.field(), creditCode: ref.field().optional() }

type Asked = { readonly list: string; readonly name: string; readonly creditCode?: string | undefined }

/** How an applicant was found on a list, or not; `title` is the list's. */
export type ListJudgement = { readonly title: string; readonly source: string; readonly figures: Figures } & (
  | { readonly is: 'unknown' | 'nameless' | 'absent' }
  | { readonly is: Likeness; readonly entry: string }
)

type Hit = { readonly is: Likeness; readonly entry: string; readonly place?: string }

/** On the notice's own list, and on those that officers have brought for it. */
export function lookUp(
  { list: id, name, creditCode }: Asked,
  { application, category, scheme, rosters }: Subject,
): ListJudgement {
  const { title, source, entries } = listOf(scheme.lists, id)
  const brought = rosters.filter(({ serves }) => serves === id)
  const own = fieldValue(application, name)?.value
  const code = creditCode && fieldValue(application, creditCode)?.value
  const figures = { 名单: title, 名称: own ?? '未填写', ...(code ? { 统一社会信用代码: code } : {}) }
  const found = { title, source, figures }
  if (entries.length === 0 && brought.length === 0) return { is: 'unknown', ...found }
  const sought = { names: own ? [own] : [], formerNames: formerNamesOf(application, category), code }
  const standing = findOn(entries, sought)
  const hits: Hit[] = [
    ...(standing ? [{ is: standing.is, entry: standing.entries[0].name }] : []),
    ...brought.flatMap((roster) => {
      const hit = findOn(roster.entries, sought)
      return hit ? [{ is: hit.is, entry: hit.entries[0].name, place: placeOf(roster, hit.entries[0]) }] : []
    }),
  ]
  for (const is of likenesses) {
    const hit = hits.find((h) => h.is === is)
    if (hit) return { is, entry: hit.entry, ...found, figures: { ...figures, ...(hit.place && { 出处: hit.place }) } }
  }
  return { is: own ? 'absent' : 'nameless', ...found }
}

/** Where a line of a roster stands. */
export function placeOf({ title }: Pick<Roster, 'title'>, { row }: Pick<RosterEntry, 'row'>): string {
  return `《${title}》第 ${row} 行`
}

export function listOf(lists: readonly List[], id: string): List {
  const list = lists.find((one) => one.id === id)
  if (!list) throw new Error(`the scheme has no list ${id}`)
  return list
}
