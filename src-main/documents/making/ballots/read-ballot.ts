import { applicationNumber } from '../../../../src-domain/batch/application-number.ts'
import { readSheetCode, type SheetCode } from '../../../../src-domain/meeting/sheet-code.ts'
import type { GivenCell } from '../../../../src-domain/notices/workbook/cell.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { plain } from '../../../../src-domain/text/normalise.ts'
import { workbookFile } from '../../reading/archive/workbook-file.ts'
import { readCells } from '../../typesetting/workbook-cells.ts'
import { sheetHeads } from './ballot-sheet.ts'

/** A sheet that was filled in: whose it is, and what stands as each candidate's place. */
export type ReadBallot = {
  readonly code: SheetCode
  readonly places: readonly { readonly application: string; readonly place: number }[]
  /** What is written there and is no place, with its candidate. */
  readonly odd: readonly { readonly application: string; readonly text: string }[]
}

export type BallotFile = { readonly path: string; readonly file: string; readonly categories: readonly string[] }

/** Problems: those of `workbookFile`, `sheet-unreadable`. */
export async function readBallot({ path, file, categories }: BallotFile): Promise<Result<ReadBallot>> {
  const bytes = await workbookFile(path, file)
  if (!bytes.ok)
    return bytes.problem.code === 'workbook-unreadable' ? failed(problem('sheet-unreadable', { file })) : bytes
  for (const { rows } of (await readCells(bytes.value)) ?? []) {
    const read = ballotIn(
      rows.map(({ cells }) => new Map(cells.map(({ column, cell }) => [column, cell]))),
      categories,
    )
    if (read) return ok(read)
  }
  return failed(problem('sheet-unreadable', { file }))
}

type Row = ReadonlyMap<number, GivenCell>

/** By its code and its heads, wherever somebody has moved them. */
function ballotIn(rows: readonly Row[], categories: readonly string[]): ReadBallot | undefined {
  const texts = rows.flatMap((row) => [...row.values()].map(textOf))
  const code = texts.map((text) => readSheetCode(text, categories)).find((found) => found !== undefined)
  const top = rows.findIndex((row) => columnOf(row, sheetHeads.id) && columnOf(row, sheetHeads.place))
  const [id, place] = [sheetHeads.id, sheetHeads.place].map((head) => columnOf(rows[top], head) ?? 0)
  if (!code || !id || !place) return undefined
  const filled = rows.slice(top + 1).flatMap((row) => {
    const [application, text] = [id, place].map((column) => textOf(row.get(column)))
    return application && text && applicationNumber.test(application) ? [{ application, text }] : []
  })
  return {
    code,
    places: filled.flatMap(({ application, text }) => (isPlace(text) ? [{ application, place: Number(text) }] : [])),
    odd: filled.filter(({ text }) => !isPlace(text)),
  }
}

function columnOf(row: Row | undefined, head: string): number | undefined {
  return [...(row ?? [])].find(([, cell]) => textOf(cell) === head)?.[0]
}

function textOf(cell: GivenCell | undefined): string {
  if (cell === undefined) return ''
  if (typeof cell !== 'object') return plain(String(cell)).trim()
  return 'odd' in cell ? cell.odd : 'day' in cell ? cell.day : `${cell.percent}`
}

function isPlace(text: string): boolean {
  return /^[1-9]\d{0,3}$/.test(text)
}
