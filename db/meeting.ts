import { type Ballot, type Meeting, noMeeting } from '../src-domain/meeting/meeting.ts'
import type { CategoryId } from '../src-domain/schemes/scheme.ts'
import { and, asc, eq, sql } from './drizzle.ts'
import { ballots, meetings } from './schema.ts'
import { insertInto, type Orm, prepared, present, type Reading, type Writing } from './store.ts'

const insertMeeting = insertInto(meetings)
const selectMeeting = (orm: Orm) => orm.select().from(meetings).prepare()
const deleteMeeting = (orm: Orm) => orm.delete(meetings).prepare()

const ofCategory = eq(ballots.category, sql.placeholder('category'))
const insertBallot = insertInto(ballots)
const selectBallots = (orm: Orm) => orm.select().from(ballots).where(ofCategory).orderBy(asc(ballots.member)).prepare()
const deleteBallot = (orm: Orm) =>
  orm
    .delete(ballots)
    .where(and(ofCategory, eq(ballots.member, sql.placeholder('member'))))
    .prepare()

/** The meeting as it is filled in so far. */
export function readMeeting(reading: Reading): Meeting {
  const row = prepared(reading, selectMeeting).get()
  if (!row) return noMeeting
  const { id: _, ...meeting } = row
  return present(meeting)
}

export function writeMeeting(writing: Writing, meeting: Meeting): void {
  prepared(writing, deleteMeeting).run()
  const { heldOn = null, place = null, chair = null, recorder = null, others = null, members, rule } = meeting
  insertMeeting(writing, { id: 1, heldOn, place, chair, recorder, others, members, rule })
}

/** The sheets of a category, by their members' numbers. */
export function ballotsOf(reading: Reading, category: CategoryId): Ballot[] {
  return prepared(reading, selectBallots).all({ category }).map(present)
}

/** Makes a member's sheet of a category be this, or takes it away with `undefined`. */
export function setBallot(
  writing: Writing,
  { category, member }: Pick<Ballot, 'category' | 'member'>,
  ballot: Pick<Ballot, 'places' | 'file'> | undefined,
): void {
  prepared(writing, deleteBallot).run({ category, member })
  if (ballot) insertBallot(writing, { category, member, places: ballot.places, file: ballot.file ?? null })
}
