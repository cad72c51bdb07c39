import { type Problem, problem } from '../problems/problem.ts'
import { failed, ok, type Result } from '../result.ts'
import { inRuns } from '../text/runs.ts'
import { editionMark, type Named, paperNumber, shortHash } from './edition.ts'
import { type EditionCode, isOfEdition } from './edition-code.ts'
import type { SummaryTable } from './summary.ts'
import { saysTheSummary } from './summary-text.ts'

/** What was found on the pages of a scan that was brought back; pages count from 1. */
export type ScanReading = {
  readonly pages: number
  /** QR codes of ours; `cut` where one is too large for its page to hold a whole sheet. */
  readonly codes: readonly (EditionCode & { readonly page: number; readonly mirrored?: true; readonly cut?: true })[]
  /** Readable marks (定稿第 1 版 · 7F3A-91C2) in a PDF's own text; `shortHash` is 7F3A-91C2. */
  readonly marks: readonly { readonly page: number; readonly number: number; readonly shortHash: string }[]
  /** Pages that are no picture of a sheet but were drawn by a program, and what they say. */
  readonly drawn: readonly { readonly page: number; readonly text: string }[]
  /** Pages with nothing on them: the backs a duplex scanner sends along. */
  readonly blank: readonly number[]
  /** Pages that are a summary's first sheet and on which something looks like a seal. */
  readonly sealed: readonly number[]
  /** Pages that were not looked at, because those before were already not recognised. */
  readonly unseen: readonly number[]
  /** Electronically signed: the last signature covers the whole file, or something was added after it. */
  readonly signature?: 'whole' | 'added-to'
}

/** The editions of a data folder, oldest first, the scheme they are of, and what the summary of each says. */
export type KnownEditions = {
  readonly scheme: string
  readonly editions: readonly EditionHead[]
  readonly summaryOf: (edition: number) => Result<SummaryTable>
}
type EditionHead = Named

/** Of which edition a scan of the summary is, which of its sheets it shows, and what the officer should look at. */
export type JudgedScan = {
  readonly edition: number
  /** Sheets the summary has. */
  readonly of: number
  readonly sheets: readonly ScannedSheet[]
  readonly notes: readonly string[]
}

/** A page of a scan that is a sheet of the summary, from 1. */
export type ScannedSheet = { readonly page: number; readonly sheet: number; readonly sealed: boolean }

/**
 * Says of which of the known editions a scan is. Every page must be known for what it is: a sheet of that edition's
 * summary by the code on its picture, or blank. A PDF that a program has drawn is no scan, whatever stands in it, unless
 * it is signed and says what the summary says. Problems: `scan-without-code`, `scan-mirrored`, `scan-cut-off`, `scan-of-other-scheme`,
 * `scan-of-other-desk`, `scan-of-several`, `scan-of-two-prints`, `scan-not-stamped`, `signed-without-code`, `scan-not-summary`,
 * `scan-of-spreadsheet`, `scan-with-other-pages`, `scan-says-otherwise`.
 */
export function judgeScan(reading: ScanReading, { scheme, editions, summaryOf }: KnownEditions): Result<JudgedScan> {
  const { codes, marks, drawn, signature } = reading
  if (codes.length === 0 && marks.length === 0) return failed(withoutCode(reading))
  const mirrored = codes.filter((code) => code.mirrored)
  if (mirrored.length > 0) {
    return failed(problem('scan-mirrored', { pages: listed(mirrored) }))
  }
  const edition = editionNamed(reading, scheme, editions)
  if (!edition.ok) return edition
  if (drawn.length > 0 && !signature) return failed(problem('scan-not-stamped', { pages: listed(drawn) }))
  const { number } = edition.value
  if (drawn.length > 0) {
    const summary = summaryOf(number)
    return summary.ok ? judgeSigned(reading, edition.value, summary.value) : summary
  }
  return judgeSheets(reading, edition.value)
}

/** The one edition that all codes name; readable marks count only where there is no code. */
function editionNamed(
  { codes, marks }: ScanReading,
  scheme: string,
  editions: readonly EditionHead[],
): Result<EditionHead> {
  if (codes.some((code) => code.scheme !== scheme)) {
    return failed(problem('scan-of-other-scheme'))
  }
  // A scanner's own text recognition misreads marks, so codes come before them.
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
    const mixed = found.map((e) => ({ mark: editionMark(e), pages: listed(named.filter((n) => n.found === e)) }))
    return failed(problem('scan-of-several', { found: mixed }))
  }
  return ok(edition)
}

/** Pictures of sheets: the code in the foot of each says which it is. */
function judgeSheets(reading: ScanReading, edition: EditionHead): Result<JudgedScan> {
  const { codes, sealed } = reading
  const books = codes.filter((code) => code.summary === undefined)
  if (books.length > 0) {
    return failed(problem('scan-not-summary', { pages: listed(books), mark: editionMark(edition) }))
  }
  const unpaged = codes.filter((code) => code.summary === 'unpaged')
  if (unpaged.length > 0) {
    return failed(problem('scan-of-spreadsheet', { pages: listed(unpaged), mark: editionMark(edition) }))
  }
  const paged = codes.flatMap(({ page, summary }) =>
    summary && summary !== 'unpaged' ? [{ ...summary, at: page }] : [],
  )
  const [first] = paged
  if (!first) return failed(withoutCode(reading))
  const cut = codes.filter((code) => code.cut)
  if (cut.length > 0) return failed(problem('scan-cut-off', { pages: listed(cut) }))
  const stray = strayPages(reading, new Set(paged.map(({ at }) => at)))
  if (stray) {
    return failed(problem('scan-with-other-pages', { known: knownSheets(paged), stray }))
  }
  if (paged.some(({ of }) => of !== first.of)) {
    return failed(problem('scan-of-two-prints', { pages: [...new Set(paged.map(({ of }) => of))] }))
  }
  // Of several sheets in one picture it can't be told which of them bears the seal.
  const alone = (page: number) => paged.filter(({ at }) => at === page).length === 1
  const sheets = paged.map(({ page, at }) => ({ page: at, sheet: page, sealed: sealed.includes(at) && alone(at) }))
  const notes = [...sideBySide(paged), ...repeated(paged), ...signatureNotes(reading)]
  return ok({ edition: edition.number, of: first.of, sheets, notes })
}

/** Several sheets that were laid down together are each seen half as well. */
function sideBySide(paged: readonly { readonly page: number; readonly at: number }[]): string[] {
  return [...Map.groupBy(paged, ({ at }) => at)].flatMap(([at, seen]) => {
    const sheets = [...new Set(seen.map(({ page }) => page))].toSorted((a, b) => a - b)
    if (sheets.length === 1) return []
    return [`扫描件第 ${at} 页上有推荐汇总表第 ${inRuns(sheets)} 页。请核对是否看得清，看不清的逐页重新扫描。`]
  })
}

/** A sheet scanned twice is no fault, but the city receives each of its pages. */
function repeated(paged: readonly { readonly page: number; readonly at: number }[]): string[] {
  return [...Map.groupBy(paged, ({ page }) => page)].flatMap(([sheet, seen]) => {
    const at = [...new Set(seen.map((one) => one.at))]
    if (at.length === 1) return []
    return [`推荐汇总表第 ${sheet} 页扫描了 ${at.length} 次（扫描件第 ${inRuns(at)} 页）。请核对，多余的去掉后换一份。`]
  })
}

/** 第 1–3 页是推荐汇总表第 1–3 页（共 4 页）: sheets that follow one another as they should are said together. */
function knownSheets(paged: readonly { readonly page: number; readonly of: number; readonly at: number }[]): string[] {
  const together = Map.groupBy(paged, ({ page, of, at }) => `${page - at} ${of}`)
  return [...together.values()].map((sheets) => {
    const [pages, numbers] = [listed(sheets.map(({ at }) => ({ page: at }))), listed(sheets)]
    return `第 ${pages} 页是推荐汇总表第 ${numbers} 页（共 ${sheets[0]?.of} 页）`
  })
}

/** What a program has drawn and a seal has signed must say all that the summary says, on pages that bear its mark. */
function judgeSigned(reading: ScanReading, edition: EditionHead, table: SummaryTable): Result<JudgedScan> {
  const { codes, marks, drawn } = reading
  const own = new Set([...codes, ...marks.filter((mark) => isMarkOf(mark, edition))].map(({ page }) => page))
  const says = saysTheSummary(drawn.map(({ text }) => text).join('\n'), table)
  if (!says || strayPages(reading, own)) {
    return failed(problem('scan-says-otherwise', { mark: editionMark(edition) }))
  }
  const sheets = drawn.map(({ page }, i) => ({ page, sheet: i + 1, sealed: true }))
  return ok({ edition: edition.number, of: drawn.length, sheets, notes: signatureNotes(reading) })
}

/** Pages that are neither one of these nor blank, in words. */
function strayPages({ pages, blank, unseen }: ScanReading, known: ReadonlySet<number>): string | undefined {
  const all = Array.from({ length: pages }, (_, i) => i + 1)
  const stray = all.filter((page) => !known.has(page) && !blank.includes(page) && !unseen.includes(page))
  if (stray.length === 0) return undefined
  const rest = unseen.length > 0 ? `（另有 ${unseen.length} 页没有再看）` : ''
  return `第 ${inRuns(stray)} 页没有认出是推荐汇总表${rest}`
}

/** The files of a scan read as one, their pages counted through. */
export function joinedReadings(readings: readonly ScanReading[]): ScanReading {
  const before = readings.map((_, i) => readings.slice(0, i).reduce((sum, { pages }) => sum + pages, 0))
  const paged = <T extends { readonly page: number }>(of: (reading: ScanReading) => readonly T[]): T[] =>
    readings.flatMap((reading, i) => of(reading).map((item) => ({ ...item, page: item.page + (before[i] ?? 0) })))
  const numbers = (of: (reading: ScanReading) => readonly number[]) =>
    readings.flatMap((reading, i) => of(reading).map((page) => page + (before[i] ?? 0)))
  // One file's seal doesn't sign what a program has drawn in another.
  const signs = readings.every(({ drawn, signature }) => drawn.length === 0 || signature !== undefined)
  const signatures = signs ? readings.flatMap(({ signature }) => signature ?? []) : []
  const signature = signatures.find((one) => one === 'added-to') ?? signatures[0]
  return {
    pages: readings.reduce((sum, { pages }) => sum + pages, 0),
    codes: paged((reading) => reading.codes),
    marks: paged((reading) => reading.marks),
    drawn: paged((reading) => reading.drawn),
    blank: numbers((reading) => reading.blank),
    sealed: numbers((reading) => reading.sealed),
    unseen: numbers((reading) => reading.unseen),
    ...(signature ? { signature } : {}),
  }
}

function isMarkOf({ number, shortHash: hash }: ScanReading['marks'][number], edition: EditionHead): boolean {
  return paperNumber(edition) === number && shortHash(edition.hash) === hash
}

function withoutCode({ signature, drawn }: ScanReading): Problem {
  if (signature) return problem('signed-without-code')
  return drawn.length > 0 ? problem('scan-not-stamped', { pages: listed(drawn) }) : problem('scan-without-code')
}

function listed(items: readonly { readonly page: number }[]): string {
  return inRuns(items.map(({ page }) => page))
}

function signatureNotes({ signature }: ScanReading): string[] {
  return signature === 'added-to' ? ['文件在电子签章之后又有改动。请在签章软件里核验签章是否仍然有效。'] : []
}
