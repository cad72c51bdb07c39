import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { problem } from '../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../src-domain/result.ts'
import { versionOf } from './migrate.ts'
import type { events } from './schema.ts'

/** The end of the chain. Whoever has noted one can tell later whether events were cut off the end. */
export type Head = { readonly seq: number; readonly hash: string }

type Row = typeof events.$inferSelect

export const beginning: Head = { seq: 0, hash: '0'.repeat(64) }

/** Rows followed in one go: some ten milliseconds. */
const stretch = 1000

/** The version from which what happened stands in `events`, by its payload. */
const typedEvents = 6

/** Follows the chain of a database of any version from its beginning; returns its end, or names the first that no longer fits. */
export function verifyChain(database: Database.Database): Result<Head> {
  let head = beginning
  for (const step of followChain(database)) {
    if (!step.ok) return failed(problem('events-broken', { seq: step.brokenAt }))
    head = step.head
  }
  return ok(head)
}

type Step = { readonly ok: true; readonly head: Head } | { readonly ok: false; readonly brokenAt: number }

/** Stretch by stretch, so that whoever follows can let others come in between. */
export function* followChain(database: Database.Database): Generator<Step> {
  const chain = chainOf(versionOf(database))
  const next = database.prepare<[number], Row>(`${chain} WHERE seq > ? ORDER BY seq LIMIT ${stretch}`)
  let head = beginning
  let rows: Row[]
  do {
    rows = next.all(head.seq)
    for (const row of rows) {
      if (row.seq !== head.seq + 1 || row.prevHash !== head.hash || row.hash !== hashOf(row)) {
        yield { ok: false, brokenAt: head.seq + 1 }
        return
      }
      head = { seq: row.seq, hash: row.hash }
    }
    yield { ok: true, head }
  } while (rows.length === stretch)
}

/** The end of the chain as it stands, unproved. */
export function headOf(database: Database.Database): Head {
  const last = database.prepare<[], Row>(`${chainOf(versionOf(database))} ORDER BY seq DESC LIMIT 1`).get()
  return last ? { seq: last.seq, hash: last.hash } : beginning
}

/** The hash of an event as it stands, unproved. */
export function hashAt(database: Database.Database, seq: number): string | undefined {
  return database.prepare<[number], string>('SELECT hash FROM events WHERE seq = ?').pluck().get(seq)
}

/** The rows as the table of today has them. */
function chainOf(version: number): string {
  const [table, kind, payload] =
    version < typedEvents ? ['audit_events', 'action', 'NULL'] : ['events', 'kind', 'payload']
  return `SELECT seq, at, "by", ${kind} AS kind, application_id AS applicationId, key, "from", "to",
    prev_hash AS prevHash, hash, ${payload} AS payload FROM ${table}`
}

/**
 * SHA-256, lower-case hex, of the row as JSON with its keys in alphabetical order: with its payload, or, from before
 * there were payloads, with its action, key, from and to.
 */
export function hashOf(
  row: Omit<Row, 'hash' | 'key' | 'from' | 'to'> & Partial<Pick<Row, 'key' | 'from' | 'to'>>,
): string {
  const { applicationId, at, by, kind, payload, prevHash, seq } = row
  const { key = null, from = null, to = null } = row
  const text =
    payload === null
      ? JSON.stringify({ action: kind, applicationId, at, by, from, key, prevHash, seq, to })
      : JSON.stringify({ applicationId, at, by, kind, payload, prevHash, seq })
  return createHash('sha256').update(text).digest('hex')
}
