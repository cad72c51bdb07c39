import type { Recusal } from '../src-domain/people/recusal.ts'
import { and, asc, eq, isNull, sql } from './drizzle.ts'
import { recusals } from './schema.ts'
import { expectOne, insertInto, type Orm, placeholders, prepared, type Reading, type Writing } from './store.ts'

const insertRow = insertInto(recusals)
const stands = isNull(recusals.liftedAt)
const selectAll = (orm: Orm) => orm.select().from(recusals).where(stands).orderBy(asc(recusals.id)).prepare()
const selectOf = (orm: Orm) =>
  orm
    .select()
    .from(recusals)
    .where(and(eq(recusals.applicationId, sql.placeholder('applicationId')), stands))
    .orderBy(asc(recusals.id))
    .prepare()
const selectIds = (orm: Orm) =>
  orm
    .select({ id: recusals.applicationId })
    .from(recusals)
    .where(and(eq(recusals.officer, sql.placeholder('officer')), stands))
    .prepare()
const updateLifted = (orm: Orm) =>
  orm
    .update(recusals)
    .set(placeholders('liftedReason', 'liftedBy', 'liftedAt'))
    .where(and(eq(recusals.uid, sql.placeholder('uid')), stands))
    .prepare()

/** Those that stand, by application. */
export function recusalsOf(reading: Reading, applicationId?: string): ReadonlyMap<string, readonly Recusal[]> {
  const rows =
    applicationId === undefined
      ? prepared(reading, selectAll).all()
      : prepared(reading, selectOf).all({ applicationId })
  const own = Map.groupBy(rows, (row) => row.applicationId)
  return new Map([...own].map(([id, of]) => [id, of.map(recusalOf)]))
}

/** Applications an officer has nothing to do with. */
export function recusedFrom(reading: Reading, officer: string): ReadonlySet<string> {
  return new Set(
    prepared(reading, selectIds)
      .all({ officer })
      .map(({ id }) => id),
  )
}

export function addRecusal(writing: Writing, applicationId: string, recusal: Recusal): void {
  insertRow(writing, { applicationId, ...recusal })
}

export function liftRecusal(
  writing: Writing,
  uid: string,
  { reason, by, at }: { readonly reason: string; readonly by: string; readonly at: string },
): void {
  const run = prepared(writing, updateLifted).run({ uid, liftedReason: reason, liftedBy: by, liftedAt: at })
  expectOne(run, `recusal ${uid}`)
}

function recusalOf({ uid, officer, name, reason, at }: typeof recusals.$inferSelect): Recusal {
  return { uid, officer, name, reason, at }
}
