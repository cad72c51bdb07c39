import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { GivenCell } from '../../../src-domain/notices/workbook/cell.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { mostRows, type Table, type TableSheet } from '../../../src-domain/rosters/table.ts'
import { separatedCells, separatorOf } from '../../../src-domain/text/separated.ts'
import { ifReadable } from '../../bugs.ts'
import { workbookFile } from '../reading/archive/workbook-file.ts'
import { readCells } from './workbook-cells.ts'

/**
 * A table that was handed in, XLSX or CSV, as text. Problems: `table-unreadable`, `table-locked`, `table-old`,
 * `table-too-large`.
 */
export async function readTable(path: string, file: string): Promise<Result<Table>> {
  const isText = ['.csv', '.txt', '.tsv'].includes(extname(file).toLowerCase())
  const read = isText ? await readText(path, file) : await readWorkbook(path, file)
  const isLong = read.ok && read.value.sheets.some(({ rows }) => rows.length > mostRows)
  return isLong ? failed(problem('table-too-large', { file, most: mostRows })) : read
}

/** As Excel saves them in China, and as everybody else does: GB18030 reads whatever is not UTF-8. */
async function readText(path: string, file: string): Promise<Result<Table>> {
  const bytes = await ifReadable(readFile(path))
  if (!bytes || bytes.includes(0)) return failed(problem('table-unreadable', { file }))
  const text = decoded(bytes)
  const lines = separatedCells(text, separatorOf(text))
  return ok({
    sheets: [
      sheetOf(
        '',
        lines.map((cells, i) => ({ row: i + 1, cells })),
      ),
    ],
    unread: 0,
  })
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

async function readWorkbook(path: string, file: string): Promise<Result<Table>> {
  const bytes = await workbookFile(path, file)
  if (!bytes.ok) {
    const { code } = bytes.problem
    if (code === 'workbook-too-large') return failed(problem('table-too-large', { file, most: mostRows }))
    if (code === 'workbook-password') return failed(problem('table-locked', { file }))
    return failed(problem(code === 'workbook-old' ? 'table-old' : 'table-unreadable', { file }))
  }
  const sheets = await readCells(bytes.value)
  if (!sheets) return failed(problem('table-unreadable', { file }))
  let unread = 0
  const text = (cell: GivenCell): string => {
    if (typeof cell === 'string') return cell
    if (typeof cell === 'number') return String(cell)
    if ('day' in cell) return cell.day
    return 'percent' in cell ? `${cell.percent * 100}%` : ''
  }
  const read = sheets.map(({ name, rows }) =>
    sheetOf(
      name,
      rows.map(({ row, cells }) => {
        const line: string[] = []
        const odd = new Map<number, string>()
        for (const { column, cell } of cells) {
          line[column - 1] = text(cell)
          if (typeof cell === 'object' && 'odd' in cell) odd.set(column - 1, cell.odd)
        }
        unread += odd.size
        return { row, cells: Array.from(line, (one) => one ?? ''), ...(odd.size > 0 && { odd }) }
      }),
    ),
  )
  return ok({ sheets: read, unread })
}

function sheetOf(name: string, rows: TableSheet['rows']): TableSheet {
  return { name, rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) }
}
