import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { closeStore, openStore } from '../../db/open.ts'
import { sealAll } from '../../db/seals.ts'
import type { Store } from '../../db/store.ts'

/** An empty folder of its own for the running test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export function opened(folder: string, options?: { create: boolean }): Store {
  const result = openStore(folder, options)
  if (!result.ok) throw new Error(result.problem.message)
  onTestFinished(() => closeStore(result.value))
  return result.value
}

export function newStore(): Store {
  return opened(newFolder(), { create: true })
}

/** A data folder as a finished session leaves it; `fill` puts something in. */
export function closedFolder(fill: (store: Store) => void = () => {}): string {
  const folder = newFolder()
  const result = openStore(folder, { create: true })
  if (!result.ok) throw new Error(result.problem.message)
  fill(result.value)
  closeStore(result.value)
  return folder
}

/** Works on a closed folder's database from outside the program, as a tool or a later version would. */
export function withDatabase<T>(folder: string, work: (database: Database.Database) => T): T {
  const database = new Database(join(folder, 'desk.sqlite'))
  try {
    return work(database)
  } finally {
    database.close()
  }
}

/** `withDatabase` for whoever changes it so cunningly that the seals fit again: what is left is the next line of defence. */
export function sealedAnew(folder: string, work: (database: Database.Database) => void): void {
  withDatabase(folder, (database) => {
    work(database)
    sealAll(database)
  })
}

/** Every file below the folder with its bytes. */
export function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'base64')]))
}
