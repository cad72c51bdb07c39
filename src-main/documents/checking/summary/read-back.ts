import ExcelJS from 'exceljs'
import type { SummaryCell, SummaryTable } from '../../../../src-domain/edition/summary.ts'
import type { SheetFoot } from '../../making/summary/sheet.ts'

/** One row as it is read: each merged area once, empty cells as ''. */
type Cells = readonly SummaryCell[]

/**
 * Reads a summary back and names the first row (from 1) that does not say exactly what the table and its foot say;
 * undefined when all do. The QR code belongs to the last row, and no other picture to any. Anything but plain text and numbers (formulas, links, formatted text) counts as a difference.
 */
export async function firstDifference(xlsx: Buffer, table: SummaryTable, foot: SheetFoot): Promise<number | undefined> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(xlsx).buffer)
  const actual = workbook.worksheets.flatMap(rowsOf)
  const expected = [...expectedRows(table), [foot.mark, '']]
  const length = Math.max(actual.length, expected.length)
  for (let i = 0; i < length; i++) {
    if (JSON.stringify(actual[i]) !== JSON.stringify(expected[i])) return i + 1
  }
  return hasPicture(workbook, foot.qr, expected.length) ? undefined : expected.length
}

/** Whether this picture, and no other, stands in this row. */
function hasPicture(workbook: ExcelJS.Workbook, picture: Buffer, row: number): boolean {
  const [image, ...others] = workbook.worksheets.flatMap((sheet) => sheet.getImages())
  if (!image || others.length > 0) return false
  const { buffer } = workbook.getImage(Number(image.imageId))
  return image.range.tl.nativeRow === row - 1 && !!buffer && picture.equals(new Uint8Array(buffer))
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
