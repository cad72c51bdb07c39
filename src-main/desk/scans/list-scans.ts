import { listEditions } from '../../../db/editions.ts'
import { listEventsOf } from '../../../db/events.ts'
import { listScans as listStored, type StoredScan } from '../../../db/scans.ts'
import { type ScanSet, scanSet } from '../../../src-domain/edition/scan-set.ts'
import type { ReadableDesk } from '../desk.ts'
import { editionState } from '../editions/current-edition.ts'

export type ScanRow = StoredScan & {
  /** It is not the current edition's. */
  readonly outdated: boolean
}

/** All scans that were brought back, newest first. */
export function listScans(desk: ReadableDesk): ScanRow[] {
  const state = editionState(desk)
  return scansAsSeen(desk)
    .map((scan) => ({ ...scan, outdated: scan.edition !== state?.edition.number || state.outdated }))
    .reverse()
}

/** The scan of an edition: all its sheets that were brought back, from whatever files. */
export function scanOfEdition(desk: ReadableDesk, edition: number): ScanSet | undefined {
  return scanSet(scansOfEdition(desk, edition))
}

/** What was brought back of an edition, oldest first. */
export function scansOfEdition(desk: ReadableDesk, edition: number): StoredScan[] {
  return scansAsSeen(desk).filter((scan) => scan.edition === edition)
}

/** Files on which an officer has seen the seal. */
export function sealsSeen({ store }: Pick<ReadableDesk, 'store'>): ReadonlySet<string> {
  const told = new Map<string, boolean>()
  for (const { event } of listEventsOf(store, ['seal-confirmed'], Number.MAX_SAFE_INTEGER)) {
    // Newest first: what was said last holds.
    if (event.kind === 'seal-confirmed' && !told.has(event.sha256)) told.set(event.sha256, event.seen)
  }
  return new Set([...told].flatMap(([sha256, seen]) => (seen ? sha256 : [])))
}

/** What was brought back, oldest first: a seal is seen where it was made out, or where an officer says so. */
function scansAsSeen(desk: ReadableDesk): StoredScan[] {
  const seen = sealsSeen(desk)
  const editions = new Set(listEditions(desk.store).map(({ number }) => number))
  const standing = listStored(desk.store).filter(({ edition }) => editions.has(edition))
  return standing.map((scan) => ({
    ...scan,
    files: scan.files.map((file) =>
      file.sheets && seen.has(file.sha256)
        ? { ...file, sheets: file.sheets.map((sheet) => ({ ...sheet, sealed: true })) }
        : file,
    ),
  }))
}
