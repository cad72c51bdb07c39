import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type Problem, problem } from '../src-domain/problems/problem.ts'
import type { Result } from '../src-domain/result.ts'
import { failed, ok } from '../src-domain/result.ts'
import { partial, syncFolder } from './data-folder.ts'
import { versionOf } from './migrate.ts'
import { problemOf } from './problems.ts'
import { connection, type Store } from './store.ts'

/**
 * Writes a whole, consistent copy of the database to `path`, which must not exist yet, a stretch at a time, so that
 * work goes on meanwhile. The copy has its name only once it is complete, opened and checked. The files it names are
 * not part of it (src-main/backups). Not within a transaction.
 */
export async function backup(store: Store, path: string): Promise<Result<{ readonly path: string }>> {
  const { database } = store[connection]
  if (existsSync(path)) return failed(problem('backup-exists', { file: basename(path) }))
  return finished(path, versionOf(database), async (copy) => {
    await database.backup(copy)
    // A copy is one file, which opens anywhere without a log beside it.
    const written = new Database(copy)
    try {
      written.pragma('journal_mode = DELETE')
    } finally {
      written.close()
    }
  })
}

/** The copy before a migration: of a database that is not yet a store, in one stroke. */
export function copyDatabase(database: Database.Database, path: string): Result<{ readonly path: string }> {
  if (existsSync(path)) return failed(problem('backup-exists', { file: basename(path) }))
  const copy = `${path}.${randomUUID()}${partial}`
  try {
    database.prepare('VACUUM INTO ?').run(copy)
    return settled(copy, path, versionOf(database))
  } catch (error) {
    return failed(backupProblem(error, path))
  } finally {
    removeCopy(copy)
  }
}

async function finished(path: string, version: number, write: (copy: string) => Promise<void>) {
  const copy = `${path}.${randomUUID()}${partial}`
  try {
    await write(copy)
    return settled(copy, path, version)
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
