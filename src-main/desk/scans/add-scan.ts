import { basename } from 'node:path'
import { insertScan, type StoredScan } from '../../../db/scans.ts'
import type { EditionFile } from '../../../src-domain/edition/edition.ts'
import { type JudgedScan, joinedReadings, type ScanReading } from '../../../src-domain/edition/scan.ts'
import type { ScanFile, ScanSet } from '../../../src-domain/edition/scan-set.ts'
import { ofFile } from '../../../src-domain/problems/problem.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { putFile } from '../../files/file-store.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept, type ReadableDesk } from '../desk.ts'
import { toldEdition } from '../editions/told-edition.ts'
import type { HandedIn } from '../uploads/handed-in.ts'
import { type HandedOver, withHandedOver } from '../uploads/handed-over.ts'
import { judgeReading, type RefusedScan } from './judge-reading.ts'
import { type ScanRow, scanOfEdition, scansOfEdition } from './list-scans.ts'

/** What came of a scan: kept as the current edition's, or refused with what it is and what changed since. */
export type ScanOutcome = (AcceptedScan | RefusedScan) & Kept

export type AcceptedScan = {
  readonly accepted: true
  readonly scan: ScanRow
  /** The edition's scan with it: what of the summary is there now, and what is missing. */
  readonly whole: ScanSet
}

/** Files on this machine, in the order of their pages. */
export type ScanFiles = readonly HandedIn[]

export type ReadOptions = LongStep & { readonly workers: Workers }

/** Brings back a stamped summary that was handed over, and lets go of what was uploaded. */
export function addHandedOverScan(
  desk: Desk,
  { from }: { readonly from: HandedOver },
  actor: Actor,
  options: ReadOptions,
): Promise<Result<ScanOutcome>> {
  return withHandedOver(desk, from, (files) => addScan(desk, { files }, actor, options))
}

/**
 * Brings sheets of a stamped summary back, all or some, in one file or several. They are kept only if they name the
 * edition that is current when they are kept, and once however often they come. Problems: `scan-without-edition`, and what reading
 * the files or the disk refuses.
 */
export async function addScan(
  desk: Desk,
  { files }: { readonly files: ScanFiles },
  actor: Actor,
  options: ReadOptions,
): Promise<Result<ScanOutcome>> {
  const readings = await readAll(files, options)
  if (!readings.ok) return readings
  const reading = joinedReadings(readings.value)
  // What is refused already is not put into the file store; what counts is asked where it is kept.
  const early = judgeReading(desk, reading)
  if (!early.ok) return early
  if (!early.value.accepted) return ok(early.value)
  const kept: EditionFile[] = []
  for (const { file, path } of files) {
    const stored = await putFile(desk.store.folder, path, file)
    if (!stored.ok) return stored
    kept.push({ file: basename(file), ...stored.value })
  }
  const { pages, signature } = reading
  return change(desk, actor, (tx): Result<ScanOutcome> => {
    const judged = judgeReading(tx, reading)
    if (!judged.ok) return judged
    if (!judged.value.accepted) return ok(judged.value)
    const { edition, notes } = judged.value
    const before = standing(tx, edition, kept)
    if (before) return ok(accepted(tx, before))
    const scan = {
      ...{ edition, pages, notes, by: actor.name, at: tx.at },
      files: withSheets(kept, readings.value, judged.value),
      ...(signature ? { signature } : {}),
    }
    const id = insertScan(tx.store, scan)
    tx.record({ kind: 'scan-accepted', ...toldEdition(tx, edition), pages, files: kept })
    return ok(accepted(tx, { ...scan, id }))
  })
}

function accepted(desk: ReadableDesk, scan: StoredScan): ScanOutcome {
  const whole = scanOfEdition(desk, scan.edition)
  if (!whole) throw new Error('a scan that was kept is part of its edition’s')
  return { accepted: true, scan: { ...scan, outdated: false }, whole }
}

/** The scan these very files came as before, if no later one has taken the place of any of them. */
function standing(desk: ReadableDesk, edition: number, files: readonly EditionFile[]): StoredScan | undefined {
  const counting = scanOfEdition(desk, edition)?.files ?? []
  return scansOfEdition(desk, edition).findLast(
    (scan) =>
      isSame(scan.files, files) &&
      scan.files.every((_, i) => counting.some((f) => f.scan === scan.id && f.index === i)),
  )
}

function isSame(one: readonly EditionFile[], other: readonly EditionFile[]): boolean {
  return one.length === other.length && one.every((file, i) => file.sha256 === other[i]?.sha256)
}

/** Each file with the sheets that its pages show. */
function withSheets(files: readonly EditionFile[], readings: readonly ScanReading[], judged: JudgedScan): ScanFile[] {
  const { sheets, of } = judged
  let pagesBefore = 0
  return files.map((file, i) => {
    const first = pagesBefore
    pagesBefore += readings[i]?.pages ?? 0
    const own = sheets.filter(({ page }) => page > first && page <= pagesBefore)
    return { ...file, sheets: own.map(({ sheet, sealed }) => ({ sheet, of, sealed })) }
  })
}

async function readAll(files: ScanFiles, { workers, signal, progress }: ReadOptions): Promise<Result<ScanReading[]>> {
  const readings: ScanReading[] = []
  for (const [i, { file, path }] of files.entries()) {
    const label = files.length > 1 ? `读取扫描件（${i + 1}/${files.length}）` : '读取扫描件'
    const read = await workers.read.scan(path, { signal, progress: (step) => progress?.({ ...step, label }) })
    if (!read.ok) return failed(ofFile(basename(file), read.problem, '没有收取'))
    readings.push(read.value)
  }
  return ok(readings)
}
