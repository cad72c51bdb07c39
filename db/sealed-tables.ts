import type Database from 'better-sqlite3'

/** A table whose rows are sealed (seals.ts). */
export type SealedTable = {
  readonly name: string
  /** Quoted. */
  readonly columns: readonly string[]
  /** SQL that says in which scope a row is. */
  readonly scopeOf: (row: string) => string
  /** FROM and WHERE of the rows in a scope, the parameter `:scope`. */
  readonly inScope: string
  readonly holds: (scope: string) => boolean
}

/** Rows of a table that belongs to no application are sealed by so many numbers. */
const stretch = 1000

/** As the database has them: a table that a migration adds needs no word here, unless by its name it is derived. */
export function sealedTables(database: Database.Database): SealedTable[] {
  const names = database
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'seals'
       ORDER BY name`,
    )
    .pluck()
    .all()
    .filter((name) => !isDerived(name))
  return names.map((name): SealedTable => {
    const table = quoted(name)
    const columns = columnsOf(database, name).map(quoted)
    const owner = ownerOf(database, name)
    if (owner) {
      const holds = (scope: string) => !scope.includes('/')
      return {
        name,
        columns,
        scopeOf: (row) => `${row}."${owner}"`,
        inScope: `FROM ${table} WHERE "${owner}" = :scope`,
        holds,
      }
    }
    const first = `CAST(substr(:scope, ${name.length + 2}) AS INTEGER) * ${stretch}`
    return {
      ...{ name, columns, scopeOf: (row) => `'${name}/' || (${row}.rowid / ${stretch})` },
      inScope: `FROM ${table} WHERE rowid >= ${first} AND rowid < ${first} + ${stretch}`,
      holds: (scope) => scope.startsWith(`${name}/`),
    }
  })
}

/** What such a table holds is checked where it is read, and computed anew where it is altered. */
export function isDerived(table: string): boolean {
  return table.startsWith('derived_')
}

/** For names as a damaged file may have them, too. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The column that says which application a row belongs to, where every row does and it can be looked up by it. */
function ownerOf(database: Database.Database, table: string): string | undefined {
  if (table === 'applications') return 'id'
  const owner = database
    .prepare<[{ table: string }], string>(
      `SELECT c.name FROM pragma_table_info(:table) c, pragma_index_list(:table) l, pragma_index_info(l.name) i
       WHERE c.name = 'application_id' AND c."notnull" AND i.seqno = 0 AND i.name = c.name`,
    )
    .pluck()
  return owner.get({ table })
}

function columnsOf(database: Database.Database, table: string): string[] {
  return database.prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table)
}
