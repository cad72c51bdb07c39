import type { Alignment, Borders, Font, Row, Style, Workbook, Worksheet } from 'exceljs'
import type { SummaryCell, SummarySection, SummaryTable } from '../../../../src-domain/edition/summary.ts'
import type { Scheme } from '../../../../src-domain/schemes/scheme.ts'
import { characterPixels, rowHeight } from './row-height.ts'

const pointsPerMillimetre = 72 / 25.4
const millimetresPerCharacter = (characterPixels / 96) * 25.4
/** A4 landscape; millimetres. */
const page = { width: 297, side: 15, top: 18, bottom: 20, edge: 9 }
/**
 * Column widths are measured in digits of the default font. On machines without it (Linux) columns come out up to a
 * third wider and the page is shrunk to fit; the seal's space and the QR
 * code must be large enough even then.
 */
const columnReserve = 1.3
/** The QR code with its quiet zone: without it, on a page shrunk that far, 20 mm. */
const qrMillimetres = 34

const body: Partial<Font> = { name: '仿宋', size: 12, family: 3, charset: 134 }
const head: Partial<Font> = { name: '黑体', size: 12, family: 3, charset: 134 }
const thin: Partial<Borders> = {
  top: { style: 'thin' },
  bottom: { style: 'thin' },
  left: { style: 'thin' },
  right: { style: 'thin' },
}
const centred: Partial<Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true }
const left: Partial<Alignment> = { horizontal: 'left', vertical: 'middle', wrapText: true }
const text = '@'

/** What stands below the last table, and the mark in the page's foot too. */
export type SheetFoot = { readonly mark: string; readonly qr: Buffer }

/** Draws the summary as one sheet for A4 landscape: title, the lines beside the seal's space, a table a section, the QR code. */
export function drawSummary(
  workbook: Workbook,
  summary: Scheme['summary'],
  table: SummaryTable,
  foot: SheetFoot,
): void {
  const { widths } = summary
  const sheet = workbook.addWorksheet('推荐汇总表', {
    views: [{ showGridLines: false }],
    headerFooter: { oddFooter: `&L${foot.mark.replaceAll('&', '&&')}&R第 &P 页 共 &N 页` },
  })
  sheet.columns = widths.map((width) => ({ width }))

  const title = sheet.addRow([table.title])
  span(sheet, title, 1, widths.length, { font: { ...head, size: 18 }, alignment: centred, numFmt: text })
  title.height = 44

  drawLines(sheet, summary, table.lines)
  for (const section of table.sections) drawSection(sheet, widths, section)
  drawFoot(workbook, sheet, widths, foot)

  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      left: page.side / 25.4,
      right: page.side / 25.4,
      top: page.top / 25.4,
      bottom: page.bottom / 25.4,
      header: page.edge / 25.4,
      footer: page.edge / 25.4,
    },
    printArea: `A1:${sheet.getColumn(widths.length).letter}${sheet.rowCount}`,
    // The three tables have different heads, so only the title can stand on every page without misleading.
    printTitlesRow: '1:1',
  }
}

/** 推荐单位, 填报人 and 联系电话 one above the other; right of them one empty merged area for the seal. */
function drawLines(
  sheet: Worksheet,
  { widths, sealMillimetres }: Scheme['summary'],
  lines: SummaryTable['lines'],
): void {
  const total = sum(widths) * millimetresPerCharacter
  const shrink = Math.min(1, (page.width - 2 * page.side) / total)
  const seal = (sealMillimetres * columnReserve) / shrink
  const freeFrom = widths.findLastIndex((_, i) => sum(widths.slice(i)) * millimetresPerCharacter >= seal)
  if (freeFrom < 1) throw new Error('the summary is too narrow for its seal')

  const first = sheet.rowCount + 1
  for (const { label, value } of lines) {
    const row = sheet.addRow([label + value])
    span(sheet, row, 1, freeFrom, { font: body, alignment: left, numFmt: text })
    row.height = Math.max(
      (seal / lines.length) * pointsPerMillimetre,
      rowHeight([{ text: label + value, width: sum(widths.slice(0, freeFrom)) }]),
    )
  }
  sheet.mergeCells(first, freeFrom + 1, sheet.rowCount, widths.length)
}

function drawSection(sheet: Worksheet, widths: readonly number[], section: SummarySection): void {
  const title = sheet.addRow([section.title])
  span(sheet, title, 1, widths.length, { font: head, alignment: { ...left, indent: 1 }, numFmt: text, border: thin })
  title.height = rowHeight([])

  drawRow(
    sheet,
    widths,
    section,
    section.columns.map((c) => c.title),
    { font: head, alignment: centred, border: thin },
  )
  for (const cells of section.rows)
    drawRow(sheet, widths, section, cells, { font: body, alignment: centred, border: thin })
}

/** The mark, and right of it the QR code. A picture stands on its own paper: cells below it have no border. */
function drawFoot(workbook: Workbook, sheet: Worksheet, widths: readonly number[], { mark, qr }: SheetFoot): void {
  const row = sheet.addRow([mark])
  const columns = Math.floor(widths.length / 3)
  span(sheet, row, 1, columns, { font: body, alignment: { ...left, horizontal: 'right' }, numFmt: text })
  sheet.mergeCells(row.number, columns + 1, row.number, widths.length)
  const side = (qrMillimetres / 25.4) * 96
  row.height = (qrMillimetres + 4) * pointsPerMillimetre
  const picture = workbook.addImage({ base64: qr.toString('base64'), extension: 'png' })
  sheet.addImage(picture, {
    tl: { col: columns, row: row.number - 1 + 2 / (qrMillimetres + 4) },
    ext: { width: side, height: side },
    editAs: 'oneCell',
  })
}

function drawRow(
  sheet: Worksheet,
  widths: readonly number[],
  { columns }: SummarySection,
  cells: readonly SummaryCell[],
  style: Partial<Style>,
): void {
  const row = sheet.addRow([])
  const sizes: { text: string; width: number }[] = []
  let at = 1
  columns.forEach((column, i) => {
    const value = cells[i] ?? ''
    row.getCell(at).value = typeof value === 'string' ? literal(value) : value
    span(sheet, row, at, at + column.span - 1, { ...style, numFmt: typeof value === 'number' ? '0' : text })
    sizes.push({ text: String(value), width: sum(widths.slice(at - 1, at - 1 + column.span)) })
    at += column.span
  })
  row.height = rowHeight(sizes)
}

/** Excel reads `_x0041_` in a stored text as a character code; the mark itself has to be written as one. */
function literal(value: string): string | null {
  return value === '' ? null : value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** Styles the columns `from`–`to` of a row as one cell; every cell of a merged area carries the border. */
function span(sheet: Worksheet, row: Row, from: number, to: number, style: Partial<Style>): void {
  for (let column = from; column <= to; column++) row.getCell(column).style = { ...style }
  if (to > from) sheet.mergeCells(row.number, from, row.number, to)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
