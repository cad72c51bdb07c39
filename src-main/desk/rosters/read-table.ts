import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { planOf, type ReadRoster, type RosterPlan, readRoster } from '../../../src-domain/rosters/read-roster.ts'
import type { Table } from '../../../src-domain/rosters/table.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import type { HandedIn } from '../uploads/handed-in.ts'

/** A table that was handed over with how it asks to be read, for an officer to look at; nothing is kept of it. */
export type TableSeen = {
  readonly file: string
  /** Each sheet with its first rows. */
  readonly sheets: Table['sheets']
  readonly unread: number
  /** Undefined where no column of names was recognised. */
  readonly plan?: RosterPlan
  /** What comes of the plan. */
  readonly read?: { readonly entries: number; readonly nameless: number; readonly badCodes: number }
}

/** So many rows tell what a sheet is. */
const rowsShown = 12

/** Problems: `roster-one-file`, and those of `readTable` (src-main/documents). */
export async function seeTable(
  files: readonly HandedIn[],
  { workers, plan: given }: { readonly workers: Workers; readonly plan?: RosterPlan },
): Promise<Result<TableSeen>> {
  const table = await tableOf(files, workers)
  if (!table.ok) return table
  const { file, sheets, unread } = table.value
  const plan = given ?? planOf(sheets)
  const sheet = plan && sheets[plan.sheet]
  const read = sheet && countsOf(readRoster(sheet, plan))
  const shown = sheets.map(({ name, rows }) => ({ name, rows: rows.slice(0, rowsShown) }))
  return ok({ file, sheets: shown, unread, ...(plan && { plan }), ...(read && { read }) })
}

function countsOf({ entries, nameless, badCodes }: ReadRoster) {
  return { entries: entries.length, nameless: nameless.length, badCodes: badCodes.length }
}

export async function tableOf(
  files: readonly HandedIn[],
  { read }: Pick<Workers, 'read'>,
): Promise<Result<Table & HandedIn>> {
  const [only, ...others] = files
  if (!only || others.length > 0) return failed(problem('roster-one-file'))
  const table = await read.table(only)
  return table.ok ? ok({ ...table.value, ...only }) : table
}
