import { createRequire } from 'node:module'
import type ExcelJS from 'exceljs'
import type { GivenCell } from '../../../src-domain/notices/workbook/cell.ts'
import type { GivenSheet } from '../../../src-domain/notices/workbook/given-sheets.ts'
import { newBook } from './new-book.ts'

/** The sheets of a workbook that somebody has written in, cell by cell; undefined where the library can't read it. */
export async function readCells(xlsx: Buffer): Promise<GivenSheet[] | undefined> {
  const book = await newBook()
  knowChineseDays()
  try {
    await book.xlsx.load(Uint8Array.from(xlsx).buffer)
    return book.worksheets.map(sheetOf)
  } catch {
    // Whatever it throws, it throws about the file.
    return undefined
  }
}

/**
 * Formats every Excel knows by their number alone, in China those of days among them: 8月10日 as it is typed is number 58.
 * The library has them by language and takes none, and a day would be a number.
 */
function knowChineseDays(): void {
  type Format = { f?: string; readonly 'zh-cn'?: string }
  const formats: Record<string, Format> = createRequire(import.meta.url)('exceljs/lib/xlsx/defaultnumformats.js')
  for (const format of Object.values(formats)) if (format['zh-cn']) format.f ??= format['zh-cn']
}

/** By the rows and cells there are: a sheet's dimensions may say a million. */
function sheetOf(sheet: ExcelJS.Worksheet): GivenSheet {
  const rows: { row: number; cells: { column: number; cell: GivenCell }[] }[] = []
  sheet.eachRow((row, number) => {
    const cells: { column: number; cell: GivenCell }[] = []
    row.eachCell((cell, column) => {
      const given = givenCell(cell)
      if (given !== undefined && given !== '') cells.push({ column, cell: given })
    })
    if (cells.length > 0) rows.push({ row: number, cells })
  })
  return { name: sheet.name, rows }
}

function givenCell(cell: ExcelJS.Cell): GivenCell | undefined {
  if (cell.master !== cell) return undefined
  const given = plainCell(cell)
  return given !== undefined && given !== '' && cell.isMerged ? { odd: '合并了单元格，请取消合并' } : given
}

function plainCell({ value, numFmt }: ExcelJS.Cell): GivenCell | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'string') return inLines(value)
  if (typeof value === 'number') return numFmt?.includes('%') ? { percent: value } : value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? { odd: '不是日期' } : { day: value.toISOString().slice(0, 10) }
  }
  if ('richText' in value) return inLines(value.richText.map(({ text }) => text).join(''))
  // An address that was typed is made a link; its text is what was typed.
  if ('hyperlink' in value) return textOfLink(value.text)
  if ('error' in value) return { odd: `是错误值 ${String(value.error)}，请重填` }
  return { odd: '是公式，请换成它的值（复制，选择性粘贴为数值）' }
}

/** With the line breaks of this program, which are none of Windows'. */
function inLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** Rich text, where the link's text is formatted, which the types don't say. */
function textOfLink(text: unknown): GivenCell {
  if (typeof text === 'string') return text
  const { richText } = (text ?? {}) as { richText?: readonly { text: string }[] }
  return richText?.map((run) => run.text).join('') ?? { odd: '是链接，请改成文字' }
}
