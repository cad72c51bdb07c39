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
  return listStored(desk.store)
    .map((scan) => ({ ...scan, outdated: scan.edition !== state?.edition.number || state.outdated }))
    .reverse()
}

/** The scan of an edition: all its sheets that were brought back, from whatever files. */
export function scanOfEdition(desk: ReadableDesk, edition: number): ScanSet | undefined {
  return scanSet(scansOfEdition(desk, edition))
}

/** What was brought back of an edition, oldest first. */
export function scansOfEdition(desk: ReadableDesk, edition: number): StoredScan[] {
  return listStored(desk.store).filter((scan) => scan.edition === edition)
}
