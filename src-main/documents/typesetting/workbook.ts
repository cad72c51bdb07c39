import type ExcelJS from 'exceljs'
import { given } from '../../../src-domain/given.ts'
import { type CellValue, numberOf, shownText } from './cell-value.ts'
import { newBook } from './new-book.ts'
import { characterPixels, rowHeight } from './row-height.ts'
import { stableZip } from './stable-zip.ts'

/*
 * XLSX, written from plain data and read back as plain data: the one place that knows the library, and that makes good
 * what it does badly. It dates a file's entries by the clock, so equal content would not be equal bytes; it writes a date
 * as the moment it is in London; it leaves rows as high as one line, and Excel fits none whose cells are merged; and
 * what looks like one of Excel's character codes would be read as that character.
 */

export type { CellValue }

export type Look = {
  /** 仿宋, or 黑体 for heads. */
  readonly face: 'text' | 'head'
  readonly points?: number
  readonly align: 'left' | 'centre' | 'right'
  /** Characters. */
  readonly indent?: number
  readonly framed?: boolean
  /** Reads from below to above. */
  readonly upright?: boolean
  /** Grey: nothing is to be written there. */
  readonly idle?: boolean
}

/** A cell over so many columns and rows; without a look, an empty space. */
export type SheetCell = {
  readonly value: CellValue
  readonly columns?: number
  readonly rows?: number
  readonly look?: Look
  readonly comment?: string
}

/** A row is as high as its texts need, and at least `height` points. Its first cell stands in the first free column. */
export type SheetRow = { readonly cells: readonly SheetCell[]; readonly height?: number }

/** A square picture (PNG), so many millimetres wide, beginning in a row and column from 0; `below` is in parts of the row. */
export type SheetPicture = {
  readonly png: Buffer
  readonly row: number
  readonly column: number
  readonly below: number
  readonly millimetres: number
}

/** What is offered in a column's cells, from a row (from 1) to another: texts, or cells of a sheet, as Excel names them. */
export type Choices = {
  readonly column: number
  readonly from: number
  readonly to: number
  readonly of: readonly string[] | string
  /** Nothing else may be written. */
  readonly only: boolean
}

export type Sheet = {
  readonly name: string
  /** Of the columns, in characters. */
  readonly widths: readonly number[]
  readonly rows: readonly SheetRow[]
  readonly picture?: SheetPicture
  /** Rows that stand at the head of each printed page they don't stand on, from the first, or from `repeatedFrom` (from 1). */
  readonly repeated: number
  readonly repeatedFrom?: number
  /** Those rows stay in sight too, and the last of them filters and sorts the rows below. */
  readonly filtered?: boolean
  /** To be written in: its first columns stay in sight, and what is written into empty cells stays text. */
  readonly written?: { readonly fixed: number; readonly choices: readonly Choices[] }
  /** Printed at the head of each page: a title, and a line below it. */
  readonly head?: { readonly title: string; readonly line: string }
  /** Printed at the foot of each page; `numbers` in Excel's own codes. */
  readonly foot: { readonly left: string; readonly right: string }
}

export type Workbook = { readonly title: string; readonly sheets: readonly Sheet[]; readonly at: Date }

/** A4 landscape; millimetres. */
export const page = { width: 297, height: 210, side: 15, top: 18, bottom: 20, edge: 9 }
export const pointsPerMillimetre = 72 / 25.4
export const millimetresPerCharacter = (characterPixels / 96) * 25.4

/** The program, never a person: files leave the district. */
const author = '遴选工作台'

/** The same workbook gives the same bytes. */
export async function writeWorkbook({ title, sheets, at }: Workbook): Promise<Buffer> {
  const book = await newBook()
  Object.assign(book, { title, creator: author, lastModifiedBy: author, created: at, modified: at })
  for (const sheet of sheets) draw(book, sheet)
  // Packed once, by what makes the ZIP stable.
  const unpacked = await book.xlsx.writeBuffer({ zip: { compression: 'STORE' } })
  return stableZip(Buffer.from(unpacked), at)
}

function draw(book: ExcelJS.Workbook, sheet: Sheet): void {
  const { head, foot, repeated, filtered, written } = sheet
  const still = { state: 'frozen', ySplit: repeated, xSplit: written?.fixed ?? 0 } as const
  const drawn = book.addWorksheet(sheet.name, {
    views: [{ showGridLines: written !== undefined, ...(filtered || written ? still : {}) }],
    headerFooter: {
      ...(head ? { oddHeader: `&C&14&"黑体"${printedCode(head.title)}\n&9&"仿宋"${printedCode(head.line)}` } : {}),
      oddFooter: `&L${printedCode(foot.left)}&R${foot.right}`,
    },
  })
  drawn.columns = sheet.widths.map((width) => ({ width, ...(written ? { style: unwritten } : {}) }))
  for (const [i, row] of sheet.rows.entries()) drawRow(drawn.getRow(i + 1), sheet.widths, row)
  if (sheet.picture) drawPicture(book, drawn, sheet.picture)
  for (const choices of written?.choices ?? []) offer(drawn, choices)
  if (filtered) {
    const column = sheet.widths.length
    drawn.autoFilter = { from: { row: repeated, column: 1 }, to: { row: drawn.rowCount, column } }
  }
  drawn.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      left: page.side / 25.4,
      right: page.side / 25.4,
      top: (page.top + (head ? headMillimetres : 0)) / 25.4,
      bottom: page.bottom / 25.4,
      header: page.edge / 25.4,
      footer: page.edge / 25.4,
    },
    printArea: `A1:${drawn.getColumn(sheet.widths.length).letter}${drawn.rowCount}`,
    printTitlesRow: titleRows(sheet),
  }
}

function offer(sheet: ExcelJS.Worksheet, { column, from, to, of, only }: Choices): void {
  const { letter } = sheet.getColumn(column)
  validationsOf(sheet).add(`${letter}${from}:${letter}${to}`, {
    type: 'list',
    allowBlank: true,
    formulae: [typeof of === 'string' ? of : `"${of.join(',')}"`],
    showErrorMessage: only,
    errorStyle: 'error',
    errorTitle: '请从列表里选',
    error: '这一格只能写列表里的内容。',
  })
}

type Validations = { add(range: string, validation: ExcelJS.DataValidation): void }

/** The library has them for ranges, too, which its types don't say. */
function validationsOf(sheet: ExcelJS.Worksheet): Validations {
  return (sheet as ExcelJS.Worksheet & { readonly dataValidations: Validations }).dataValidations
}

/** What the two lines of a page's head need besides the margin. */
const headMillimetres = 8

/** Text among Excel's codes for heads and feet. */
function printedCode(text: string): string {
  return text.replaceAll('&', '&&')
}

function titleRows({ repeated, repeatedFrom = 1 }: Sheet): string {
  return `${repeatedFrom}:${repeatedFrom + repeated - 1}`
}

/** Points. */
export function heightOf({ cells, height = 0 }: SheetRow, widths: readonly number[]): number {
  let at = 0
  const texts = cells.flatMap(({ value, columns = 1, look }) => {
    const width = widths.slice(at, at + columns).reduce((a, b) => a + b, 0)
    at += columns
    return look?.upright ? [] : [{ text: shownText(value), width }]
  })
  return Math.max(height, rowHeight(texts))
}

function drawRow(row: ExcelJS.Row, widths: readonly number[], drawn: SheetRow): void {
  let at = 1
  for (const { value, columns = 1, rows = 1, look, comment } of drawn.cells) {
    row.getCell(at).value = storedValue(value)
    if (comment !== undefined) row.getCell(at).note = comment
    const last = at + columns - 1
    // Every cell of a merged area carries its frame.
    if (look) for (let column = at; column <= last; column++) row.getCell(column).style = styleOf(look, value)
    if (columns > 1 || rows > 1) row.worksheet.mergeCells(row.number, at, row.number + rows - 1, last)
    at = last + 1
  }
  row.height = heightOf(drawn, widths)
}

function drawPicture(book: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, picture: SheetPicture): void {
  const { png, row, column, below, millimetres } = picture
  const side = (millimetres / 25.4) * 96
  sheet.addImage(book.addImage({ base64: png.toString('base64'), extension: 'png' }), {
    tl: { col: column, row: row + below },
    ext: { width: side, height: side },
    editAs: 'oneCell',
  })
}

function storedValue(value: CellValue): string | number | Date | null {
  if (typeof value === 'number') return value
  if (typeof value === 'object') {
    // The library takes a date's fields in London's time.
    return 'day' in value ? new Date(`${value.day}T${value.time ?? '00:00'}:00Z`) : numberOf(value.decimal)
  }
  // Excel reads `_x0041_` in a stored text as a character code; the mark itself has to be written as one.
  return value === '' ? null : value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

const thin = { style: 'thin' } as const
const frame: Partial<ExcelJS.Borders> = { top: thin, bottom: thin, left: thin, right: thin }
const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE4E4E4' } } as const
const faces = { text: '仿宋', head: '黑体' } as const
const horizontal = { left: 'left', centre: 'center', right: 'right' } as const

const known = new WeakMap<Look, Map<string, Partial<ExcelJS.Style>>>()

/** One for all cells that look alike and hold alike: the library compares those it has not seen part by part. */
function styleOf(look: Look, value: CellValue): Partial<ExcelJS.Style> {
  const alike = known.get(look) ?? new Map<string, Partial<ExcelJS.Style>>()
  known.set(look, alike)
  const kind = `${typeof storedValue(value)} ${formatOf(value)}`
  const style = alike.get(kind) ?? newStyle(look, value)
  alike.set(kind, style)
  return style
}

function newStyle(
  { face, points = 12, align, indent, framed, upright, idle }: Look,
  value: CellValue,
): Partial<ExcelJS.Style> {
  return {
    font: { name: faces[face], size: points, family: 3, charset: 134 },
    alignment: {
      horizontal: horizontal[align],
      vertical: 'middle',
      wrapText: true,
      ...given({ indent }),
      ...(upright ? { textRotation: 90 } : {}),
    },
    numFmt: formatOf(value),
    ...(framed ? { border: frame } : {}),
    ...(idle ? { fill: grey } : {}),
  }
}

/** Of cells that somebody is to write in. */
const unwritten: Partial<ExcelJS.Style> = {
  font: { name: faces.text, size: 11, family: 3, charset: 134 },
  alignment: { vertical: 'middle', wrapText: true },
  numFmt: '@',
}

/** Text stays text, whatever it looks like. */
function formatOf(value: CellValue): string {
  if (typeof value === 'number') return '0'
  if (typeof value === 'string') return '@'
  if ('day' in value) return value.time ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd'
  const decimals = value.decimal.split('.')[1]?.length ?? 0
  return typeof numberOf(value.decimal) === 'string' ? '@' : `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`
}

/** A sheet as it is read: each merged area once, empty cells as '', and the row (from 0) each picture begins in. */
export type ReadSheet = {
  readonly rows: readonly (readonly CellValue[])[]
  readonly pictures: readonly { readonly png: Buffer; readonly row: number }[]
}

/** Reads a workbook. Anything but plain texts, numbers and days (formulas, links, formatted text) is a text that says so. */
export async function readWorkbook(xlsx: Buffer): Promise<ReadSheet[]> {
  const book = await newBook()
  await book.xlsx.load(Uint8Array.from(xlsx).buffer)
  return book.worksheets.map((sheet) => ({
    rows: rowsOf(sheet),
    pictures: sheet.getImages().map(({ imageId, range }) => ({
      png: Buffer.from(new Uint8Array(book.getImage(Number(imageId)).buffer ?? [])),
      row: range.tl.nativeRow,
    })),
  }))
}

function rowsOf(sheet: ExcelJS.Worksheet): CellValue[][] {
  // The library counts them anew, row by row, each time it is asked.
  const { rowCount, columnCount } = sheet
  return Array.from({ length: rowCount }, (_, i) => {
    const cells: CellValue[] = []
    for (let column = 1; column <= columnCount; column++) {
      const cell = sheet.getCell(i + 1, column)
      if (cell.master === cell) cells.push(readValue(cell))
    }
    return cells
  })
}

function readValue({ value, type, numFmt }: ExcelJS.Cell): CellValue {
  if (value === null) return ''
  if (typeof value === 'string' || typeof value === 'number') return value
  if (!(value instanceof Date)) return `${type}:${JSON.stringify(value)}`
  const [day = '', time = ''] = value.toISOString().split('T')
  return { day, ...(numFmt?.includes('hh:mm') && { time: time.slice(0, 5) }) }
}
