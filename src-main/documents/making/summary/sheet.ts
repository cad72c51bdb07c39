import type { SummaryCell, SummarySection, SummaryTable } from '../../../../src-domain/edition/summary.ts'
import type { Scheme } from '../../../../src-domain/schemes/scheme.ts'
import {
  heightOf,
  type Look,
  millimetresPerCharacter,
  page,
  pointsPerMillimetre,
  type Sheet,
  type SheetPicture,
  type SheetRow,
} from '../../typesetting/workbook.ts'

/**
 * Column widths are measured in digits of the default font. On machines without it (Linux) columns come out up to a
 * third wider and the page is shrunk to fit; the seal's space and the QR
 * code must be large enough even then.
 */
const columnReserve = 1.3
/** The QR code with its quiet zone: without it, on a page shrunk that far, 20 mm. */
const qrMillimetres = 34
/** White above and below it. */
const qrMargin = 2

const line: Look = { face: 'text', align: 'left' }
const head: Look = { face: 'head', align: 'centre', framed: true }
const cell: Look = { face: 'text', align: 'centre', framed: true }

/** What stands below the last table, and the mark in the page's foot too. */
export type SheetFoot = { readonly mark: string; readonly qr: Buffer }

/**
 * The summary for A4 landscape: title, the lines beside the seal's space, a table a section, the QR code. A spreadsheet
 * repeats one block of rows: only tables that fit a page together share a sheet, and a longer one repeats its own heads.
 */
export function summarySheets(summary: Scheme['summary'], table: SummaryTable, foot: SheetFoot): Sheet[] {
  const { widths } = summary
  const above = [titleRow(table.title, widths.length), ...lineRows(summary, table.lines)]
  const below = footRow(foot.mark, widths.length)
  const last = table.sections.at(-1)
  const rowsOf = (sections: readonly SummarySection[]) => [
    ...(sections[0] === table.sections[0] ? above : []),
    ...sections.flatMap((section) => sectionRows(section, widths.length)),
  ]
  const groups: SummarySection[][] = []
  for (const section of table.sections) {
    const together = [...(groups.at(-1) ?? []), section]
    // The QR code may go over to a page without heads.
    if (groups.length > 0 && fitsAPage(rowsOf(together), widths)) groups.pop()
    else together.splice(0, together.length - 1)
    groups.push(together)
  }
  return groups.map((sections, i) => {
    const rows = [...rowsOf(sections), ...(sections.at(-1) === last ? [below] : [])]
    const isOnly = sections.length === 1
    return {
      name: groups.length === 1 ? '推荐汇总表' : sections.map(({ title }) => title).join(' '),
      ...{ widths, rows },
      ...(i === groups.length - 1 ? { picture: footPicture(foot.qr, rows.length - 1, widths.length) } : {}),
      repeated: isOnly ? headRows : 1,
      ...(isOnly && i === 0 ? { repeatedFrom: above.length + 1 } : {}),
      foot: { left: foot.mark, right: '第 &P 页 共 &N 页' },
    }
  })
}

/** A section's title and the heads of its columns. */
const headRows = 2

function fitsAPage(rows: readonly SheetRow[], widths: readonly number[]): boolean {
  const height = sum(rows.map((row) => heightOf(row, widths))) / pointsPerMillimetre
  return height * shrinkOf(widths) <= page.height - page.top - page.bottom
}

/** Sheets are as wide as the page lets them be. */
function shrinkOf(widths: readonly number[]): number {
  return Math.min(1, (page.width - 2 * page.side) / (sum(widths) * millimetresPerCharacter))
}

function titleRow(title: string, columns: number): SheetRow {
  return { cells: [{ value: title, columns, look: { face: 'head', points: 18, align: 'centre' } }], height: 40 }
}

/** 推荐单位, 填报人 and 联系电话 one above the other; right of them one empty merged area for the seal. */
function lineRows({ widths, sealMillimetres }: Scheme['summary'], lines: SummaryTable['lines']): SheetRow[] {
  const seal = (sealMillimetres * columnReserve) / shrinkOf(widths)
  const columns = widths.findLastIndex((_, i) => sum(widths.slice(i)) * millimetresPerCharacter >= seal)
  if (columns < 1) throw new Error('the summary is too narrow for its seal')
  const height = (seal / lines.length) * pointsPerMillimetre
  const free = { value: '', columns: widths.length - columns, rows: lines.length }
  return lines.map(({ label, value }, i) => ({
    cells: [{ value: label + value, columns, look: line }, ...(i === 0 ? [free] : [])],
    height,
  }))
}

function sectionRows({ title, columns, rows }: SummarySection, width: number): SheetRow[] {
  const row = (values: readonly SummaryCell[], look: Look): SheetRow => ({
    cells: columns.map(({ span }, i) => ({ value: values[i] ?? '', columns: span, look })),
  })
  return [
    { cells: [{ value: title, columns: width, look: { ...head, align: 'left', indent: 1 } }] },
    row(
      columns.map((c) => c.title),
      head,
    ),
    ...rows.map((values) => row(values, cell)),
  ]
}

/** The mark, and right of it room for the QR code. A picture stands on its own paper: cells below it have no frame. */
function footRow(mark: string, width: number): SheetRow {
  const columns = markColumns(width)
  return {
    cells: [
      { value: mark, columns, look: { ...line, align: 'right' } },
      { value: '', columns: width - columns },
    ],
    height: (qrMillimetres + 2 * qrMargin) * pointsPerMillimetre,
  }
}

function footPicture(png: Buffer, row: number, width: number): SheetPicture {
  const below = qrMargin / (qrMillimetres + 2 * qrMargin)
  return { png, row, column: markColumns(width), below, millimetres: qrMillimetres }
}

function markColumns(width: number): number {
  return Math.floor(width / 3)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
