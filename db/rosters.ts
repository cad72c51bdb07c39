import type { SetAside } from '../src-domain/batch/application.ts'
import type { EditionFile } from '../src-domain/edition/edition.ts'
import type { RosterEntry, RosterHead } from '../src-domain/rosters/roster.ts'
import { asc, count, eq, sql } from './drizzle.ts'
import { rosterEntries, rosters } from './schema.ts'
import {
  expectOne,
  insertInto,
  type Orm,
  placeholders,
  prepared,
  present,
  type Reading,
  type Writing,
} from './store.ts'
import { newUid } from './uid.ts'

/** A roster as it was brought, without what stands on it. */
export type StoredRoster = RosterHead &
  EditionFile & {
    readonly uid: string
    readonly by: string
    /** ISO 8601 instant. */
    readonly at: string
    /** How many stand on it. */
    readonly count: number
    /** Set once it no longer counts. */
    readonly withdrawn?: SetAside
  }

const isThis = eq(rosters.uid, sql.placeholder('uid'))
const insertRoster = insertInto(rosters)
const insertEntry = insertInto(rosterEntries)
const selectAll = (orm: Orm) => orm.select().from(rosters).orderBy(asc(rosters.id)).prepare()
const selectCounts = (orm: Orm) =>
  orm
    .select({ id: rosterEntries.rosterId, count: count() })
    .from(rosterEntries)
    .groupBy(rosterEntries.rosterId)
    .prepare()
const selectEntries = (orm: Orm) =>
  orm
    .select({ entry: rosterEntries })
    .from(rosterEntries)
    .innerJoin(rosters, eq(rosters.id, rosterEntries.rosterId))
    .where(isThis)
    .orderBy(asc(rosterEntries.row))
    .prepare()
const update = (orm: Orm) =>
  orm
    .update(rosters)
    .set(placeholders('withdrawnReason', 'withdrawnBy', 'withdrawnAt'))
    .where(isThis)
    .prepare()

/** Every roster there was, the oldest first. */
export function listRosters(reading: Reading): StoredRoster[] {
  const counts = new Map(
    prepared(reading, selectCounts)
      .all()
      .map((row) => [row.id, row.count]),
  )
  return prepared(reading, selectAll)
    .all()
    .map(({ id, withdrawnReason: reason, withdrawnBy: by, withdrawnAt: at, ...row }) => ({
      ...present(row),
      count: counts.get(id) ?? 0,
      ...(reason !== null && by !== null && at !== null && { withdrawn: { reason, by, at } }),
    }))
}

/** What stands on a roster, by its uid, in the order of its file. */
export function rosterEntriesOf(reading: Reading, uid: string): RosterEntry[] {
  return prepared(reading, selectEntries)
    .all({ uid })
    .map(({ entry: { rosterId: _, ...entry } }) => present(entry))
}

/** Keeps a roster with what stands on it, and answers its uid. */
export function insertRosterWith(
  writing: Writing,
  {
    entries,
    ...roster
  }: Omit<StoredRoster, 'uid' | 'count' | 'withdrawn'> & { readonly entries: readonly RosterEntry[] },
): string {
  const uid = newUid()
  const rosterId = insertRoster(writing, { ...roster, uid })
  for (const entry of entries) insertEntry(writing, { rosterId, ...entry })
  return uid
}

/** Takes a roster out of what counts, or with `undefined` back into it. */
export function setRosterWithdrawn(writing: Writing, uid: string, withdrawn: SetAside | undefined): void {
  const { reason: withdrawnReason = null, by: withdrawnBy = null, at: withdrawnAt = null } = withdrawn ?? {}
  expectOne(prepared(writing, update).run({ uid, withdrawnReason, withdrawnBy, withdrawnAt }), `roster ${uid}`)
}
