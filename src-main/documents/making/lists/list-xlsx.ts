import { type Look, type Sheet, type SheetRow, writeWorkbook } from '../../typesetting/workbook.ts'
import type { List, ListColumn } from './list.ts'

const points = 11
/** An upright head is as high as its longest title: points a character, and the air at its ends. */
const uprightPoints = { character: 11.5, air: 10 }

/** A list as a workbook to be sorted, filtered and worked on; printed, it is A4 landscape with its heads on each page. */
export function listXlsx(list: List): Promise<Buffer> {
  return listsXlsx(list.title, [list])
}

/** Several as one workbook, a sheet each. */
export function listsXlsx(title: string, lists: readonly List[]): Promise<Buffer> {
  const at = new Date(`${lists[0]?.on}T00:00:00Z`)
  return writeWorkbook({ title, sheets: lists.map(sheetOf), at })
}

function sheetOf({ title, line, columns, rows }: List): Sheet {
  return {
    name: title,
    widths: columns.map(({ width }) => width),
    rows: [headRow(columns), ...rows.map((row) => ({ cells: row.map((value, i) => cellOf(value, columns[i])) }))],
    repeated: 1,
    filtered: true,
    head: { title, line },
    foot: { left: '', right: '第 &P 页 共 &N 页' },
  }
}

function headRow(columns: readonly ListColumn[]): SheetRow {
  const longest = Math.max(0, ...columns.map(({ title, upright }) => (upright ? title.length : 0)))
  return {
    cells: columns.map(({ title, upright = false }) => ({
      value: title,
      look: { face: 'head', points, align: 'centre', framed: true, upright },
    })),
    height: longest > 0 ? longest * uprightPoints.character + uprightPoints.air : 0,
  }
}

function cellOf(value: List['rows'][number][number], column: ListColumn | undefined) {
  const look: Look = { face: 'text', points, align: column?.align ?? 'left', framed: true }
  return { value, look }
}
