import { type Insertable, PostgresAdapter, sql } from 'kysely'
import type { Writing } from './store.ts'
import type { Tables } from './tables.ts'

/** Rows of one statement: SQLite bounds how many values it may have, and neither gains by more. */
const many = 1000

/**
 * Inserts rows of one shape. PostgreSQL takes them as one JSON value, whose types its own table says: with a parameter for
 * each cell, reading the statement costs it and us more than the rows do.
 */
export async function insertMany<T extends keyof Tables>(
  db: Writing,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  const whole = db.getExecutor().adapter instanceof PostgresAdapter
  for (let from = 0; from < rows.length; from += many) {
    const some = rows.slice(from, from + many)
    if (whole) await insertAsJson(db, table, some)
    else await db.insertInto(table).values(some).execute()
  }
}

async function insertAsJson(db: Writing, table: string, rows: readonly object[]): Promise<void> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)})`.execute(db)
}
