import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { backup } from '../../../db/backup.ts'
import { dataFolder } from '../../../db/data-folder.ts'
import { timestamp } from '../../../db/open.ts'
import { problemOf } from '../../../db/problems.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Desk } from '../desk.ts'

export type Backup = {
  readonly name: string
  /** ISO 8601 instant. */
  readonly at: string
  /** Bytes. */
  readonly size: number
  /** Whole hours since it was made. */
  readonly hoursOld: number
}

/** Copies the database to backups/ under a dated name. The attachments lie in files/ and are never changed. */
export function createBackup(desk: Desk): Result<Backup> {
  const name = `desk-${timestamp(new Date())}.sqlite`
  const made = backup(desk.store, join(dataFolder(desk.store.folder).backups, name))
  return made.ok ? ok(describe(desk, name)) : made
}

/** Newest first. */
export function listBackups(desk: Desk): Result<Backup[]> {
  try {
    const names = readdirSync(dataFolder(desk.store.folder).backups).filter((name) => name.endsWith('.sqlite'))
    return ok(names.map((name) => describe(desk, name)).sort((a, b) => (a.at < b.at ? 1 : -1)))
  } catch (error) {
    return failed(problemOf(error, desk.store.folder))
  }
}

function describe(desk: Desk, name: string): Backup {
  const { mtime, size } = statSync(join(dataFolder(desk.store.folder).backups, name))
  const hoursOld = Math.max(0, Math.floor((Date.now() - mtime.getTime()) / 3_600_000))
  return { name, at: mtime.toISOString(), size, hoursOld }
}
