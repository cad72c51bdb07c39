import { problem } from '../problems/problem.ts'
import { failed, ok, type Result } from '../result.ts'
import { type Edition, editionMark, shortHash } from './edition.ts'
import { type EditionCode, isOfEdition } from './edition-code.ts'

/** What was found on the pages of a scan that was brought back; pages count from 1. */
export type ScanReading = {
  readonly pages: number
  /** QR codes of ours. */
  readonly codes: readonly (EditionCode & { readonly page: number })[]
  /** Readable marks (定稿第 1 版 · 7F3A-91C2) in a PDF's own text; `shortHash` is 7F3A-91C2. */
  readonly marks: readonly { readonly page: number; readonly number: number; readonly shortHash: string }[]
  /** Electronically signed: the last signature covers the whole file, or something was added after it. */
  readonly signature?: 'whole' | 'added-to'
}

/** The editions of a data folder, oldest first, and the scheme they are of. */
export type KnownEditions = { readonly scheme: string; readonly editions: readonly EditionHead[] }
type EditionHead = Pick<Edition, 'number' | 'hash'>

/** Of which edition a scan of the summary is, and what the officer should look at all the same. */
export type JudgedScan = { readonly edition: number; readonly notes: readonly string[] }

/**
 * Says of which of the known editions a scan is: they must all name the same one, and it must be the summary. QR codes
 * decide; readable marks only where there is no code, because a scanner's own text recognition misreads them. Problems:
 * `scan-without-code`, `signed-without-code`, `scan-of-other-scheme`, `scan-of-other-desk`, `scan-of-several`,
 * `scan-not-summary`.
 */
export function judgeScan(reading: ScanReading, { scheme, editions }: KnownEditions): Result<JudgedScan> {
  const { codes, marks } = reading
  if (codes.length === 0 && marks.length === 0) {
    return failed(problem(reading.signature ? 'signed-without-code' : 'scan-without-code'))
  }
  if (codes.some((code) => code.scheme !== scheme)) {
    return failed(problem('scan-of-other-scheme'))
  }
  const named =
    codes.length > 0
      ? codes.map((code) => ({ ...code, found: editions.find((e) => isOfEdition(code, e)) }))
      : marks.map((mark) => ({ ...mark, found: editions.find((e) => isMarkOf(mark, e)) }))
  const stranger = named.find((n) => !n.found)
  if (stranger) return failed(problem('scan-of-other-desk', { page: stranger.page, edition: stranger.number }))
  const found = [...new Set(named.flatMap((n) => n.found ?? []))].sort((a, b) => a.number - b.number)
  const [edition, other] = found
  if (!edition) throw new Error('every code and mark has an edition here')
  if (other) {
    const mixed = found.map((e) => ({ mark: editionMark(e), pages: pagesOf(named, e) }))
    return failed(problem('scan-of-several', { found: mixed }))
  }
  if (codes.length > 0 && codes.every((code) => code.summary === undefined)) {
    return failed(problem('scan-not-summary', { mark: editionMark(edition) }))
  }
  return ok({ edition: edition.number, notes: notesOn(reading) })
}

function isMarkOf({ number, shortHash: hash }: ScanReading['marks'][number], edition: EditionHead): boolean {
  return edition.number === number && shortHash(edition.hash) === hash
}

function pagesOf(
  named: readonly { readonly page: number; readonly found: EditionHead | undefined }[],
  edition: EditionHead,
): string {
  return [...new Set(named.flatMap(({ page, found }) => (found === edition ? [page] : [])))].join('、')
}

function notesOn({ codes, signature }: ScanReading): string[] {
  const sheets = codes.flatMap(({ summary }) => (summary && summary !== 'unpaged' ? [summary] : []))
  const of = Math.max(0, ...sheets.map((sheet) => sheet.of))
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((page) => !sheets.some((s) => s.page === page))
  return [
    ...(missing.length > 0
      ? [`推荐汇总表共 ${of} 页，没有认出第 ${missing.join('、')} 页。请看看扫描件有没有漏页。`]
      : []),
    ...(signature === 'added-to' ? ['文件在电子签章之后又有改动。请在签章软件里核验签章是否仍然有效。'] : []),
  ]
}
