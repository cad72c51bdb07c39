import ExcelJS from 'exceljs'
import type { SummaryCell, SummaryTable } from '../../../src-domain/summary.ts'

/** One row as it is read: each merged area once, empty cells as ''. */
type Cells = readonly SummaryCell[]

/**
 * Reads a summary back and names the first row (from 1) that does not say exactly what the table says; undefined when
 * all do. Anything but plain text and numbers (formulas, links, formatted text) counts as a difference.
 */
export async function firstDifference(xlsx: Buffer, table: SummaryTable): Promise<number | undefined> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(xlsx).buffer)
  const actual = workbook.worksheets.flatMap(rowsOf)
  const expected = expectedRows(table)
  const length = Math.max(actual.length, expected.length)
  for (let i = 0; i < length; i++) {
    if (JSON.stringify(actual[i]) !== JSON.stringify(expected[i])) return i + 1
  }
  return undefined
}

function expectedRows(table: SummaryTable): Cells[] {
  return [
    [table.title],
    // The free area for the seal begins beside the first line and belongs to its row.
    ...table.lines.map(({ label, value }, i) => (i === 0 ? [label + value, ''] : [label + value])),
    ...table.sections.flatMap((section) => [[section.title], section.columns.map((c) => c.title), ...section.rows]),
  ]
}

function rowsOf(sheet: ExcelJS.Worksheet): Cells[] {
  return Array.from({ length: sheet.rowCount }, (_, i) => {
    const cells: SummaryCell[] = []
    for (let column = 1; column <= sheet.columnCount; column++) {
      const cell = sheet.getCell(i + 1, column)
      if (cell.master === cell) cells.push(plainValue(cell))
    }
    return cells
  })
}

function plainValue(cell: ExcelJS.Cell): SummaryCell {
  const { value } = cell
  if (value === null) return ''
  return typeof value === 'string' || typeof value === 'number' ? value : `${cell.type}:${JSON.stringify(value)}`
}
