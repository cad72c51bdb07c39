import { createRequire } from 'node:module'

/*
 * Drizzle, by its CommonJS files: for each of its hundred ES modules Node reads 180 KB of package.json again, a quarter
 * of a second of every start.
 */

const load = createRequire(import.meta.url)

export const {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  getTableName,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  isTable,
  max,
  sql,
} = load('drizzle-orm') as typeof import('drizzle-orm')
export const { check, customType, foreignKey, index, integer, primaryKey, sqliteTable, text, unique } = load(
  'drizzle-orm/sqlite-core',
) as typeof import('drizzle-orm/sqlite-core')
export const { drizzle } = load('drizzle-orm/better-sqlite3') as typeof import('drizzle-orm/better-sqlite3')
