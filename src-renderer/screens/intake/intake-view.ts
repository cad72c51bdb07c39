import { noteTitles } from '../../../src-domain/batch/note.ts'
import type { Status } from '../../../src-domain/checks/status.ts'
import { dueState } from '../../../src-domain/rounds/due.ts'
import type { Row } from '../../lib/desk.ts'
import { shortWaysTo } from '../../lib/short-ways.ts'
import type { Sort } from '../../lib/sort.ts'
import type { IntakeColumn, IntakeView } from '../../lib/views.ts'

const collator = new Intl.Collator('zh-CN', { numeric: true })
const statusRank: Readonly<Record<Status, number>> = {
  correcting: 0,
  received: 1,
  eligible: 2,
  recommended: 3,
  declined: 4,
  withdrawn: 5,
}

const orders: Readonly<Record<IntakeColumn, (a: Row, b: Row) => number>> = {
  id: (a, b) => collator.compare(a.id, b.id),
  name: (a, b) => collator.compare(a.name, b.name),
  category: (a, b) => a.category.localeCompare(b.category),
  status: (a, b) => statusRank[a.status] - statusRank[b.status],
  modes: (a, b) => collator.compare(a.modes.join(), b.modes.join()),
  leading: (a, b) => Number(a.leading ?? -1) - Number(b.leading ?? -1),
  findings: (a, b) => a.outcomes.fail - b.outcomes.fail || a.outcomes.manual - b.outcomes.manual,
  unsure: (a, b) => a.unsure - b.unsure,
  folder: (a, b) => collator.compare(a.folder, b.folder),
  changedAt: (a, b) => (a.changedAt ?? '').localeCompare(b.changedAt ?? ''),
}

/** The rows in the chosen order; without one as they came in. Apart from filtering, so that typing never sorts anew. */
export function sortRows(rows: readonly Row[], sort: Sort<IntakeColumn> | null): readonly Row[] {
  if (!sort) return rows
  const order = orders[sort.column]
  return rows.toSorted(sort.descending ? (a, b) => order(b, a) : order)
}

/** The rows that match on a day, ISO 8601; several words must all be found. */
export function filterRows(rows: readonly Row[], view: IntakeView, today = ''): Row[] {
  const words = wordsOf(view.text)
  return rows.filter(
    (row) =>
      (view.category === null || row.category === view.category) &&
      (view.status === null || row.status === view.status) &&
      (view.only !== 'unsure' || row.unsure > 0) &&
      (view.only !== 'round' || row.round !== undefined) &&
      (view.only !== 'overdue' || (row.round && dueState(row.round, today) === 'overdue')) &&
      (view.only !== 'returned' || (row.returned ?? 0) > 0) &&
      (view.only !== 'problems' || row.problems > 0 || row.outcomes.fail > 0 || row.duplicates.length > 0) &&
      words.every((word) => searchText(row).includes(word) || noteText(row).includes(word)),
  )
}

const searchTexts = new WeakMap<Row, string>()

function searchText(row: Row): string {
  let text = searchTexts.get(row)
  if (text === undefined) {
    const said = [row.id, row.name, row.creditCode, row.folder, ...row.modes, ...shortWaysTo(row)]
    text = said.join('\n').toLowerCase()
    searchTexts.set(row, text)
  }
  return text
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean)
}

function noteText({ notes = [] }: Row): string {
  return notes
    .map((note) => `${note.text}\n${note.person ?? ''}\n${note.phone ?? ''}`)
    .join('\n')
    .toLowerCase()
}

/** The note by which alone a row was found: 备忘：…; undefined where the row itself says all that was looked for. */
export function noteFound(row: Row, text: string): string | undefined {
  const missing = wordsOf(text).filter((word) => !searchText(row).includes(word))
  if (missing.length === 0) return undefined
  const found = row.notes?.find((note) => missing.some((word) => noteText({ ...row, notes: [note] }).includes(word)))
  return found && `${noteTitles[found.kind]}：${found.text}`
}
