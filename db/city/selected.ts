import type { FormerStatistic, StatisticKind } from '../../src-domain/city/statistics.ts'
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
  for (let from = 0; from < chosen.length; from += 500) {
    const rows = chosen.slice(from, from + 500).map(({ district, application }) => ({ district, application, at, by }))
    await db.insertInto('selected').values(rows).execute()
  }
}

/** Former years, the latest first. */
export async function listFormer(db: Reading | Writing): Promise<FormerStatistic[]> {
  const rows = await db.selectFrom('former').selectAll().orderBy('year', 'desc').execute()
  return rows.map((row) => ({ ...row, kind: row.kind as StatisticKind }))
}

export async function writeFormer(db: Writing, year: number, statistics: readonly Omit<FormerStatistic, 'year'>[]) {
  await db.deleteFrom('former').where('year', '=', year).execute()
  const rows = statistics.map((statistic) => ({ ...statistic, year }))
  if (rows.length > 0) await db.insertInto('former').values(rows).execute()
}
