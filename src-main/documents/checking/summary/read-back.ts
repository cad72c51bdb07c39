import type { SummaryTable } from '../../../../src-domain/edition/summary.ts'
import type { SheetFoot } from '../../making/summary/sheet.ts'
import { type CellValue, readWorkbook } from '../../typesetting/workbook.ts'

/**
 * Reads a summary back and names the first row (from 1) that does not say exactly what the table and its foot say;
 * undefined when all do. The QR code belongs to the last row, and no other picture to any.
 */
export async function firstDifference(xlsx: Buffer, table: SummaryTable, foot: SheetFoot): Promise<number | undefined> {
  const sheets = await readWorkbook(xlsx)
  const actual = sheets.flatMap((sheet) => sheet.rows)
  const expected = [...expectedRows(table), [foot.mark, '']]
  const length = Math.max(actual.length, expected.length)
  for (let i = 0; i < length; i++) {
    if (JSON.stringify(actual[i]) !== JSON.stringify(expected[i])) return i + 1
  }
  const [picture, ...others] = sheets.flatMap((sheet) => sheet.pictures)
  const last = (sheets.at(-1)?.rows.length ?? 0) - 1
  const below = sheets.at(-1)?.pictures[0]?.row === last
  const alone = picture && others.length === 0 && below && picture.png.equals(foot.qr)
  return alone ? undefined : expected.length
}

function expectedRows(table: SummaryTable): (readonly CellValue[])[] {
  return [
    [table.title],
    // The free area for the seal begins beside the first line and belongs to its row.
    ...table.lines.map(({ label, value }, i) => (i === 0 ? [label + value, ''] : [label + value])),
    ...table.sections.flatMap((section) => [[section.title], section.columns.map((c) => c.title), ...section.rows]),
  ]
}
