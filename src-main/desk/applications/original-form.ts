import { largestForm } from '../../../src-domain/intake/find-forms.ts'
import { numbersInRow, withNested } from '../../../src-domain/intake/grid.ts'
import { labelled } from '../../../src-domain/intake/labelled.ts'
import type { Table } from '../../../src-domain/intake/word-document.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { verifiedPath } from '../../files/verified-file.ts'
import type { Desk } from '../desk.ts'
import { findApplication } from '../find-application.ts'

/** The tables of the Word form as it was handed in, without those no form can be, numbered as the values' sources number them. */
export type OriginalForm = {
  readonly file: string
  readonly tables: readonly OriginalTable[]
  /** The numbers of the tables left out, and how many cells they have. */
  readonly leftOut: readonly { readonly number: number; readonly cells: number }[]
}

export type OriginalTable = {
  /** `source.table` of the values read from it, from 1. */
  readonly number: number
  readonly rowCount: number
  readonly columnCount: number
  readonly cells: readonly OriginalCell[]
}

export type OriginalCell = {
  /** Place in the true grid, from 1: what a grid layout needs. */
  readonly gridRow: number
  readonly gridColumn: number
  readonly rowSpan: number
  readonly columnSpan: number
  /** `source.row` and `source.column` of the values read from it. */
  readonly row: number
  readonly column: number
  readonly text: string
}

/** Reads the form again from the file store, for the review of an import. */
export async function originalForm(
  desk: Desk,
  { application: id }: { readonly application: string },
  { workers }: { readonly workers: Workers },
): Promise<Result<OriginalForm>> {
  const found = findApplication(desk, id)
  if (!found.ok) return found
  const { form } = found.value
  if (!form) return failed(problem('form-absent', { id }))
  const path = await verifiedPath(desk.store.folder, form)
  if (!path.ok) return path
  const read = await workers.read.word(path.value)
  if (!read.ok) return read
  const tables = read.value.blocks.flatMap((block) => (block.kind === 'table' ? withNested(block) : []))
  return ok({
    file: form.file,
    // Nothing is read from a table larger than a form, and a window full of cells would not be usable.
    tables: tables.flatMap((table, i) => (isTooLarge(table) ? [] : [original(table, i + 1)])),
    leftOut: tables.flatMap((table, i) => (isTooLarge(table) ? [{ number: i + 1, cells: table.cells.length }] : [])),
  })
}

function isTooLarge({ cells }: Table): boolean {
  return cells.length > largestForm
}

function original(table: Table, number: number): OriginalTable {
  const cells = [...numbersInRow(table)].map(([cell, column]) => ({
    gridRow: cell.row + 1,
    gridColumn: cell.column + 1,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    row: cell.row + 1,
    column,
    text: labelled(cell).text,
  }))
  return { number, rowCount: table.rowCount, columnCount: table.columnCount, cells }
}
