import type { CategoryId } from '../src-domain/schemes/scheme.ts'
import { asc, eq, sql } from './drizzle.ts'
import { rankings } from './schema.ts'
import { insertInto, type Orm, prepared, type Reading, type Writing } from './store.ts'

const ofCategory = eq(rankings.category, sql.placeholder('category'))
const insertRow = insertInto(rankings)
const deleteCategory = (orm: Orm) => orm.delete(rankings).where(ofCategory).prepare()
const selectCategory = (orm: Orm) =>
  orm.select({ id: rankings.applicationId }).from(rankings).where(ofCategory).orderBy(asc(rankings.rank)).prepare()
const selectRank = (orm: Orm) =>
  orm
    .select({ rank: rankings.rank })
    .from(rankings)
    .where(eq(rankings.applicationId, sql.placeholder('id')))
    .prepare()

/** The recommended applications of a category, first to last. */
export function readRanking(reading: Reading, category: CategoryId): string[] {
  return prepared(reading, selectCategory)
    .all({ category })
    .map((row) => row.id)
}

/** Undefined for one that is not recommended. */
export function rankOf(reading: Reading, id: string): number | undefined {
  return prepared(reading, selectRank).get({ id })?.rank
}

/**
 * Makes `applicationIds` the category's whole ranking, ranks 1 to n in their order. Each must be an application of the
 * category and stand there once.
 */
export function replaceRanking(writing: Writing, category: CategoryId, applicationIds: readonly string[]): void {
  prepared(writing, deleteCategory).run({ category })
  for (const [index, applicationId] of applicationIds.entries()) {
    insertRow(writing, { applicationId, category, rank: index + 1 })
  }
}
