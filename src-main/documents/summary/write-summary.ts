import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import ExcelJS from 'exceljs'
import type { Edition } from '../../../src-domain/edition.ts'
import { failed, ok, type Problem, type Result } from '../../../src-domain/result.ts'
import type { Scheme } from '../../../src-domain/scheme.ts'
import { type SummaryTable, summaryTable } from '../../../src-domain/summary.ts'
import { finishedFile } from '../../package/finished-file.ts'
import { firstDifference } from './read-back.ts'
import { drawSummary } from './sheet.ts'
import { stableZip } from './stable-zip.ts'

/** A finished file: bytes and SHA-256 (lower-case hex). */
export type WrittenFile = { readonly size: number; readonly sha256: string }

/**
 * Writes the summary (附件3) of an edition as an XLSX at `path`. The same edition gives the same bytes. The file takes
 * its name only after it was read back from disk and every cell found as the edition has it.
 * Problems: `summary-differs`, or what the disk refuses (`disk-full`, `file-locked`, `folder-missing` …).
 */
export async function writeSummary(
  path: string,
  { summary, edition }: { readonly summary: Scheme['summary']; readonly edition: Edition },
): Promise<Result<WrittenFile>> {
  const table = summaryTable(summary, edition.content)
  return finishedFile(path, {
    write: async (temporary) => {
      const bytes = await summaryBytes(summary, table, edition)
      await writeFile(temporary, bytes, { flag: 'wx' })
      return ok({ size: bytes.length, sha256: sha256(bytes) })
    },
    check: async (temporary, written) => {
      const bytes = await readFile(temporary)
      if (sha256(bytes) !== written.sha256) return failed(differs(path, '文件内容'))
      const row = await firstDifference(bytes, table)
      return row === undefined ? ok(written) : failed(differs(path, `第 ${row} 行`))
    },
  })
}

function differs(path: string, what: string): Problem {
  return {
    code: 'summary-differs',
    message: `“${basename(path)}”写好后读回核对，${what}与定稿不一致，文件没有生成。定稿数据不受影响，请重试；仍不一致时请换一个保存位置。`,
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function summaryBytes(summary: Scheme['summary'], table: SummaryTable, edition: Edition): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const frozenAt = new Date(edition.frozenAt)
  workbook.title = table.title
  // The program, never a person: the file leaves the district.
  workbook.creator = '遴选工作台'
  workbook.lastModifiedBy = '遴选工作台'
  workbook.created = frozenAt
  workbook.modified = frozenAt
  drawSummary(workbook, summary, table, edition)
  return stableZip(Buffer.from(await workbook.xlsx.writeBuffer()), frozenAt)
}
