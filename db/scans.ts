import type { ScanReading } from '../src-domain/edition/scan.ts'
import type { ScanFile } from '../src-domain/edition/scan-set.ts'
import { asc } from './drizzle.ts'
import { scans } from './schema.ts'
import { insertInto, type Orm, prepared, present, type Reading, type Writing } from './store.ts'

/** A stamped summary that was brought back and found to be of an edition. */
export type Scan = {
  readonly edition: number
  /** In the order of their pages. */
  readonly files: readonly ScanFile[]
  readonly pages: number
  readonly signature?: NonNullable<ScanReading['signature']>
  /** What the officer should look at all the same. */
  readonly notes: readonly string[]
  readonly by: string
  /** ISO 8601 instant. */
  readonly at: string
}

export type StoredScan = Scan & { readonly id: number }

const insertRow = insertInto(scans)
const selectAll = (orm: Orm) => orm.select().from(scans).orderBy(asc(scans.id)).prepare()

/** Keeps a scan; all of one edition's together are what was brought back (src-domain/edition/scan-set.ts). */
export function insertScan(writing: Writing, { edition, ...scan }: Scan): number {
  return insertRow(writing, { ...scan, editionNumber: edition })
}

/** Scans of all editions, oldest first. */
export function listScans(reading: Reading): StoredScan[] {
  return prepared(reading, selectAll)
    .all()
    .map((row) => {
      const { editionNumber: edition, ...scan } = present(row)
      return { ...scan, edition }
    })
}
