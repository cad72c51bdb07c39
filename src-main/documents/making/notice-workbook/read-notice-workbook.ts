import type { GivenSheet, SheetFault } from '../../../../src-domain/notices/workbook/given-sheets.ts'
import { readSheets, type SheetsRead } from '../../../../src-domain/notices/workbook/read-sheets.ts'
import { dataOf, type NoticeData } from '../../../../src-domain/notices/workbook/whole.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { workbookFile } from '../../reading/archive/workbook-file.ts'
import { readCells } from '../../typesetting/workbook-cells.ts'

/** What a workbook says, with where, or what is wrong with its cells. */
export type NoticeWorkbook =
  | { readonly data: NoticeData; readonly whole: SheetsRead['whole']; readonly places: SheetsRead['places'] }
  | { readonly faults: readonly SheetFault[] }

/** A package (方案包) that came as a workbook. Problems: as `workbookFile`. */
export async function readNoticeWorkbook(path: string, file: string): Promise<Result<NoticeWorkbook>> {
  const bytes = await workbookFile(path, file)
  if (!bytes.ok) return bytes
  const cells = await readCells(bytes.value)
  return cells ? ok(dataIn(cells)) : failed(problem('workbook-unreadable', { file }))
}

export function dataIn(sheets: readonly GivenSheet[]): NoticeWorkbook {
  const { whole, places, faults } = readSheets(sheets)
  return faults.length > 0 ? { faults } : { data: dataOf(whole), whole, places }
}
