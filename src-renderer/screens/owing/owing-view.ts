import { byUrgency, dueState } from '../../../src-domain/rounds/due.ts'
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

/** The applications whose round goes on, the most urgent first unless they are sorted. */
export function owingRows(rows: readonly Row[], sort: Sort<OwingColumn> | null): OwingRow[] {
  const owing = rows.flatMap((row) => (row.round ? [{ row, round: row.round }] : []))
  const order = orders[sort?.column ?? 'due']
  return owing.sort(sort?.descending ? (a, b) => order(b, a) : order)
}

/** 共 12 家：超期 3 家，3 天内到期 2 家 … */
export function tallyOf(rows: readonly OwingRow[], today: string): string {
  const count = (state: string) => rows.filter(({ round }) => dueState(round, today) === state).length
  const parts = [
    ['超期', count('overdue')],
    ['三天内到期', count('due')],
    ['等补正', count('waiting')],
    ['已交来待核', count('answered')],
  ] as const
  const said = parts.flatMap(([word, number]) => (number > 0 ? `${word} ${number} 家` : []))
  return `共 ${rows.length} 家：${said.join('，')}`
}
