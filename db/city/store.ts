import { mkdirSync } from 'node:fs'
import Database from 'better-sqlite3'
import { type Dialect, Kysely, PostgresDialect, SqliteDialect, sql, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { cityFolder } from './folder.ts'
import { migrations } from './migrations.ts'
import { cityProblem } from './problems.ts'
import type { Tables } from './tables.ts'

/*
 * The city's store: one schema and one set of queries, on SQLite or on PostgreSQL. Kysely, because it builds both from the
 * same words; Drizzle would want every table and every query twice. Asynchronous, because the other machine is.
 */

export type Reading = Kysely<Tables>
export type Writing = Transaction<Tables>

export type CityStore = {
  readonly folder: string
  readonly db: Kysely<Tables>
  readonly kind: 'sqlite' | 'postgres'
}

/** Opens the store of a folder, on the database it names where it names one. Problems: those of `cityProblem`, `city-newer`. */
export async function openCityStore(folder: string, database?: string): Promise<Result<CityStore>> {
  const kind = database === undefined ? 'sqlite' : 'postgres'
  let db: Kysely<Tables> | undefined
  try {
    db = new Kysely<Tables>({ dialect: database === undefined ? sqlite(folder) : await postgres(database) })
    const newer = await migrate(db)
    if (!newer) return ok({ folder, db, kind })
    await db.destroy()
    return failed(problem('city-newer'))
  } catch (error) {
    await db?.destroy()
    const expected = cityProblem(error)
    if (!expected) throw error
    return failed(expected)
  }
}

export async function closeCityStore({ db }: CityStore): Promise<void> {
  await db.destroy()
}

/**
 * What changes something is one transaction, kept when it returns ok. They are one after the other on either store, so
 * that none decides on what another is just changing.
 */
export async function transaction<T>(
  { db, kind }: CityStore,
  change: (writing: Writing) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await db.transaction().execute(async (writing) => {
      if (kind === 'postgres') await sql`lock table city in exclusive mode`.execute(writing)
      const result = await change(writing)
      if (!result.ok) throw new Refused(result)
      return result
    })
  } catch (error) {
    if (error instanceof Refused) return error.result as Result<T>
    throw error
  }
}

class Refused extends Error {
  readonly result: Result<unknown>

  constructor(result: Result<unknown>) {
    super('refused')
    this.result = result
  }
}

function sqlite(folder: string): Dialect {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new Database(cityFolder(folder).database, { timeout: 0 })
  try {
    for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
      database.pragma(pragma)
    // Takes the lock now rather than at the first change.
    database.exec('BEGIN EXCLUSIVE; COMMIT')
  } catch (error) {
    database.close()
    throw error
  }
  return new SqliteDialect({ database })
}

/** Counts and sizes are 64 bits there, which the driver gives as text unless told otherwise. */
const int8 = 20

async function postgres(connectionString: string): Promise<Dialect> {
  const { default: pg } = await import('pg')
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  }
  const pool = new pg.Pool({ connectionString, max: 4, types, connectionTimeoutMillis: 10_000 })
  // An idle connection that is cut has nobody waiting for it; the next query says so.
  pool.on('error', () => {})
  return new PostgresDialect({ pool })
}

/** Brings the tables up to date; true where a later program has been here, of which nothing is touched. */
async function migrate(db: Kysely<Tables>): Promise<boolean> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (tables.some(({ name }) => name === 'kysely_migration')) {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
    if (rows.some(({ name }) => !(name in migrations))) return true
    if (rows.length === Object.keys(migrations).length) return false
  }
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  return false
}
