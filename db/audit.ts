import { asc, desc, eq, gt, sql } from 'drizzle-orm'
import { eventHead, type Head, hashOf, lastChange, lastChanges, verifyEvents } from './events.ts'
import { events } from './schema.ts'
import { insertInto, type Orm, prepared, present, type Reading, type Writing } from './store.ts'

/** What is left of how events were kept before db/events.ts, until the last of its writers and readers has gone over. */
export type AuditEvent = {
  /** ISO 8601 instant. */
  readonly at: string
  readonly by: string
  readonly action: string
  readonly applicationId?: string
  readonly key?: string
  readonly from?: string
  readonly to?: string
}

export type AuditRecord = AuditEvent & { readonly seq: number; readonly prevHash: string; readonly hash: string }

export type AuditHead = Head
export { eventHead as auditHead, lastChange, lastChanges, verifyEvents as verifyAudit }

const stretch = 1000
const insertRow = insertInto(events)
const limit = sql.placeholder('limit')
const columns = {
  seq: events.seq,
  at: events.at,
  by: events.by,
  action: events.kind,
  applicationId: events.applicationId,
  key: events.key,
  from: events.from,
  to: events.to,
  prevHash: events.prevHash,
  hash: events.hash,
}
const selectAfter = (orm: Orm) =>
  orm
    .select(columns)
    .from(events)
    .where(gt(events.seq, sql.placeholder('seq')))
    .orderBy(asc(events.seq))
    .limit(stretch)
    .prepare()
const selectNewest = (orm: Orm) => orm.select(columns).from(events).orderBy(desc(events.seq)).limit(limit).prepare()
const selectNewestOf = (orm: Orm) =>
  orm
    .select(columns)
    .from(events)
    .where(eq(events.applicationId, sql.placeholder('applicationId')))
    .orderBy(desc(events.seq))
    .limit(limit)
    .prepare()
const selectNewestOfActions = (orm: Orm) =>
  orm
    .select(columns)
    .from(events)
    .where(sql`${events.kind} IN (SELECT value FROM json_each(${sql.placeholder('actions')}))`)
    .orderBy(desc(events.seq))
    .limit(limit)
    .prepare()

export function appendAudit(writing: Writing, event: AuditEvent): void {
  const head = eventHead(writing)
  const { at, by, action: kind, applicationId = null, key = null, from = null, to = null } = event
  const row = { seq: head.seq + 1, at, by, kind, applicationId, key, from, to, prevHash: head.hash, payload: null }
  insertRow(writing, { ...row, hash: hashOf(row) })
}

export function listAudit(
  reading: Reading,
  { applicationId, limit }: { readonly applicationId?: string; readonly limit: number },
): AuditRecord[] {
  const rows =
    applicationId === undefined
      ? prepared(reading, selectNewest).all({ limit })
      : prepared(reading, selectNewestOf).all({ applicationId, limit })
  return rows.map(present)
}

export function listAuditOf(reading: Reading, actions: readonly string[], limit: number): AuditRecord[] {
  const rows = prepared(reading, selectNewestOfActions).all({ actions: JSON.stringify(actions), limit })
  return rows.map(present)
}

export function auditAfter(reading: Reading, head: AuditHead): AuditRecord[] | undefined {
  const rows = prepared(reading, selectAfter).all({ seq: head.seq - 1 })
  if (rows[0]?.hash !== head.hash || rows.length === stretch) return undefined
  return rows.slice(1).map(present)
}
