import type { Score } from '../../src-domain/city/combine-scores.ts'
import type { Reading, Writing } from './store.ts'

const many = 500

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

/** One score in the place of what was there; an empty one leaves none. */
export async function writeScore(db: Writing, score: Score & { readonly at: string }): Promise<void> {
  const { expert, district, application, criterion } = score
  await db
    .deleteFrom('scores')
    .where('expert', '=', expert)
    .where('district', '=', district)
    .where('application', '=', application)
    .where('criterion', '=', criterion)
    .execute()
  if (score.score !== '') await db.insertInto('scores').values(score).execute()
}

/** Takes these as all an expert has scored: a sheet that comes again takes the place of the one before. */
export async function replaceScores(
  db: Writing,
  {
    expert,
    scores,
    at,
  }: { readonly expert: string; readonly scores: readonly Omit<Score, 'expert'>[]; readonly at: string },
): Promise<void> {
  const rows = scores.map((score) => ({ ...score, expert, at }))
  const applications = new Map(
    rows.map(({ district, application }) => [`${district}/${application}`, { district, application }]),
  )
  for (const { district, application } of applications.values()) {
    await db
      .deleteFrom('scores')
      .where('expert', '=', expert)
      .where('district', '=', district)
      .where('application', '=', application)
      .execute()
  }
  for (let at = 0; at < rows.length; at += many)
    await db
      .insertInto('scores')
      .values(rows.slice(at, at + many))
      .execute()
}

/** With other criteria what was scored by those before means nothing. */
export async function deleteScores(db: Writing): Promise<void> {
  await db.deleteFrom('scores').execute()
}
