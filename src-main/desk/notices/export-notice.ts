import type { Result } from '../../../src-domain/result.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { noticeWorkbook } from '../../notices/notice-workbook.ts'
import { noticeZip, type WrittenNotice, writtenInto } from '../../notices/write-notice.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'
import { noticeFiles } from './current-notice.ts'

type Into = { readonly out: string }

/** Writes the batch's package into a folder, to be given to another desk. Problems: `file-damaged`, `out-unusable`. */
export async function exportNotice(desk: ReadableDesk, { out }: Into): Promise<Result<WrittenNotice>> {
  const files = await noticeFiles(desk)
  return files.ok ? writtenInto(out, noticeOf(desk), 'zip', await noticeZip(files.value)) : files
}

/** The same as a workbook, to be changed and read back. Problems: besides, `notice-no-workbook`. */
export async function exportWorkbook(
  desk: ReadableDesk,
  { out, workers }: Into & { readonly workers: Workers },
): Promise<Result<WrittenNotice>> {
  const files = await noticeFiles(desk)
  if (!files.ok) return files
  const workbook = await noticeWorkbook(files.value, workers)
  return workbook.ok ? writtenInto(out, noticeOf(desk), 'xlsx', workbook.value) : workbook
}

function noticeOf(desk: ReadableDesk) {
  return { scheme: desk.scheme, hash: batchOf(desk).notice ?? '' }
}
