import { basename } from 'node:path'
import { insertScan } from '../../../db/scans.ts'
import type { EditionFile } from '../../../src-domain/edition/edition.ts'
import type { ScanReading } from '../../../src-domain/edition/scan.ts'
import { ofFile } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Workers } from '../../documents/workers/workers.ts'
import { putFile } from '../../files/file-store.ts'
import { sha256Of } from '../../files/sha256.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { type HandedOver, type HandedOverFile, withHandedOver } from '../uploads/handed-over.ts'
import { judgeReading, type RefusedScan } from './judge-reading.ts'
import { type ScanRow, scanOfEdition } from './list-scans.ts'

/** What came of a scan: kept as the current edition's, or refused with what it is and what changed since. */
export type ScanOutcome = ({ readonly accepted: true; readonly scan: ScanRow } | RefusedScan) & Kept

/** Files on this machine, in the order of their pages. */
export type ScanFiles = readonly HandedOverFile[]

/** Brings back a stamped summary that was handed over, and lets go of what was uploaded. */
export function addHandedOverScan(
  desk: Desk,
  { from }: { readonly from: HandedOver },
  actor: Actor,
  options: { readonly workers: Workers },
): Promise<Result<ScanOutcome>> {
  return withHandedOver(desk, from, (files) => addScan(desk, { files }, actor, options))
}

/**
 * Brings a stamped summary back: one file with all pages, or a file for each. It is kept only if it names the edition
 * that is current when it is kept, and once however often it comes. Problems: `scan-without-edition`, and what reading
 * the files or the disk refuses.
 */
export async function addScan(
  desk: Desk,
  { files }: { readonly files: ScanFiles },
  actor: Actor,
  { workers }: { readonly workers: Workers },
): Promise<Result<ScanOutcome>> {
  const reading = await readAll(workers, files)
  if (!reading.ok) return reading
  const hashes = await Promise.all(files.map(async ({ path }) => (await sha256Of(path)) ?? ''))
  const scan = { reading: reading.value, hashes }
  // What is refused already is not put into the file store; what counts is asked where it is kept.
  const early = judgeReading(desk, scan)
  if (!early.ok) return early
  if (!early.value.accepted) return ok(early.value)
  const kept: EditionFile[] = []
  for (const { file, path } of files) {
    const stored = await putFile(desk.store.folder, path)
    if (!stored.ok) return stored
    kept.push({ file: basename(file), ...stored.value })
  }
  const { pages, signature } = reading.value
  return change(desk, actor, (tx): Result<ScanOutcome> => {
    const judged = judgeReading(tx, { reading: reading.value, hashes: kept.map((file) => file.sha256) })
    if (!judged.ok) return judged
    if (!judged.value.accepted) return ok(judged.value)
    const { edition, notes } = judged.value
    const before = scanOfEdition(tx, edition)
    if (before && isSame(before.files, kept)) return ok({ accepted: true, scan: { ...before, outdated: false } })
    const fresh = { edition, files: kept, pages, ...(signature ? { signature } : {}), notes, by: actor.name, at: tx.at }
    const id = insertScan(tx.store, fresh)
    tx.record({ kind: 'scan-accepted', edition, pages, files: kept })
    return ok({ accepted: true, scan: { ...fresh, id, outdated: false } })
  })
}

function isSame(one: readonly EditionFile[], other: readonly EditionFile[]): boolean {
  return one.length === other.length && one.every((file, i) => file.sha256 === other[i]?.sha256)
}

/** The files' pages counted through, as if they were one. */
async function readAll(workers: Workers, files: ScanFiles): Promise<Result<ScanReading>> {
  let all: ScanReading = { pages: 0, codes: [], marks: [] }
  for (const { file, path } of files) {
    const read = await workers.read.scan(path)
    if (!read.ok) return failed(ofFile(basename(file), read.problem, '没有收取'))
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
