import { existsSync, rmSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { problem } from '../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../src-domain/result.ts'
import { type Head, headOf, verifyChain } from './chain.ts'
import { readHeader } from './header.ts'
import { applicationId, knownMigrations } from './migrate.ts'
import { problemOf } from './problems.ts'
import { damageOf } from './soundness.ts'

/** What a database file holds, found by looking alone. */
export type Inspected = {
  readonly version: number
  /** None before the batch was set up, or from before desks had an id. */
  readonly deskId?: string
  readonly district?: string
  readonly scheme?: string
  readonly applications: number
  readonly head: Head
  /** A chain that was broken once stays so for good, and is no reason to do without copies: the seals tell of damage. */
  readonly chained: boolean
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
      return damageOf(database, 'everything') ? failed(problem('copy-damaged', { file })) : inspected(database)
    })
  } catch (error) {
    const found = problemOf(error, path)
    return failed(found.code === 'store-damaged' ? problem('copy-damaged', { file }) : found)
  }
}

function inspected(database: Database.Database): Result<Inspected> {
  const chain = verifyChain(database)
  const batch = database.prepare<[], Record<string, string>>('SELECT * FROM batch').get()
  const { n } = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM applications').get() ?? { n: 0 }
  const { desk_id: deskId, district, scheme } = batch ?? {}
  return ok({
    version: database.pragma('user_version', { simple: true }) as number,
    ...(deskId && { deskId }),
    ...(district && { district }),
    ...(scheme && { scheme }),
    applications: n,
    head: chain.ok ? chain.value : headOf(database),
    chained: chain.ok,
  })
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
    // Empty, as SQLite makes them to read: a log with anything in it is somebody's.
    for (const name of made) if (name.endsWith('-shm') || isEmpty(name)) rmSync(name, { force: true })
  }
}

function isEmpty(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === 0
}
