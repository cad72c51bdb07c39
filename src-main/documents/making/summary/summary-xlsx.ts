import { type Edition, editionMark } from '../../../../src-domain/edition/edition.ts'
import { editionCode } from '../../../../src-domain/edition/edition-code.ts'
import { type SummaryTable, summaryTable } from '../../../../src-domain/edition/summary.ts'
import type { Scheme } from '../../../../src-domain/schemes/scheme.ts'
import { qrPng } from '../../typesetting/qr.ts'
import { writeWorkbook } from '../../typesetting/workbook.ts'
import { type SheetFoot, summarySheets } from './sheet.ts'

/** The summary as a workbook, and what it says, to be held against it. */
export type SummaryXlsx = { readonly bytes: Uint8Array; readonly table: SummaryTable; readonly foot: SheetFoot }

/** The summary (附件3) of an edition as XLSX. The same edition gives the same bytes. */
export async function summaryXlsx(summary: Scheme['summary'], edition: Edition): Promise<SummaryXlsx> {
  const table = summaryTable(summary, edition.content)
  const foot: SheetFoot = {
    mark: editionMark(edition),
    qr: await qrPng(editionCode(edition, edition.content.scheme, 'unpaged')),
  }
  const sheets = summarySheets(summary, table, foot)
  return { bytes: await writeWorkbook({ title: table.title, sheets, at: new Date(edition.frozenAt) }), table, foot }
}
