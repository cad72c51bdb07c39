import { existsSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { problem } from '../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../src-domain/result.ts'
import { type Head, verifyChain } from './chain.ts'
import { readHeader } from './header.ts'
import { applicationId, knownMigrations } from './migrate.ts'
import { problemOf } from './problems.ts'

/** What a database file holds, found by looking alone. */
export type Inspected = {
  readonly version: number
  /** None before the batch was set up, or from before desks had an id. */
  readonly deskId?: string
  readonly district?: string
  readonly scheme?: string
  readonly applications: number
  readonly head: Head
}

/**
 * Looks a database file through, a copy's or a backup's, of this version or an earlier one, without changing a byte of
 * it or of a log beside it. Ok only where everything in it is as it was written. Problems: `copy-damaged`,
 * `copy-newer`, and what the disk refuses.
 */
export function inspectDatabase(path: string): Result<Inspected> {
  const file = basename(path)
  try {
    const header = readHeader(path)
    if (header?.applicationId !== applicationId) return failed(problem('copy-damaged', { file }))
    if (header.version > knownMigrations().length) return failed(problem('copy-newer', { file }))
    return looking(path, (database) => {
      const wrong = damageOf(database)
      return wrong ? failed(problem('copy-damaged', { file })) : inspected(database, file)
    })
  } catch (error) {
    const found = problemOf(error, path)
    return failed(found.code === 'store-damaged' ? problem('copy-damaged', { file }) : found)
  }
}

function inspected(database: Database.Database, file: string): Result<Inspected> {
  const chain = verifyChain(database)
  if (!chain.ok) return failed(problem('copy-damaged', { file }))
  const batch = database.prepare<[], Record<string, string>>('SELECT * FROM batch').get()
  const { n } = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM applications').get() ?? { n: 0 }
  const { desk_id: deskId, district, scheme } = batch ?? {}
  return ok({
    version: database.pragma('user_version', { simple: true }) as number,
    ...(deskId && { deskId }),
    ...(district && { district }),
    ...(scheme && { scheme }),
    applications: n,
    head: chain.value,
  })
}

/** Why the file is not sound, in SQLite's words; undefined where it is. */
function damageOf(database: Database.Database): string | undefined {
  const first = database.pragma('quick_check(1)', { simple: true }) as string
  if (first !== 'ok') return first
  return (database.pragma('foreign_key_check') as unknown[]).length > 0 ? 'foreign keys' : undefined
}

/**
 * Opens a database file to read from, with a log beside it counted in, and leaves no trace: a connection that can't
 * write neither writes the log into the file nor deletes it. Refused (SQLITE_BUSY) while another program holds it.
 */
export function looking<T>(path: string, look: (database: Database.Database) => T): T {
  const made = [`${path}-wal`, `${path}-shm`].filter((name) => !existsSync(name))
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 200 })
  try {
    return look(database)
  } finally {
    database.close()
    for (const name of made) rmSync(name, { force: true })
  }
}
