import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import Database from 'better-sqlite3'
import { problem } from '../src-domain/problems/problem.ts'
import type { Result } from '../src-domain/result.ts'
import { failed, ok } from '../src-domain/result.ts'
import { partial, syncFolder } from './data-folder.ts'
import { versionOf } from './migrate.ts'
import { problemOf } from './problems.ts'
import { connection, type Store } from './store.ts'

/**
 * Writes a whole, consistent copy of the database to `path`, which must not exist yet. The copy has its name only once
 * it is complete, opened and checked. The attachments in files/ are not part of it. Not within a transaction.
 */
export function backup(store: Store, path: string): Result<{ readonly path: string }> {
  return copyDatabase(store[connection].database, path)
}

/** `backup` for a database that is not yet a store: the copy before a migration. */
export function copyDatabase(database: Database.Database, path: string): Result<{ readonly path: string }> {
  if (existsSync(path)) return failed(problem('backup-exists', { file: basename(path) }))
  const backupFailed = problem('backup-failed', { file: basename(path) })
  const copy = `${path}.${randomUUID()}${partial}`
  try {
    database.prepare('VACUUM INTO ?').run(copy)
    if (!isWhole(copy, versionOf(database))) return failed(backupFailed)
    syncFile(copy)
    renameSync(copy, path)
    syncFolder(dirname(path))
    return ok({ path })
  } catch (error) {
    // Whatever the disk says of it, here it is a backup that has failed; a bug is thrown on.
    problemOf(error, dirname(path))
    return failed(backupFailed)
  } finally {
    rmSync(copy, { force: true })
  }
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
