import { byUrgency, type DueState, dueState } from '../../../src-domain/rounds/due.ts'
import type { Row } from '../../lib/desk.ts'
import type { Sort } from '../../lib/sort.ts'

export type OwingColumn = 'name' | 'owed' | 'contact' | 'due' | 'issued'

export type OwingRow = { readonly row: Row; readonly round: NonNullable<Row['round']> }

const collator = new Intl.Collator('zh-CN', { numeric: true })

const orders: Readonly<Record<OwingColumn, (a: OwingRow, b: OwingRow) => number>> = {
  name: (a, b) => collator.compare(a.row.name, b.row.name),
  owed: (a, b) => a.round.owed.length - b.round.owed.length,
  contact: (a, b) => collator.compare(a.row.contact ?? '', b.row.contact ?? ''),
  due: (a, b) => byUrgency(a.round, b.round),
  issued: (a, b) => a.round.issuedAt.localeCompare(b.round.issuedAt),
}

/** How the list is looked at. */
export type OwingView = { readonly only: DueState | null; readonly sort: Sort<OwingColumn> | null }

export const wholeOwing: OwingView = { only: null, sort: null }

/** By how urgent, as officers say it. */
export const dueTitles: readonly (readonly [DueState, string])[] = [
  ['overdue', '超期'],
  ['due', '三天内到期'],
  ['waiting', '等补正'],
  ['answered', '已交来待核'],
]

/** The applications whose round goes on, the most urgent first unless they are sorted. */
export function owingRows(rows: readonly Row[], { only, sort }: OwingView, today: string): OwingRow[] {
  const owing = rows
    .flatMap((row) => (row.round ? [{ row, round: row.round }] : []))
    .filter(({ round }) => only === null || dueState(round, today) === only)
  const order = orders[sort?.column ?? 'due']
  return owing.sort(sort?.descending ? (a, b) => order(b, a) : order)
}

/** 共 12 家：超期 3 家，3 天内到期 2 家 … */
export function tallyOf(rows: readonly OwingRow[], today: string): string {
  const count = (state: DueState) => rows.filter(({ round }) => dueState(round, today) === state).length
  const said = dueTitles.flatMap(([state, word]) => (count(state) > 0 ? `${word} ${count(state)} 家` : []))
  return `共 ${rows.length} 家：${said.join('，')}`
}
