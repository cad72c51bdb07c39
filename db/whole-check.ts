import Database from 'better-sqlite3'
import { followChain } from './chain.ts'
import { looking } from './inspect.ts'
import { isDerived, quoted } from './sealed-tables.ts'
import { brokenSeals, type Scope } from './seals.ts'
import { isSmall } from './soundness.ts'
import { connection, type Reading } from './store.ts'

/** What the whole check of a database finds. */
export type DatabaseFinding =
  /** SQLite's own structure is no longer whole. */
  | { readonly kind: 'structure' }
  /** What is kept of this is not as it was written. */
  | { readonly kind: 'altered'; readonly scope: Scope }
  /** The first event that no longer fits. */
  | { readonly kind: 'chain'; readonly seq: number }

/**
 * Looks through all of an open database, step by step, so that others come in between: the structure, table by table,
 * every row against its seal, the whole chain. Answers after each step what it found, if anything. `built`: what
 * `isWellBuilt` has said of the structure of a copy.
 */
export function* checkDatabase(reading: Reading, built?: boolean): Generator<DatabaseFinding | undefined> {
  const { database } = reading[connection]
  if (built === false) yield { kind: 'structure' }
  for (const part of [...(built === undefined ? [checkStructure] : []), checkSeals, checkChain]) {
    try {
      yield* part(database)
    } catch (error) {
      if (!isUnreadable(error)) throw error
      yield { kind: 'structure' }
    }
  }
}

/** Whether SQLite's check of one of its tables may take longer than others are to wait. */
export function isLarge(reading: Reading): boolean {
  return !isSmall(reading[connection].database)
}

/** Whether the structure of a database file is whole, told by looking alone. */
export function isWellBuilt(path: string): boolean {
  try {
    return looking(path, (database) => [...checkStructure(database)].every((finding) => finding === undefined))
  } catch (error) {
    if (isUnreadable(error)) return false
    throw error
  }
}

/** What SQLite can't read at all it does not report, it gives up. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(error.code)
}

type Findings = Generator<DatabaseFinding | undefined>

function* checkStructure(database: Database.Database): Findings {
  for (const table of tablesOf(database)) {
    // An index that tells of another row than there is does no harm where all can be written anew.
    const check = isDerived(table) ? 'quick_check' : 'integrity_check'
    const found = database.pragma(`${check}(${quoted(table)})`, { simple: true })
    yield found === 'ok' ? undefined : { kind: 'structure' }
  }
}

function* checkSeals(database: Database.Database): Findings {
  for (const scope of brokenSeals(database)) yield scope === undefined ? undefined : { kind: 'altered', scope }
}

function* checkChain(database: Database.Database): Findings {
  for (const step of followChain(database)) yield step.ok ? undefined : { kind: 'chain', seq: step.brokenAt }
}

function tablesOf(database: Database.Database): string[] {
  const names = database.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
  return names.pluck().all()
}
