import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/*
 * A folder that is being filled says so to every other process by a lock, which goes with whoever held it: what a killed one
 * has left is told from what one is at work on.
 */

const lockIn = (folder: string) => join(folder, 'held.sqlite')

/** Holds a folder that is there until it is released. */
export function holdFolder(folder: string): () => void {
  const database = new Database(lockIn(folder))
  database.exec('BEGIN EXCLUSIVE')
  return () => database.close()
}

/** A lock that can't be read is nobody's: what is in the way of using the folder is told by using it. */
export function isHeld(folder: string): boolean {
  if (!existsSync(lockIn(folder))) return false
  let database: Database.Database | undefined
  try {
    database = new Database(lockIn(folder), { fileMustExist: true, timeout: 0 })
    database.exec('BEGIN EXCLUSIVE')
    return false
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    return error.code.startsWith('SQLITE_BUSY')
  } finally {
    database?.close()
  }
}
