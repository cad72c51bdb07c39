import { hash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { quoted, type SealedTable, sealedTables } from './sealed-tables.ts'

/**
 * What finds a row that is no longer as it was written, whoever or whatever changed it. Rows are sealed in scopes small
 * enough to be looked through between two keystrokes: an application's rows of all tables, or a thousand rows of a
 * table that belongs to none. A scope's seal is the XOR of the SHA-256 of each row, so that a change costs its own rows
 * alone; triggers of the connection (never kept in the file) tell of each row that comes and goes. A file written
 * without them is therefore seen, and any SQLite opens a copy.
 */
export type Seals = {
  /** Where a part of a transaction begins, to go `back` to when it is undone. */
  readonly mark: () => Mark
  readonly back: (mark: Mark) => void
  /** Writes what the transaction has changed, within it and at its end. */
  readonly keep: () => void
}

/** An application's id; a table and a stretch of its numbers, `events/3`; or `schema` or `numbers`. */
export type Scope = string

/** What rows that came and went make together. */
type Tally = { rows: number; readonly xor: Uint8Array }
type Mark = ReadonlyMap<Scope, Tally>
type Seal = { readonly rows: number; readonly seal: string }

/** Covers what no trigger sees: the tables themselves, and the numbers never given twice. */
const schemaScope = 'schema'
const numbersScope = 'numbers'

/** Keeps the seals of an open database from now on. */
export function keepSeals(database: Database.Database): Seals {
  let changes = new Map<Scope, Tally>()
  const note =
    (by: 1 | -1) =>
    (scope: unknown, table: unknown, ...row: unknown[]) => {
      count(tallyOf(changes, String(scope)), by, String(table), row)
      return null
    }
  // Triggers are to live with the connection, wherever the machine lets temporary files lie.
  database.pragma('temp_store = MEMORY')
  database.function('seal_in', { varargs: true }, note(1))
  database.function('seal_out', { varargs: true }, note(-1))
  for (const table of sealedTables(database)) database.exec(triggersOf(table))

  const select = database.prepare<[string], Seal>('SELECT "rows", seal FROM seals WHERE scope = ?')
  const write = writing(database)
  const numbers = sealOfNumbers(database)
  return {
    mark: () => copyOf(changes),
    back: (mark) => {
      changes = copyOf(mark)
    },
    keep() {
      if (changes.size === 0) return
      for (const [scope, { rows, xor }] of changes) {
        const before = select.get(scope)
        mix(xor, Buffer.from(before?.seal ?? '', 'hex').toString('latin1'))
        write(scope, (before?.rows ?? 0) + rows, hex(xor))
      }
      const now = numbers()
      if (select.get(numbersScope)?.seal !== now) write(numbersScope, 0, now)
      changes.clear()
    },
  }
}

/** Seals everything as it stands, within a transaction: after a migration, which is as good as what it began from. */
export function sealAll(database: Database.Database): void {
  database.exec('DELETE FROM seals')
  const sealed = new Map<Scope, Tally>()
  for (const { name, columns, scopeOf } of sealedTables(database)) {
    const rows = database.prepare(`SELECT ${scopeOf('t')}, ${columns.join(', ')} FROM ${quoted(name)} AS t`).raw()
    for (const row of rows.iterate()) {
      const [scope, ...values] = row as [string, ...unknown[]]
      count(tallyOf(sealed, scope), 1, name, values)
    }
  }
  const write = writing(database)
  for (const [scope, { rows, xor }] of sealed) write(scope, rows, hex(xor))
  write(schemaScope, 0, sealOfSchema(database))
  write(numbersScope, 0, sealOfNumbers(database)())
}

/** Whether the file's seals were made for the tables as they stand and a version: the one it says it has, unless given. */
export function isSealedSchema(database: Database.Database, version = saidVersion(database)): boolean {
  return sealsOf(database).get(schemaScope)?.seal === sealOfSchema(database, version)
}

export function hasSeals(database: Database.Database): boolean {
  return database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'seals'`).get() !== undefined
}

/**
 * Looks through everything that is sealed, scope by scope, so that others come in between; yields a scope that is not
 * as it was written, or undefined.
 */
export function* brokenSeals(database: Database.Database): Generator<Scope | undefined> {
  yield isSealedSchema(database) ? undefined : schemaScope
  yield sealsOf(database).get(numbersScope)?.seal === sealOfNumbers(database)() ? undefined : numbersScope
  const tables = sealedTables(database).map((table) => ({
    ...table,
    rowsIn: database
      .prepare<[{ scope: string }], unknown[]>(`SELECT ${table.columns.join(', ')} ${table.inScope}`)
      .raw(),
    count: database.prepare(`SELECT count(*) FROM ${quoted(table.name)}`).pluck(),
  }))
  const select = database.prepare<[string], Seal>('SELECT "rows", seal FROM seals WHERE scope = ?')
  const scopes = [...sealsOf(database).keys()].filter((scope) => scope !== schemaScope && scope !== numbersScope)
  for (const scope of scopes) {
    const found = newTally()
    for (const { name, rowsIn, holds } of tables) {
      if (!holds(scope)) continue
      for (const row of rowsIn.iterate({ scope })) count(found, 1, name, row)
    }
    const seal = select.get(scope)
    yield seal?.rows === found.rows && seal.seal === hex(found.xor) ? undefined : scope
  }
  // Rows of a scope that was never sealed: nobody else can have written them.
  const kept = [...sealsOf(database).values()].reduce((sum, { rows }) => sum + rows, 0)
  const there = tables.reduce((sum, { count }) => sum + (count.get() as number), 0)
  yield kept === there ? undefined : schemaScope
}

function sealsOf(database: Database.Database): ReadonlyMap<string, Seal> {
  const rows = database.prepare<[], Seal & { scope: string }>('SELECT scope, "rows", seal FROM seals').all()
  return new Map(rows.map(({ scope, ...seal }) => [scope, seal]))
}

function writing(database: Database.Database) {
  const upsert = database.prepare(
    `INSERT INTO seals (scope, "rows", seal) VALUES (?, ?, ?)
     ON CONFLICT (scope) DO UPDATE SET "rows" = excluded."rows", seal = excluded.seal`,
  )
  return (scope: string, rows: number, seal: string) => upsert.run(scope, rows, seal)
}

function triggersOf({ name, columns, scopeOf }: SealedTable): string {
  const call = (noted: 'seal_in' | 'seal_out', row: 'NEW' | 'OLD') =>
    `SELECT ${noted}(${[scopeOf(row), `'${name}'`, ...columns.map((column) => `${row}.${column}`)].join(', ')});`
  const trigger = (of: string, body: string) =>
    `CREATE TEMP TRIGGER ${quoted(`sealed ${of} ${name}`)} AFTER ${of} ON main.${quoted(name)} BEGIN ${body} END;`
  return [
    trigger('INSERT', call('seal_in', 'NEW')),
    trigger('UPDATE', `${call('seal_out', 'OLD')} ${call('seal_in', 'NEW')}`),
    trigger('DELETE', call('seal_out', 'OLD')),
  ].join('\n')
}

function saidVersion(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number
}

/** The number of the version too: a header that says another one is no database of ours to migrate. */
function sealOfSchema(database: Database.Database, version = saidVersion(database)): string {
  const schema = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').raw()
  return hash('sha256', JSON.stringify([version, schema.all()]))
}

function sealOfNumbers(database: Database.Database): () => string {
  const numbers = database.prepare('SELECT name, seq FROM sqlite_sequence ORDER BY name').raw()
  return () => hash('sha256', JSON.stringify(numbers.all()))
}

function newTally(): Tally {
  return { rows: 0, xor: new Uint8Array(32) }
}

function tallyOf(tallies: Map<Scope, Tally>, scope: Scope): Tally {
  const known = tallies.get(scope) ?? newTally()
  tallies.set(scope, known)
  return known
}

function copyOf(tallies: Mark): Map<Scope, Tally> {
  return new Map([...tallies].map(([scope, { rows, xor }]) => [scope, { rows, xor: xor.slice() }]))
}

/** JSON tells each value's type and where it ends. */
function count(tally: Tally, by: 1 | -1, table: string, row: readonly unknown[]): void {
  tally.rows += by
  // As text, a character a byte, Node gives a hash three times as fast as in a buffer.
  mix(tally.xor, hash('sha256', JSON.stringify([table, row]), 'binary'))
}

function mix(xor: Uint8Array, bytes: string): void {
  for (let i = 0; i < bytes.length; i++) xor[i] = (xor[i] ?? 0) ^ bytes.charCodeAt(i)
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
