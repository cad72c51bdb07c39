import { basename } from 'node:path'
import type { PrintFinding } from '../../../src-domain/book/print-finding.ts'
import { type Edition, paperNumber } from '../../../src-domain/edition/edition.ts'
import { summaryTable } from '../../../src-domain/edition/summary.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Scheme } from '../../../src-domain/schemes/scheme.ts'
import { sameTable } from '../../documents/checking/summary/printed-table.ts'
import { firstDifference } from '../../documents/checking/summary/read-back.ts'
import { summaryXlsx } from '../../documents/making/summary/summary-xlsx.ts'
import type { ChosenFaces } from '../../documents/typesetting/find-faces.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { finishedBytes, type WrittenFile } from '../../files/finished-file.ts'

/**
 * Writes the summary (附件3) of an edition as an XLSX at `path`. The same edition gives the same bytes. The file takes
 * its name only after it was read back from disk and every cell found as the edition has it.
 * Problems: `summary-differs`, `file-differs`, or what the disk refuses (`disk-full`, `file-locked`, `folder-missing` …).
 */
export async function writeSummary(
  path: string,
  { summary, edition }: { readonly summary: Scheme['summary']; readonly edition: Edition },
): Promise<Result<WrittenFile>> {
  const { bytes, table, foot } = await summaryXlsx(summary, edition)
  return finishedBytes(path, bytes, async (written) => {
    const row = await firstDifference(written, table, foot)
    if (row === undefined) return ok(undefined)
    return failed(problem('summary-differs', { file: basename(path), row }))
  })
}

/** A printed summary: its pages, and what the check of the finished PDF says. */
export type WrittenPdf = WrittenFile & { readonly pages: number; readonly findings: readonly PrintFinding[] }

/**
 * Writes the summary of an edition as a PDF for the seal at `path`: A4 landscape, every sheet with the edition's QR code
 * and mark. The same edition in the same faces gives the same bytes. A PDF that fails another check than that of its
 * content is kept, to be looked at.
 * Problems: `summary-print-differs`, `file-differs`, what the workers or the disk refuse.
 */
export async function writeSummaryPdf(
  path: string,
  options: {
    readonly scheme: Pick<Scheme, 'summary' | 'print'>
    readonly edition: Edition
    readonly workers: Workers
    readonly faces: ChosenFaces
  },
): Promise<Result<WrittenPdf>> {
  const { scheme, edition, workers, faces } = options
  const { hash, content } = edition
  const { widths, sealMillimetres } = scheme.summary
  const made = await workers.make.summary({
    table: summaryTable(scheme.summary, content),
    layout: { widths, sealMillimetres },
    print: scheme.print,
    scheme: content.scheme,
    edition: { number: paperNumber(edition), hash },
    faces,
  })
  if (!made.ok) return made
  const { pdf, pages, findings } = made.value
  const different = findings.find((f) => f.check === sameTable && f.outcome === 'fail')
  if (different) {
    return failed(problem('summary-print-differs', { file: basename(path), sentence: different.message }))
  }
  const written = await finishedBytes(path, pdf)
  return written.ok ? ok({ ...written.value, pages, findings }) : written
}
