import { listScans as listStored, type StoredScan } from '../../../db/scans.ts'
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

/** The scan of an edition that counts: the last one. */
export function scanOfEdition(desk: ReadableDesk, edition: number): StoredScan | undefined {
  return listStored(desk.store).findLast((scan) => scan.edition === edition)
}
