import { columnLetters, unread } from '../../../../src-domain/notices/workbook/sheet.ts'
import { canonicalText, type NoticeData, wholeOf } from '../../../../src-domain/notices/workbook/whole.ts'
import type { Choice, WrittenSheet } from '../../../../src-domain/notices/workbook/write-sheets.ts'
import { writeSheets } from '../../../../src-domain/notices/workbook/write-sheets.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { type Choices, type Look, type Sheet, type SheetRow, writeWorkbook } from '../../typesetting/workbook.ts'
import { readCells } from '../../typesetting/workbook-cells.ts'
import { dataIn } from './read-notice-workbook.ts'

/** The same package is the same workbook, whenever it is written. */
const time = new Date('2023-01-01T00:00:00+08:00')

const head: Look = { face: 'head', points: 11, align: 'centre', framed: true }
const text: Look = { face: 'text', points: 11, align: 'left', framed: true }
/** Rows below the written ones that offer what the written ones do. */
const spare = 200

/**
 * A package (方案包) as a workbook, read back and compared before anybody has it. Problem: `notice-no-workbook` for what
 * its sheets have no place for.
 */
export async function writeNoticeWorkbook(data: NoticeData): Promise<Result<Uint8Array>> {
  const sheets = writeSheets(wholeOf(data))
  const lists = choiceLists(sheets)
  const { shortTitle = '' } = data.scheme as { shortTitle?: string }
  const xlsx = await writeWorkbook({
    title: `${shortTitle}方案`,
    sheets: [aboutSheet(sheets, shortTitle), ...sheets.map((sheet) => drawn(sheet, sheets, lists)), listSheet(lists)],
    at: time,
  })
  const cells = await readCells(xlsx)
  const back = cells && dataIn(cells)
  if (!back || !('data' in back) || canonicalText(back.data) !== canonicalText(data)) {
    return failed(problem('notice-no-workbook'))
  }
  return ok(xlsx)
}

function drawn(sheet: WrittenSheet, all: readonly WrittenSheet[], lists: readonly (readonly string[])[]): Sheet {
  const { name, heads, rows, fixed } = sheet
  const last = rows.length + 1
  const choices = [
    ...heads.flatMap(({ choice }, i): Choices[] => {
      return choice ? [{ column: i + 1, from: 2, to: last + spare, ...offered(choice, all, lists) }] : []
    }),
    ...rows.flatMap((cells, row) =>
      cells.flatMap(({ choice }, i): Choices[] => {
        return choice ? [{ column: i + 1, from: row + 2, to: row + 2, ...offered(choice, all, lists) }] : []
      }),
    ),
  ]
  return {
    ...foot(name),
    widths: heads.map(({ width }) => width),
    rows: [
      { cells: heads.map(({ text, comment }) => ({ value: text, look: head, ...(comment ? { comment } : {}) })) },
      ...rows.map(
        (cells): SheetRow => ({
          cells: cells.map(({ value, idle }) => ({ value: stored(value), look: idle ? { ...text, idle } : text })),
        }),
      ),
    ],
    written: { fixed, choices },
  }
}

function stored(value: string | number): string | number | { readonly decimal: string } {
  return typeof value === 'number' && !Number.isInteger(value) ? { decimal: String(value) } : value
}

function foot(name: string) {
  return { name, repeated: 1, foot: { left: name, right: '第 &P 页，共 &N 页' } }
}

function offered(choice: Choice, all: readonly WrittenSheet[], lists: readonly (readonly string[])[]) {
  if ('pick' in choice) {
    const [sheet, head] = choice.pick.split('.')
    const picked = all.find(({ name }) => name === sheet)
    const column = (picked?.heads.findIndex(({ text }) => text === head) ?? -1) + 1
    if (!picked || column === 0) throw new Error(`no ${choice.pick}`)
    return { of: range(picked.name, column, picked.rows.length + 1 + spare), only: false }
  }
  const list = lists.findIndex((one) => one.join() === choice.of.join())
  return list < 0
    ? { of: choice.of, only: true }
    : { of: range(unread.choices, list + 1, (lists[list]?.length ?? 0) + 1), only: true }
}

function range(sheet: string, column: number, last: number): string {
  const letter = columnLetters(column)
  return `'${sheet}'!$${letter}$2:$${letter}$${last}`
}

/** Too long for a cell's own list, which has 255 characters at most, they stand in a sheet of their own. */
function choiceLists(sheets: readonly WrittenSheet[]): string[][] {
  const all = sheets.flatMap(({ heads, rows }) =>
    [...heads, ...rows.flat()].flatMap(({ choice }) => (choice && 'of' in choice ? [[...choice.of]] : [])),
  )
  return all.filter((list, i) => list.length > 2 && all.findIndex((one) => one.join() === list.join()) === i)
}

function listSheet(lists: readonly (readonly string[])[]): Sheet {
  const most = Math.max(...lists.map((list) => list.length))
  return {
    ...foot(unread.choices),
    widths: lists.map(() => 18),
    rows: [
      { cells: lists.map((_, i) => ({ value: `选项${i + 1}`, look: head })) },
      ...Array.from({ length: most }, (_, row) => ({
        cells: lists.map((list) => ({ value: list[row] ?? '', look: text })),
      })),
    ],
  }
}

function aboutSheet(sheets: readonly WrittenSheet[], title: string): Sheet {
  const line = (value: string): SheetRow => ({ cells: [{ value, columns: 2, look: { ...text, framed: false } }] })
  return {
    ...foot(unread.about),
    widths: [20, 90],
    rows: [
      { cells: [{ value: `${title}：方案`, columns: 2, look: { ...head, framed: false, points: 16 } }], height: 36 },
      ...rules.map(line),
      { cells: ['工作表', '写什么'].map((value) => ({ value, look: head })) },
      ...sheets.map(({ name, about }) => ({ cells: [name, about].map((value) => ({ value, look: text })) })),
    ],
  }
}

const rules = [
  '1. 在 Excel、WPS 或 LibreOffice 里改，另存为 .xlsx，再在遴选工作台里选这个文件：先过四步检查，不对的地方会指出工作表、行、列。',
  '2. 列名、工作表名不要改，不要合并单元格，不写公式。加一行就是加一项，删一行就是删一项，先后就是顺序。自己加的列和工作表，名称以“备注”开头。',
  '3. 把鼠标停在列名上有说明；有下拉箭头的可以选。灰色的格与这一行无关，空着。一格写几项的，文字一行一个（Alt+Enter 换行），代号、年份用顿号隔开。',
  '4. 年份写相对数：-1 是方案年份的上一年。文字里的 {-1} 会换成年份，{minimum} 会换成同一行的下限。通知的 PDF 不在表格里。',
]
