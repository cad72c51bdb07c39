import Database from 'better-sqlite3'
import { knownMigrations, versionOf } from './migrate.ts'
import { brokenSeals, hasSeals, isSealedSchema, type Scope } from './seals.ts'

/** What is wrong with a database: all of it (no scope), or with what is kept of these. */
export type Damage = { readonly scopes: readonly Scope[] }

/** Up to here every row is looked at before opening: a quarter of a second; beyond, when nothing else is to be done. */
const small = 12 * 2 ** 20

/**
 * Whether a database may be worked on, told without changing it; undefined where nothing is wrong. `everything`: every row
 * of a large one, too.
 */
export function damageOf(database: Database.Database, looked?: 'everything'): Damage | undefined {
  try {
    if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') return whole
    if ((database.pragma('foreign_key_check') as unknown[]).length > 0) return whole
    if (!hasSeals(database)) return versionOf(database) < knownMigrations().length ? undefined : whole
    if (!isSealedSchema(database)) return whole
    const later = !looked && !isSmall(database)
    const scopes = later ? [] : [...brokenSeals(database)].filter((scope) => scope !== undefined)
    return scopes.length > 0 ? { scopes } : undefined
  } catch (error) {
    // A table that is not there, a schema nobody can read: what a sound file never says.
    if (error instanceof Database.SqliteError && /^SQLITE_(ERROR|CORRUPT|NOTADB|FORMAT|MISMATCH)/.test(error.code))
      return whole
    throw error
  }
}

/**
 * Whether a database that says it is of a version nobody knows is sealed as one of those we know: it is the number that
 * is damaged. What can't be read is no newer version of ours either.
 */
export function isMisnumbered(database: Database.Database): boolean {
  try {
    return knownMigrations().some((_, i) => isSealedSchema(database, i + 1))
  } catch (error) {
    if (error instanceof Database.SqliteError) return /^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(error.code)
    throw error
  }
}

const whole: Damage = { scopes: [] }

export function isSmall(database: Database.Database): boolean {
  const [pages, size] = ['page_count', 'page_size'].map((name) => database.pragma(name, { simple: true }) as number)
  return (pages ?? 0) * (size ?? 0) <= small
}
