import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { hasSeals, sealAll } from './seals.ts'

/** Marks desk.sqlite as ours in the file's header: "SELD". */
export const applicationId = 0x53454c44

/** One step from a version to the next; a database's version (`user_version`) is the number of steps it has taken. */
export type Migration = { readonly name: string; readonly sql: string }

/** All migrations this program knows, in order. The folder stands beside this file, also in the packed program. */
export function knownMigrations(): readonly Migration[] {
  const folder = join(import.meta.dirname, 'migrations')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }))
}

export function versionOf(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number
}

/**
 * Takes the steps the database has not taken yet and seals what has come of them, in one transaction: after a failure or
 * a kill it stands at the version it had. Must run with foreign keys off, because a rebuilt table is dropped on the way;
 * they are checked after each step instead.
 */
export function migrate(database: Database.Database, migrations: readonly Migration[]): void {
  database.pragma('foreign_keys = OFF')
  const from = versionOf(database)
  database.transaction(() => {
    for (const [index, migration] of migrations.entries()) {
      if (index < from) continue
      database.exec(migration.sql)
      database.pragma(`application_id = ${applicationId}`)
      database.pragma(`user_version = ${index + 1}`)
      const [broken] = database.pragma('foreign_key_check') as unknown[]
      if (broken) throw new Error(`${migration.name} breaks a foreign key: ${JSON.stringify(broken)}`)
    }
    if (hasSeals(database)) sealAll(database)
  })()
}
