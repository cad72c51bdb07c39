import { createHash } from 'node:crypto'
import { asc, desc, eq, gt, isNotNull, max, sql } from 'drizzle-orm'
import type { Problem, Result } from '../src-domain/result.ts'
import { failed, ok } from '../src-domain/result.ts'
import { auditEvents } from './schema.ts'
import { insertInto, type Orm, prepared, present, type Store } from './store.ts'

/** Who changed what, when, from what to what (操作记录). */
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

/** An event in its place of the chain: `hash` covers the event, its number and the hash before it. */
export type AuditRecord = AuditEvent & { readonly seq: number; readonly prevHash: string; readonly hash: string }

/** The end of the chain. Whoever has noted one can tell later whether events were cut off the end. */
export type AuditHead = { readonly seq: number; readonly hash: string }

type Row = typeof auditEvents.$inferSelect

const beginning: AuditHead = { seq: 0, hash: '0'.repeat(64) }
const stretch = 1000

const insertRow = insertInto(auditEvents)
const limit = sql.placeholder('limit')
const selectHead = (orm: Orm) =>
  orm
    .select({ seq: auditEvents.seq, hash: auditEvents.hash })
    .from(auditEvents)
    .orderBy(desc(auditEvents.seq))
    .limit(1)
    .prepare()
const selectAfter = (orm: Orm) =>
  orm
    .select()
    .from(auditEvents)
    .where(gt(auditEvents.seq, sql.placeholder('seq')))
    .orderBy(asc(auditEvents.seq))
    .limit(stretch)
    .prepare()
const selectNewest = (orm: Orm) => orm.select().from(auditEvents).orderBy(desc(auditEvents.seq)).limit(limit).prepare()
const selectNewestOf = (orm: Orm) =>
  orm
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.applicationId, sql.placeholder('applicationId')))
    .orderBy(desc(auditEvents.seq))
    .limit(limit)
    .prepare()

const selectNewestOfActions = (orm: Orm) =>
  orm
    .select()
    .from(auditEvents)
    .where(sql`${auditEvents.action} IN (SELECT value FROM json_each(${sql.placeholder('actions')}))`)
    .orderBy(desc(auditEvents.seq))
    .limit(limit)
    .prepare()
// The columns beside max() are those of the row it comes from (sqlite.org/lang_select.html, 2.5).
const selectLastChanges = (orm: Orm) =>
  orm
    .select({ id: auditEvents.applicationId, at: auditEvents.at, seq: max(auditEvents.seq) })
    .from(auditEvents)
    .where(isNotNull(auditEvents.applicationId))
    .groupBy(auditEvents.applicationId)
    .prepare()

/** Adds an event to the chain. Call in the same `transaction` as the change it tells of. */
export function appendAudit(store: Store, event: AuditEvent): void {
  const head = auditHead(store)
  const { at, by, action, applicationId = null, key = null, from = null, to = null } = event
  const row = { seq: head.seq + 1, at, by, action, applicationId, key, from, to, prevHash: head.hash }
  insertRow(store, { ...row, hash: hashOf(row) })
}

export function auditHead(store: Store): AuditHead {
  return prepared(store, selectHead).get() ?? beginning
}

/** The newest events first, at most `limit` of them, of one application or of the whole batch. */
export function listAudit(
  store: Store,
  { applicationId, limit }: { readonly applicationId?: string; readonly limit: number },
): AuditRecord[] {
  const rows =
    applicationId === undefined
      ? prepared(store, selectNewest).all({ limit })
      : prepared(store, selectNewestOf).all({ applicationId, limit })
  return rows.map(present)
}

/** The newest events of these actions, newest first, at most `limit` of them. */
export function listAuditOf(store: Store, actions: readonly string[], limit: number): AuditRecord[] {
  const rows = prepared(store, selectNewestOfActions).all({ actions: JSON.stringify(actions), limit })
  return rows.map(present)
}

/** When each application last changed. */
export function lastChanges(store: Store): ReadonlyMap<string, string> {
  const rows = prepared(store, selectLastChanges).all()
  return new Map(rows.map(({ id, at }) => [id ?? '', at]))
}

/**
 * What was recorded after `head`, oldest first. Undefined when `head` is no place of this chain, as after a change that
 * was undone, or when too much has happened since to be told in one go.
 */
export function auditAfter(store: Store, head: AuditHead): AuditRecord[] | undefined {
  const rows = prepared(store, selectAfter).all({ seq: head.seq - 1 })
  if (rows[0]?.hash !== head.hash || rows.length === stretch) return undefined
  return rows.slice(1).map(present)
}

export function lastChange(store: Store, applicationId: string): string | undefined {
  return listAudit(store, { applicationId, limit: 1 })[0]?.at
}

/** Follows the chain from its beginning; returns its end, or names the first event that no longer fits. */
export function verifyAudit(store: Store): Result<AuditHead> {
  let head = beginning
  for (;;) {
    const rows = prepared(store, selectAfter).all({ seq: head.seq })
    for (const row of rows) {
      if (row.prevHash !== head.hash || row.hash !== hashOf(row)) return failed(broken(head.seq + 1))
      head = { seq: row.seq, hash: row.hash }
    }
    if (rows.length < stretch) return ok(head)
  }
}

function broken(seq: number): Problem {
  return {
    code: 'audit-broken',
    message: `操作记录从第 ${seq} 条起与当时写下的不一致，可能被本程序以外的工具改过；此前的 ${seq - 1} 条完好。请保留这个数据文件夹，与最近的备份核对。`,
  }
}

/** SHA-256, lower-case hex, of the row as JSON with its keys in alphabetical order. */
function hashOf(row: Omit<Row, 'hash'>): string {
  const { action, applicationId, at, by, from, key, prevHash, seq, to } = row
  const text = JSON.stringify({ action, applicationId, at, by, from, key, prevHash, seq, to })
  return createHash('sha256').update(text).digest('hex')
}
