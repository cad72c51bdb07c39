import { existsSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { timestamp } from '../src-domain/backups/copy-name.ts'
import { type Problem, problem } from '../src-domain/problems/problem.ts'
import type { Result } from '../src-domain/result.ts'
import { failed, ok } from '../src-domain/result.ts'
import { copyDatabase } from './backup.ts'
import { dataFolder, folderName, tidyDataFolder } from './data-folder.ts'
import { readHeader } from './header.ts'
import { applicationId, knownMigrations, migrate, versionOf } from './migrate.ts'
import { problemOf } from './problems.ts'
import { connection, openMark, type Store } from './store.ts'

/**
 * Folders this process has open. A second look at an open database file would drop its POSIX lock when closing
 * (sqlite.org/howtocorrupt.html, 2.2), so it must be refused before the file is touched.
 */
const held = new Set<string>()

/**
 * Opens a data folder for this process alone. A folder without a database is refused unless `create` is given, so that
 * a mistyped folder is never a new batch. A database that is damaged, not ours, or from a newer version is refused and
 * left byte for byte as it is. One from an older version is backed up to backups/ and brought up to date.
 */
export function openStore(folder: string, options: { readonly create?: boolean } = {}): Result<Store> {
  const create = options.create ?? false
  try {
    if (create) mkdirSync(folder, { recursive: true })
    if (!existsSync(folder)) return failed(problem('store-missing', { store: folderName(folder) }))
    const path = realpathSync(folder)
    if (held.has(path)) return failed(problem('store-in-use', { store: folderName(path) }))
    const refused = refusal(path, create)
    return refused ? failed(refused) : openDatabase(path, create)
  } catch (error) {
    return failed(problemOf(error, folder))
  }
}

/** Closes the data folder and frees its lock. */
export function closeStore(store: Store): void {
  const { database } = store[connection]
  if (!database.open) return
  database.close()
  held.delete(store.folder)
}

/** Why the folder must not even be touched by SQLite, which would replay a leftover log into whatever lies there. */
function refusal(folder: string, create: boolean): Problem | undefined {
  const { database, files, backups } = dataFolder(folder)
  const of = { store: folderName(folder) }
  const size = statSync(database, { throwIfNoEntry: false })?.size
  if (!size && create) {
    const left = existsSync(`${database}-wal`) || [files, backups].some((path) => isFilled(path))
    return left ? problem('store-remains', of) : undefined
  }
  if (size === undefined) return problem('store-missing', of)
  const header = readHeader(database)
  if (header?.applicationId !== applicationId) return problem('store-damaged', of)
  return header.version > knownMigrations().length ? problem('store-newer', of) : undefined
}

function isFilled(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0
}

function openDatabase(folder: string, create: boolean): Result<Store> {
  const database = new Database(dataFolder(folder).database, { timeout: 200 })
  let opened = false
  try {
    lock(database)
    const problem = bringUpToDate(database, folder, create)
    if (problem) return failed(problem)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    tidyDataFolder(folder)
    held.add(folder)
    opened = true
    const orm = drizzle(database, { casing: 'snake_case' })
    return ok({ folder, [connection]: { database, orm, prepared: new Map() }, [openMark]: true })
  } finally {
    if (!opened) database.close()
  }
}

/** Takes the operating system's lock on the file until the connection closes; a killed process loses it by itself. */
function lock(database: Database.Database): void {
  database.pragma('locking_mode = EXCLUSIVE')
  database.exec('BEGIN EXCLUSIVE; COMMIT')
}

function bringUpToDate(database: Database.Database, folder: string, create: boolean): Problem | undefined {
  const of = { store: folderName(folder) }
  const version = versionOf(database)
  const migrations = knownMigrations()
  // Version 0 with content in it, or with nothing where something was expected, is no state this program leaves.
  if (version === 0 && (!create || !isEmpty(database))) return problem('store-damaged', of)
  // Once more, since a leftover log may have held a newer header than the file.
  if (version > migrations.length) return problem('store-newer', of)
  if (!isSound(database)) return problem('store-damaged', of)
  if (version === migrations.length) return undefined
  if (version > 0) {
    const { backups } = dataFolder(folder)
    mkdirSync(backups, { recursive: true })
    const copied = copyDatabase(database, join(backups, `desk-${timestamp(new Date())}-v${version}.sqlite`))
    if (!copied.ok) return copied.problem
  }
  migrate(database, migrations)
  // The next start reads the version from the file's header, before SQLite reads the log.
  database.pragma('wal_checkpoint(TRUNCATE)')
  return undefined
}

function isEmpty(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
}

function isSound(database: Database.Database): boolean {
  return (
    database.pragma('quick_check(1)', { simple: true }) === 'ok' &&
    (database.pragma('foreign_key_check') as unknown[]).length === 0
  )
}
