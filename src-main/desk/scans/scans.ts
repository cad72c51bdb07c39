import { basename } from 'node:path'
import { appendAudit } from '../../../db/audit.ts'
import { latestEdition, listEditions, listProducts, readEdition } from '../../../db/editions.ts'
import { insertScan, listScans, type StoredScan } from '../../../db/scans.ts'
import { transaction } from '../../../db/store.ts'
import { type Edition, type EditionFile, editionMark } from '../../../src-domain/edition/edition.ts'
import { type EditionChange, editionChanges } from '../../../src-domain/edition/edition-changes.ts'
import { judgeScan, type ScanReading } from '../../../src-domain/edition/scan.ts'
import { failed, ok, type Problem, type Result } from '../../../src-domain/result.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { putFile, sha256Of } from '../../files/file-store.ts'
import { batchOf, type Desk, now } from '../desk.ts'
import { currentContent, editionState } from '../editions/freeze.ts'
import { discardUpload, filesOf, type HandedOver } from '../intake/uploads.ts'

export type ScanRow = StoredScan & {
  /** It is not the current edition's. */
  readonly outdated: boolean
}

/** What came of a scan: kept as the current edition's, or refused with what it is and what changed since. */
export type ScanOutcome =
  | { readonly accepted: true; readonly scan: ScanRow }
  | {
      readonly accepted: false
      readonly problem: Problem
      /** The edition it does belong to, and what changed since then, row by row. */
      readonly edition?: Pick<Edition, 'number' | 'hash' | 'frozenAt'> & { readonly mark: string }
      readonly changes: readonly EditionChange[]
    }

/** All scans that were brought back, newest first. */
export function scans(desk: Desk): ScanRow[] {
  const state = editionState(desk)
  return listScans(desk.store)
    .map((scan) => ({ ...scan, outdated: scan.edition !== state?.edition.number || state.outdated }))
    .reverse()
}

/** Files on this machine, in the order of their pages. */
export type ScanFiles = readonly { readonly file: string; readonly path: string }[]

/**
 * Brings a stamped summary back: one file with all pages, or a file for each. It is kept only if it names the current
 * edition. Problems: `no-edition`, and what reading the files or the disk refuses.
 */
export async function addScan(
  desk: Desk,
  workers: Workers,
  files: ScanFiles,
  by = batchOf(desk).preparer,
): Promise<Result<ScanOutcome>> {
  const reading = await readAll(workers, files)
  return reading.ok ? judged(desk, reading.value, files, by) : reading
}

/** The same with files that were handed over, which are let go of afterwards. */
export async function addHandedOverScan(
  desk: Desk,
  workers: Workers,
  from: HandedOver,
  by?: string,
): Promise<Result<ScanOutcome>> {
  const files = await filesOf(desk, from)
  if (!files.ok) return files
  try {
    return await addScan(desk, workers, files.value, by)
  } finally {
    if ('upload' in from) await discardUpload(desk, from.upload)
  }
}

/** The files' pages counted through, as if they were one. */
async function readAll(workers: Workers, files: ScanFiles): Promise<Result<ScanReading>> {
  let all: ScanReading = { pages: 0, codes: [], marks: [] }
  for (const { file, path } of files) {
    const read = await workers.read.scan(path)
    if (!read.ok) return failed({ ...read.problem, message: `“${basename(file)}”没有收取：${read.problem.message}` })
    const { pages, codes, marks, signature = all.signature } = read.value
    const shifted = <T extends { readonly page: number }>(item: T) => ({ ...item, page: item.page + all.pages })
    all = {
      pages: all.pages + pages,
      codes: [...all.codes, ...codes.map(shifted)],
      marks: [...all.marks, ...marks.map(shifted)],
      ...(signature ? { signature } : {}),
    }
  }
  return ok(all)
}

async function judged(desk: Desk, reading: ScanReading, files: ScanFiles, by: string): Promise<Result<ScanOutcome>> {
  const latest = latestEdition(desk.store)
  if (!latest)
    return failed({ code: 'no-edition', message: '还没有定稿，没有收取扫描件。请先定稿并打印推荐汇总表盖章。' })
  const found = judgeScan(reading, { scheme: desk.scheme.id, editions: listEditions(desk.store) })
  if (!found.ok) return ok({ accepted: false, problem: found.problem, changes: [] })
  if (await isOurOwn(desk, files)) return ok({ accepted: false, problem: notStamped, changes: [] })
  const state = editionState(desk)
  const { edition, notes } = found.value
  if (edition !== latest.number || state?.outdated) return ok(refusedAsFormer(desk, edition, latest))
  return keep(desk, { edition, notes, reading, files, by })
}

const notStamped: Problem = {
  code: 'scan-not-stamped',
  message: '这是本程序生成的推荐汇总表本身，还没有盖章，没有收取。请打印盖章后扫描，或办理电子签章后再收。',
}

/** The very file that was made to be stamped. */
async function isOurOwn(desk: Desk, files: ScanFiles): Promise<boolean> {
  const own = new Set(listProducts(desk.store).map((product) => product.sha256))
  const handed = await Promise.all(files.map(({ path }) => sha256Of(path)))
  return handed.some((sha256) => sha256 !== undefined && own.has(sha256))
}

function refusedAsFormer(desk: Desk, number: number, latest: Edition): ScanOutcome {
  const edition = readEdition(desk.store, number)
  if (!edition) throw new Error('an edition that was listed cannot be read')
  const now = currentContent(desk)
  const mark = editionMark(edition)
  const message =
    number === latest.number
      ? `扫描件是${mark}，但定稿之后数据有改动，没有收取。请重新定稿，打印新的推荐汇总表重新盖章。`
      : `扫描件是${mark}，现在已是第 ${latest.number} 版，没有收取。请打印${editionMark(latest)}的推荐汇总表重新盖章。`
  const { hash, frozenAt } = edition
  return {
    accepted: false,
    problem: { code: 'scan-of-former-edition', message },
    edition: { number, hash, frozenAt, mark },
    changes: editionChanges(desk.scheme, edition.content, now),
  }
}

type Accepted = {
  readonly edition: number
  readonly notes: readonly string[]
  readonly reading: ScanReading
  readonly files: ScanFiles
  readonly by: string
}

async function keep(desk: Desk, { edition, notes, reading, files, by }: Accepted): Promise<Result<ScanOutcome>> {
  const kept: EditionFile[] = []
  for (const { file, path } of files) {
    const stored = await putFile(desk.store.folder, path)
    if (!stored.ok) return stored
    kept.push({ file: basename(file), ...stored.value })
  }
  const { pages, signature } = reading
  const at = now()
  const scan = { edition, files: kept, pages, ...(signature ? { signature } : {}), notes, by, at }
  return transaction(desk.store, (writing) => {
    const id = insertScan(writing, scan)
    appendAudit(writing, { at, by, action: '盖章扫描件', to: `定稿第 ${edition} 版，${pages} 页` })
    return ok({ accepted: true, scan: { ...scan, id, outdated: false } })
  })
}
