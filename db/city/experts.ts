import type { Score } from '../../src-domain/city/combine-scores.ts'
import { insertMany } from './insert-many.ts'
import type { Reading, Writing } from './store.ts'
import type { ScoresTable } from './tables.ts'

export async function listScores(db: Reading | Writing): Promise<Score[]> {
  return db
    .selectFrom('scores')
    .select(['expert', 'district', 'application', 'criterion', 'score'])
    .orderBy('expert')
    .orderBy('district')
    .orderBy('application')
    .orderBy('criterion')
    .execute()
}

export async function scoresBy(db: Reading | Writing, expert: string): Promise<Omit<Score, 'expert'>[]> {
  return db
    .selectFrom('scores')
    .select(['district', 'application', 'criterion', 'score'])
    .where('expert', '=', expert)
    .execute()
}

/** Who has scored anything. */
export async function listExperts(db: Reading | Writing): Promise<string[]> {
  const rows = await db.selectFrom('scores').select('expert').distinct().execute()
  return rows.map(({ expert }) => expert).sort()
}

/**
 * Puts scores of an expert in the place of what stood there, as the event of that number; an empty one leaves none. What
 * stood there is kept.
 */
export async function writeScores(
  db: Writing,
  { expert, scores, at, event }: Given & { readonly event: number },
): Promise<void> {
  const places = new Set(scores.map(placeOf))
  const all = await db.selectFrom('scores').selectAll().where('expert', '=', expert).execute()
  await takeAway(
    db,
    all.filter((one) => places.has(placeOf(one))),
    event,
  )
  const rows = scores.filter(({ score }) => score !== '').map((score) => ({ ...score, expert, at, event }))
  await insertMany(db, 'scores', rows)
}

type Given = { readonly expert: string; readonly scores: readonly Omit<Score, 'expert'>[]; readonly at: string }

/** With other criteria what was scored by those before means nothing. */
export async function giveUpScores(db: Writing, event: number): Promise<void> {
  await takeAway(db, await db.selectFrom('scores').selectAll().execute(), event)
}

/** Numbers of the events of whose scores all is kept: those that put some there or took some away, whatever came of these. */
export async function scoringEvents(db: Reading | Writing): Promise<number[]> {
  const set = await db.selectFrom('scores').select('event').distinct().execute()
  const before = await db.selectFrom('scores_before').select(['event', 'taken_by']).distinct().execute()
  const events = [...set.map(({ event }) => event), ...before.flatMap(({ event, taken_by }) => [event, taken_by])]
  return [...new Set(events.flatMap((event) => event ?? []))]
}

/**
 * Puts back what an event took away, in the place of what it put there, which is kept as taken by the event `undo`. False, and
 * nothing is done, where any of it has been changed since.
 */
export async function undoScores(db: Writing, event: number, undo: number): Promise<boolean> {
  const before = await db.selectFrom('scores_before').selectAll().where('taken_by', '=', event).execute()
  const set = await db.selectFrom('scores').selectAll().where('event', '=', event).execute()
  const since = await db.selectFrom('scores_before').select('event').where('event', '=', event).executeTakeFirst()
  if (since || (before.length > 0 && (await areTaken(db, event)))) return false
  await takeAway(db, set, undo)
  if (before.length === 0) return true
  await db.deleteFrom('scores_before').where('taken_by', '=', event).execute()
  await insertMany(
    db,
    'scores',
    before.map(({ taken_by: _, ...row }) => row),
  )
  return true
}

/** Whether other scores than the event's own stand where it took some away. */
async function areTaken(db: Writing, event: number): Promise<boolean> {
  const other = await db
    .selectFrom('scores_before as b')
    .innerJoin('scores as s', (on) =>
      on
        .onRef('s.expert', '=', 'b.expert')
        .onRef('s.district', '=', 'b.district')
        .onRef('s.application', '=', 'b.application')
        .onRef('s.criterion', '=', 'b.criterion'),
    )
    .where('b.taken_by', '=', event)
    .where((e) => e.or([e('s.event', 'is', null), e('s.event', '<>', event)]))
    .select('s.expert')
    .executeTakeFirst()
  return other !== undefined
}

async function takeAway(db: Writing, rows: readonly ScoresTable[], event: number): Promise<void> {
  if (rows.length === 0) return
  await insertMany(
    db,
    'scores_before',
    rows.map((row) => ({ ...row, taken_by: event })),
  )
  await db
    .deleteFrom('scores')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('expert', 'district', 'application', 'criterion'),
        'in',
        selectFrom('scores_before')
          .select(['expert', 'district', 'application', 'criterion'])
          .where('taken_by', '=', event)
          .$asTuple('expert', 'district', 'application', 'criterion'),
      ),
    )
    .execute()
}

function placeOf({ district, application, criterion }: Omit<Score, 'expert' | 'score'>): string {
  return JSON.stringify([district, application, criterion])
}
