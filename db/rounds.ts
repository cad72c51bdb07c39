import type { Round } from '../src-domain/batch/round.ts'
import { and, asc, eq, sql } from './drizzle.ts'
import { rounds } from './schema.ts'
import { expectOne, insertInto, type Orm, prepared, present, type Reading, type Writing } from './store.ts'

const ofApplication = eq(rounds.applicationId, sql.placeholder('applicationId'))
const isThis = and(ofApplication, eq(rounds.number, sql.placeholder('number')))
const insertRow = insertInto(rounds)
const selectAll = (orm: Orm) => orm.select().from(rounds).orderBy(asc(rounds.number)).prepare()
const selectOf = (orm: Orm) => orm.select().from(rounds).where(ofApplication).orderBy(asc(rounds.number)).prepare()
const deleteOne = (orm: Orm) => orm.delete(rounds).where(isThis).prepare()

/** The last round of each application, or of one. */
export function lastRounds(reading: Reading, applicationId?: string): ReadonlyMap<string, Round> {
  const rows =
    applicationId === undefined
      ? prepared(reading, selectAll).all()
      : prepared(reading, selectOf).all({ applicationId })
  return new Map(rows.map((row) => [row.applicationId, roundOf(row)]))
}

/** The rounds of an application, the first one first. */
export function roundsOf(reading: Reading, applicationId: string): Round[] {
  return prepared(reading, selectOf).all({ applicationId }).map(roundOf)
}

/** Makes a round, known by its number, be this; or takes it away again with `undefined`. */
export function setRound(
  writing: Writing,
  applicationId: string,
  before: Round | undefined,
  after: Round | undefined,
): void {
  if (before) {
    const { number } = before
    expectOne(prepared(writing, deleteOne).run({ applicationId, number }), `round ${applicationId} ${number}`)
  }
  if (!after) return
  const { closed, dueOn = null, ...round } = after
  const { reason: closedReason = null, by: closedBy = null, at: closedAt = null } = closed ?? {}
  insertRow(writing, { applicationId, ...round, dueOn, closedReason, closedBy, closedAt })
}

function roundOf({ applicationId: _, closedReason, closedBy, closedAt, ...row }: typeof rounds.$inferSelect): Round {
  const closed =
    closedReason === null || closedBy === null || closedAt === null
      ? {}
      : { closed: { reason: closedReason, by: closedBy, at: closedAt } }
  return { ...present(row), ...closed }
}
