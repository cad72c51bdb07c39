import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type Problem, problem } from '../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../src-domain/progress.ts'
import type { Result } from '../src-domain/result.ts'
import { failed, ok } from '../src-domain/result.ts'
import { partial, syncFolder } from './data-folder.ts'
import { drizzle } from './drizzle.ts'
import { type Inspected, inspectDatabase, looking } from './inspect.ts'
import { versionOf } from './migrate.ts'
import { type NamedFile, namedFiles } from './named-files.ts'
import { problemOf } from './problems.ts'
import { connection, type Reading, type Store } from './store.ts'

/**
 * Writes every page of the database to `path`, which must not exist yet, a stretch at a time, so that work goes on
 * meanwhile. What stands there is a copy only once `settleCopy` says so. The files it names are not part of it
 * (src-main/backups). Not within a transaction.
 */
export async function backup(
  store: Store,
  path: string,
  { progress }: LongStep<Steps> = {},
): Promise<Result<{ readonly path: string }>> {
  const { database } = store[connection]
  if (existsSync(path)) return failed(problem('backup-exists', { file: basename(path) }))
  const made = madeEmpty(path)
  if (!made.ok) return made
  const syncing = syncingAlong(path)
  const step = (written: Database.BackupMetadata) => {
    progress?.({ done: written.totalPages - written.remainingPages, total: written.totalPages })
    return syncing.step(written)
  }
  try {
    await database.backup(path, { progress: step })
    return ok({ path })
  } catch (error) {
    removeCopy(path)
    return failed(backupProblem(error, path))
  } finally {
    await syncing.end()
  }
}

/** For nobody else to read: SQLite would let all who can reach it. */
function madeEmpty(path: string): Result<unknown> {
  try {
    closeSync(openSync(path, 'wx', 0o600))
    return ok(undefined)
  } catch (error) {
    return failed(backupProblem(error, path))
  }
}

/** Pages written in one go: some milliseconds. */
const stretch = 100
/** Pages after which the disk is waited for: 16 MiB. */
const longStretch = 4096

/**
 * SQLite waits for the disk at the end of a copy, in this thread: what has been written is brought there before, in
 * another one.
 */
function syncingAlong(path: string) {
  let synced = Number.POSITIVE_INFINITY
  let handle: FileHandle | undefined
  let running: Promise<void> | undefined
  const sync = async () => {
    handle ??= await open(path, 'r+')
    await handle.datasync()
  }
  return {
    step({ totalPages, remainingPages: left }: Database.BackupMetadata): number {
      if (running) return 0
      const due = Math.min(synced, totalPages) - left >= longStretch || (left <= stretch && synced > stretch)
      if (!due) return stretch
      synced = left
      running = sync()
        // What the disk refuses is told by whoever writes next.
        .catch(() => {})
        .finally(() => {
          running = undefined
        })
      return 0
    },
    async end() {
      await running
      await handle?.close()
    },
  }
}

/** What a settled copy holds. */
export type SettledCopy = Inspected & { readonly files: NamedFile[] }

/**
 * Makes a copy of an open database one file, which opens anywhere without a log beside it, on the disk, and looks it
 * through: what it names, and that all of it is as it was written. For a large one this takes seconds.
 */
export function settleCopy(path: string): Result<SettledCopy> {
  try {
    const written = new Database(path, { fileMustExist: true })
    try {
      written.pragma('journal_mode = DELETE')
    } finally {
      written.close()
    }
    syncFile(path)
    const inspected = inspectDatabase(path)
    return inspected.ok ? ok({ ...inspected.value, files: looking(path, filesNamedBy) }) : inspected
  } catch (error) {
    return failed(backupProblem(error, path))
  }
}

/** Of a database of this program's own version. */
function filesNamedBy(database: Database.Database): NamedFile[] {
  return namedFiles(readingOf(database, dirname(database.name)))
}

function readingOf(database: Database.Database, folder: string): Reading {
  const orm = drizzle(database, { casing: 'snake_case' })
  return { folder, [connection]: { database, orm, prepared: new Map() } }
}

/** Has `use` read from a settled copy as from the data folder it was made of, whose files it names. */
export async function withCopy<T>(path: string, folder: string, use: (reading: Reading) => Promise<T>): Promise<T> {
  const database = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return await use(readingOf(database, folder))
  } finally {
    database.close()
  }
}

/** The copy before a migration: of a database that is not yet a store, in one stroke. */
export function copyDatabase(database: Database.Database, path: string): Result<{ readonly path: string }> {
  if (existsSync(path)) return failed(problem('backup-exists', { file: basename(path) }))
  const copy = `${path}.${randomUUID()}${partial}`
  const made = madeEmpty(copy)
  if (!made.ok) return made
  try {
    database.prepare('VACUUM INTO ?').run(copy)
    return settled(copy, path, versionOf(database))
  } catch (error) {
    return failed(backupProblem(error, path))
  } finally {
    removeCopy(copy)
  }
}

function settled(copy: string, path: string, version: number): Result<{ readonly path: string }> {
  if (!isWhole(copy, version)) return failed(problem('backup-failed', { file: basename(path) }))
  syncFile(copy)
  renameSync(copy, path)
  syncFolder(dirname(path))
  return ok({ path })
}

function removeCopy(copy: string): void {
  for (const end of ['', '-journal']) rmSync(`${copy}${end}`, { force: true })
}

/** Whatever the disk says of it, here it is a backup that has failed; a bug is thrown on. */
function backupProblem(error: unknown, path: string): Problem {
  // better-sqlite3's own words for a desk that was closed meanwhile, and for a folder that has gone.
  const told = error instanceof TypeError && /not open|directory does not exist/.test(error.message)
  if (!told) problemOf(error, dirname(path))
  return problem('backup-failed', { file: basename(path) })
}

function isWhole(path: string, version: number): boolean {
  const copy = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return versionOf(copy) === version && copy.pragma('quick_check', { simple: true }) === 'ok'
  } finally {
    copy.close()
  }
}

function syncFile(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
