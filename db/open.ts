import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { timestamp } from '../src-domain/backups/copy-name.ts'
import { given } from '../src-domain/given.ts'
import { type Problem, problem } from '../src-domain/problems/problem.ts'
import type { Result } from '../src-domain/result.ts'
import { failed, ok } from '../src-domain/result.ts'
import { copyDatabase } from './backup.ts'
import { type Head, hashAt } from './chain.ts'
import { dataFolder, folderName, ifPermitted, partial, tidyDataFolder } from './data-folder.ts'
import { drizzle } from './drizzle.ts'
import { notedHead } from './head-note.ts'
import { readHeader } from './header.ts'
import { looking } from './inspect.ts'
import { applicationId, knownMigrations, migrate, versionOf } from './migrate.ts'
import { presenceOf } from './presence.ts'
import { problemOf } from './problems.ts'
import { keepSeals } from './seals.ts'
import { damageOf, isMisnumbered } from './soundness.ts'
import { connection, openMark, type Store } from './store.ts'

/**
 * Folders this process has open. A second look at an open database file would drop its POSIX lock when closing
 * (sqlite.org/howtocorrupt.html, 2.2), so it must be refused before the file is touched.
 */
const held = new Set<string>()

export type Opening = {
  readonly create?: boolean
  /** `inspectDatabase` has just found all of it to be as it was written. */
  readonly looked?: boolean
}

/**
 * Opens a data folder for this process alone. A folder without a database is refused unless `create` is given, so that
 * a mistyped folder is never a new batch. A database that is damaged, not ours, or from a newer version is refused and
 * left byte for byte as it is. One from an older version is backed up to backups/ and brought up to date.
 */
export function openStore(folder: string, options: Opening = {}): Result<Store> {
  const create = options.create ?? false
  try {
    if (create) mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!existsSync(folder)) return failed(problem('store-missing', { store: folderName(folder) }))
    const path = realpathSync(folder)
    if (isTooLong(path)) return failed(problem('store-path-too-long', { store: folderName(path) }))
    if (held.has(path)) return failed(problem('store-in-use', { store: folderName(path) }))
    const refused = refusal(path, create)
    return refused ? failed(refused) : openDatabase(path, options)
  } catch (error) {
    return failed(problemOf(error, folder))
  }
}

/** Bytes of a path that SQLite takes on Unix (MAX_PATHNAME), its journal's among them. */
const longestPath = 512

function isTooLong(folder: string): boolean {
  const { database } = dataFolder(folder)
  return process.platform !== 'win32' && Buffer.byteLength(`${database}-journal`) > longestPath
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
  if (header.version <= knownMigrations().length) return undefined
  return problem(lookedAt(database, isMisnumbered) ? 'store-damaged' : 'store-newer', of)
}

function isFilled(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0
}

function openDatabase(folder: string, options: Opening): Result<Store> {
  const path = dataFolder(folder).database
  // Whoever can write writes a leftover log into the file when it closes: first it is only looked at.
  const looked = existsSync(`${path}-wal`)
    ? lookedAt(path, (database) => {
        const refused = unfit(database, folder, options)
        return { refused, lost: !refused && lostHead(database, folder) !== undefined }
      })
    : undefined
  const strange = looked?.refused && standsWithoutLog(folder, options)
  if (looked?.refused && !strange) return failed(looked.refused)
  if (strange || looked?.lost) keepAside(folder)
  if (strange) rmSync(`${path}-wal`)
  closeToOthers(path)
  const database = new Database(path, { timeout: 200 })
  let opened = false
  try {
    lock(database)
    const problem = (looked ? undefined : unfit(database, folder, options)) ?? bringUpToDate(database, folder)
    if (problem) return failed(problem)
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    tidyDataFolder(folder)
    held.add(folder)
    opened = true
    const orm = drizzle(database, { casing: 'snake_case' })
    const kept = { seals: keepSeals(database), presence: presenceOf(path) }
    const store = { folder, [connection]: { database, orm, prepared: new Map(), ...kept }, [openMark]: true as const }
    const headUnreadable = notedHead(folder) === 'unreadable' || undefined
    return ok({ ...store, ...given({ lost: lostHead(database, folder), headUnreadable }) })
  } finally {
    if (!opened) database.close()
  }
}

/** SQLite gives a new file, and the logs beside it, to all who can reach it; the folder alone keeps them out. */
function closeToOthers(path: string): void {
  if (process.platform === 'win32') return
  if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600))
  const open = [path, `${path}-wal`].filter(
    (name) => ((statSync(name, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0,
  )
  // A stick may know no owners.
  for (const name of open) ifPermitted(() => chmodSync(name, 0o600))
}

/** A log that no longer holds all it held may be read by somebody still; opening writes over the rest of it. */
function keepAside(folder: string): void {
  const { database, aside } = dataFolder(folder)
  const to = join(aside, timestamp(new Date()))
  mkdirSync(to, { recursive: true })
  for (const path of [database, `${database}-wal`]) copyFileSync(path, join(to, basename(path)))
}

/**
 * Whether the database is whole without the log beside it, and has all that was noted of the chain: then the log is none
 * of its own, but another desk's or rubbish. Looked at under a name that has no log.
 */
function standsWithoutLog(folder: string, options: Opening): boolean {
  const noted = notedHead(folder)
  if (!noted || noted === 'unreadable') return false
  // Swept at the next start, should this be the last thing done.
  const alone = join(folder, `restoring-${randomUUID()}${partial}`)
  const path = join(alone, 'desk.sqlite')
  try {
    mkdirSync(alone)
    linkSync(dataFolder(folder).database, path)
    return looking(path, (database) => {
      const isPresent = versionOf(database) === knownMigrations().length
      return isPresent && !unfit(database, folder, options) && !lostHead(database, folder)
    })
  } catch (error) {
    // A disk without links or without room, and what can't be read: it stays refused.
    if (error instanceof Database.SqliteError || (error instanceof Error && 'syscall' in error)) return false
    throw error
  } finally {
    rmSync(alone, { recursive: true, force: true })
  }
}

/** None, where there is no room to look: a log's index is a file of its own, unless one holds the database alone. */
function lookedAt<T>(path: string, look: (database: Database.Database) => T): T | undefined {
  try {
    return looking(path, look)
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(FULL|CANTOPEN|IOERR_SHM)/.test(error.code)) return undefined
    throw error
  }
}

/** Takes the operating system's lock on the file until the connection closes; a killed process loses it by itself. */
function lock(database: Database.Database): void {
  database.pragma('locking_mode = EXCLUSIVE')
  database.exec('BEGIN EXCLUSIVE; COMMIT')
}

/** Why the database, its log counted in, is not to be worked on; nothing is changed by asking. */
function unfit(database: Database.Database, folder: string, { create, looked }: Opening): Problem | undefined {
  const of = { store: folderName(folder) }
  const version = versionOf(database)
  // Version 0 with content in it, or with nothing where something was expected, is no state this program leaves.
  if (version === 0) return create && isEmpty(database) ? undefined : problem('store-damaged', of)
  // Once more, since a leftover log may have held a newer header than the file.
  if (version > knownMigrations().length) return problem('store-newer', of)
  const damage = looked ? undefined : damageOf(database)
  if (!damage) return undefined
  return damage.scopes.length > 0
    ? problem('store-altered', { ...of, scopes: damage.scopes })
    : problem('store-damaged', of)
}

function bringUpToDate(database: Database.Database, folder: string): Problem | undefined {
  const version = versionOf(database)
  const migrations = knownMigrations()
  if (version > 0 && version < migrations.length) {
    const { backups } = dataFolder(folder)
    mkdirSync(backups, { recursive: true })
    const copied = copyDatabase(database, join(backups, `desk-${timestamp(new Date())}-v${version}.sqlite`))
    if (!copied.ok) return copied.problem
  }
  database.pragma('journal_mode = WAL')
  if (version === migrations.length) return undefined
  migrate(database, migrations)
  // The next start reads the version from the file's header, before SQLite reads the log.
  database.pragma('wal_checkpoint(TRUNCATE)')
  return undefined
}

/** The noted end of the chain, if the chain does not reach it, or went another way. */
function lostHead(database: Database.Database, folder: string): Head | undefined {
  const noted = notedHead(folder)
  if (!noted || noted === 'unreadable' || versionOf(database) < knownMigrations().length) return undefined
  return hashAt(database, noted.seq) === noted.hash ? undefined : noted
}

function isEmpty(database: Database.Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
}
