import type { FormerStatistic, StatisticKind } from '../../src-domain/city/statistics.ts'
import { insertMany } from './insert-many.ts'
import type { Reading, Writing } from './store.ts'

type Chosen = { readonly district: string; readonly application: string }

export async function listSelected(db: Reading | Writing): Promise<Chosen[]> {
  return db.selectFrom('selected').select(['district', 'application']).execute()
}

/** These are the final list from now on. */
export async function writeSelected(
  db: Writing,
  chosen: readonly Chosen[],
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await db.deleteFrom('selected').execute()
  const rows = chosen.map(({ district, application }) => ({ district, application, at, by }))
  await insertMany(db, 'selected', rows)
}

/** Former years, the latest first. */
export async function listFormer(db: Reading | Writing): Promise<FormerStatistic[]> {
  const rows = await db.selectFrom('former').selectAll().orderBy('year', 'desc').execute()
  return rows.map((row) => ({ ...row, kind: row.kind as StatisticKind }))
}

export async function writeFormer(db: Writing, year: number, statistics: readonly Omit<FormerStatistic, 'year'>[]) {
  await db.deleteFrom('former').where('year', '=', year).execute()
  const rows = statistics.map((statistic) => ({ ...statistic, year }))
  await insertMany(db, 'former', rows)
}
