import type Database from 'better-sqlite3'
import type { SQL } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { SQLiteInsertValue, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { problem } from '../src-domain/problems/problem.ts'
import type { Result } from '../src-domain/result.ts'
import { failed } from '../src-domain/result.ts'
import type { Head } from './chain.ts'
import { folderName } from './data-folder.ts'
import { getTableColumns, sql } from './drizzle.ts'
import { noteHead } from './head-note.ts'
import type { Presence } from './presence.ts'
import { problemOf } from './problems.ts'
import type { Seals } from './seals.ts'

export type Orm = BetterSQLite3Database & { readonly $client: Database.Database }

/** The way to the connection, for the files of db/ alone. */
export const connection = Symbol('connection')

/** What tells an open folder and one that is being written from one that is only read, for the files of db/ alone. */
export const openMark = Symbol('opened')
const writable = Symbol('writable')

/** A data folder to read from: what every query that changes nothing takes. */
export type Reading = {
  /** Absolute path of the data folder. */
  readonly folder: string
  readonly [connection]: Connection
}

type Connection = {
  readonly database: Database.Database
  readonly orm: Orm
  readonly prepared: Map<unknown, unknown>
}

/** What is kept up besides while a folder is open to be written. */
type Kept = { readonly [connection]: Connection & { readonly seals: Seals; readonly presence: Presence } }

/** An open data folder, held by this process alone until `closeStore`. Only `transaction` lets it be written. */
export type Store = Reading &
  Kept & {
    readonly [openMark]: true
    /** Where the chain once ended, if that is no longer part of it: what was confirmed after it is lost. */
    readonly lost?: Head
    /** Where the chain ended could not be told: the note of it held something else. */
    readonly headUnreadable?: true
  }

/**
 * A data folder within a transaction: what every query that changes something takes. What a change is decided on is read
 * through it too. It is of no use once the transaction is over.
 */
export type Writing = Reading & Kept & { readonly [writable]: true }

/**
 * Runs `change` in one transaction: kept when it returns ok, undone when it returns a problem or throws. A full disk or
 * a failing drive comes back as a problem with nothing changed. Within another transaction only its own part is undone,
 * unless SQLite has given all of it up: then the outermost one comes back with the problem.
 */
export function transaction<T>(handle: Store | Writing, change: (writing: Writing) => Result<T>): Result<T> {
  const { database, seals, presence } = handle[connection]
  const outermost = !database.inTransaction
  const mark = seals.mark()
  let result: Result<T> | undefined
  let head: Head | undefined
  try {
    database.transaction(() => {
      result = change({ folder: handle.folder, [connection]: handle[connection], [writable]: true })
      if (!result.ok) throw undo
      if (!outermost) return
      if (!database.inTransaction) throw new Error('the transaction had ended before its end')
      seals.keep()
      // Read before it is kept: what can't be read afterwards would be told as a failure of what has been kept.
      head = lastHead(handle)
      if (!presence.isThere()) throw gone
    })()
  } catch (error) {
    seals.back(mark)
    // On a failing drive SQLite rolls back everything, not the part: what follows would be kept by itself.
    if (!outermost && !database.inTransaction) throw error
    if (error === gone) return failed(problem('store-gone', { store: folderName(handle.folder) }))
    if (error !== undo) return failed(problemOf(error, handle.folder))
  }
  if (head) noteHead(handle.folder, head)
  return result as Result<T>
}

const selectHead = (orm: Orm) =>
  orm.$client.prepare<[], Head>('SELECT seq, hash FROM events WHERE seq = (SELECT max(seq) FROM events)')

/** Where the chain ends; undefined before its first event. */
export function lastHead(reading: Reading): Head | undefined {
  return prepared(reading, selectHead).get()
}

/** Whether the folder is still open: long reading goes on for a while after it was closed. */
export function isOpen(reading: Reading): boolean {
  return reading[connection].database.open
}

/** Whether what is open still is what stands in the folder: what is written beside it would be mistaken for its own. */
export function isThere(store: Store): boolean {
  return store[connection].presence.isThere()
}

/** Roll better-sqlite3's transaction back without being an error. */
const undo = Symbol('undo')
const gone = Symbol('gone')

/**
 * The prepared statement `build` makes, prepared once for each store. `build` must be a constant of its module:
 * preparing anew on each call costs ten times the call.
 */
export function prepared<Statement>(store: Reading, build: (orm: Orm) => Statement): Statement {
  const { orm, prepared } = store[connection]
  const known = prepared.get(build)
  if (known) return known as Statement
  const statement = build(orm)
  prepared.set(build, statement)
  return statement
}

/** A prepared insert of one row into `table`; returns the row's id. Columns left out are NULL, ids then assigned. */
export function insertInto<Table extends SQLiteTable>(
  table: Table,
): (store: Writing, row: Table['$inferInsert']) => number {
  const columns = Object.entries(getTableColumns(table))
  const values = placeholders(...columns.map(([key]) => key)) as SQLiteInsertValue<Table>
  // Drizzle's words, run past its filling of placeholders, which takes longer than the insert.
  const build = (orm: Orm) => orm.$client.prepare<unknown[]>(orm.insert(table).values(values).toSQL().sql)
  return (store, row) => {
    const given = row as Record<string, unknown>
    const encoded = columns.map(([key, column]) => column.mapToDriverValue(given[key] ?? null))
    return Number(prepared(store, build).run(encoded).lastInsertRowid)
  }
}

/** A placeholder for each column, to be `set`; Drizzle takes them there, JSON included, but its types do not know. */
export function placeholders<Key extends string>(...keys: Key[]): Record<Key, SQL> {
  return Object.fromEntries(keys.map((key) => [key, sql.placeholder(key)])) as unknown as Record<Key, SQL>
}

/** For updates and deletes of one row by its id: that there was none is a bug of the caller. */
export function expectOne(run: { readonly changes: number }, what: string): void {
  if (run.changes !== 1) throw new Error(`no such ${what}`)
}

export type Present<Row> = { [Key in keyof Row as null extends Row[Key] ? never : Key]: Row[Key] } & {
  [Key in keyof Row as null extends Row[Key] ? Key : never]?: NonNullable<Row[Key]>
}

/** The row without its NULL columns: what the domain leaves out, the tables hold as NULL. */
export function present<Row extends object>(row: Row): Present<Row> {
  const kept: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(row)) if (value !== null) kept[key] = value
  return kept as Present<Row>
}
