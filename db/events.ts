import { z } from 'zod'
import type { DeskEvent, EventKindName, EventRecord, NewEvent, WholeEvent } from '../src-domain/events/event.ts'
import { formerActions, formerEvent } from '../src-domain/events/former.ts'
import { eventKinds } from '../src-domain/events/kinds.ts'
import type { EventRow } from '../src-domain/merge/event-row.ts'
import type { Result } from '../src-domain/result.ts'
import { wellFormed } from '../src-domain/text/well-formed.ts'
import { beginning, type Head, hashOf, verifyChain } from './chain.ts'
import { checked, parsed, UnreadableColumn } from './columns.ts'
import { and, asc, desc, eq, gt, gte, isNotNull, max, sql } from './drizzle.ts'
import { events } from './schema.ts'
import { connection, insertInto, lastHead, type Orm, prepared, present, type Reading, type Writing } from './store.ts'

/** Who did something, when (ISO 8601 instant), and to which application. */
export type Occasion = { readonly by: string; readonly at: string; readonly applicationId?: string }

type Row = typeof events.$inferSelect

/** Of every payload; once a kind's changes, what the version before wrote is brought up where payloads are read. */
const payloadVersion = 1
const Versioned = z.looseObject({ version: z.int() })

const stretch = 1000

const insertRow = insertInto(events)
const limit = sql.placeholder('limit')
const selectAfter = (orm: Orm) =>
  orm
    .select()
    .from(events)
    .where(gt(events.seq, sql.placeholder('seq')))
    .orderBy(asc(events.seq))
    .limit(stretch)
    .prepare()
const selectOne = (orm: Orm) =>
  orm
    .select()
    .from(events)
    .where(eq(events.seq, sql.placeholder('seq')))
    .prepare()
const selectNewest = (orm: Orm) => orm.select().from(events).orderBy(desc(events.seq)).limit(limit).prepare()
const ofApplication = eq(events.applicationId, sql.placeholder('applicationId'))
const selectNewestOf = (orm: Orm) =>
  orm.select().from(events).where(ofApplication).orderBy(desc(events.seq)).limit(limit).prepare()
const selectRowsOf = (orm: Orm) => orm.select().from(events).where(ofApplication).orderBy(asc(events.seq)).prepare()
const ofKinds = sql`${events.kind} IN (SELECT value FROM json_each(${sql.placeholder('kinds')}))`
const selectRowsOfKinds = (orm: Orm) => orm.select().from(events).where(ofKinds).orderBy(asc(events.seq)).prepare()
const selectLatest = (orm: Orm) =>
  orm
    .select({ at: max(events.at) })
    .from(events)
    .where(gte(events.seq, sql.placeholder('since')))
    .prepare()
const selectLastAt = (orm: Orm) =>
  orm.select({ at: events.at }).from(events).where(ofApplication).orderBy(desc(events.seq)).limit(1).prepare()
const selectNewestOfKinds = (orm: Orm) =>
  orm.select().from(events).where(ofKinds).orderBy(desc(events.seq)).limit(limit).prepare()
/** What an import took in, in its order; the application's id is in a column, the import's in the payload. */
const selectTakenInBy = (orm: Orm) =>
  orm
    .select({ id: events.applicationId })
    .from(events)
    .where(
      and(
        eq(events.kind, 'application-taken-in' satisfies EventKindName),
        eq(sql`json_extract(${events.payload}, '$.intake')`, sql.placeholder('intake')),
      ),
    )
    .orderBy(asc(events.seq))
    .prepare()
// The columns beside max() are those of the row it comes from (sqlite.org/lang_select.html, 2.5).
const selectLastChanges = (orm: Orm) =>
  orm
    .select({ id: events.applicationId, at: events.at, seq: max(events.seq) })
    .from(events)
    .where(isNotNull(events.applicationId))
    .groupBy(events.applicationId)
    .prepare()

/**
 * Adds an event to the chain, in the same transaction as the change it tells of; returns where it then ends. One that
 * could not be read back is a bug and keeps nothing.
 */
export function record(writing: Writing, occasion: Occasion, event: NewEvent): Head {
  // What is hashed must be what the database keeps, which has no half characters.
  const { by, at, applicationId } = wellFormed(occasion)
  const { kind, ...told } = checked<WholeEvent>('events.payload', kindOf(event.kind).whole, wellFormed(event))
  const head = eventHead(writing)
  const row = {
    ...{ seq: head.seq + 1, at, by, kind, applicationId: applicationId ?? null, prevHash: head.hash },
    payload: JSON.stringify({ version: payloadVersion, ...told }),
  }
  const end = { seq: row.seq, hash: hashOf(row) }
  insertRow(writing, { ...row, ...end })
  return end
}

export function eventHead(reading: Reading): Head {
  return lastHead(reading) ?? beginning
}

/** The newest events first, at most `limit` of them, of one application or of the whole batch. */
export function listEvents(
  reading: Reading,
  { applicationId, limit }: { readonly applicationId?: string; readonly limit: number },
): EventRecord[] {
  const rows =
    applicationId === undefined
      ? prepared(reading, selectNewest).all({ limit })
      : prepared(reading, selectNewestOf).all({ applicationId, limit })
  return rows.map(toRecord)
}

/** The newest events of these kinds, newest first, at most `limit` of them. */
export function listEventsOf(reading: Reading, kinds: readonly EventKindName[], limit: number): EventRecord[] {
  const all = JSON.stringify([...kinds, ...formerActions(kinds)])
  return prepared(reading, selectNewestOfKinds).all({ kinds: all, limit }).map(toRecord)
}

/** The applications one import took in, in its order. */
export function takenInBy(reading: Reading, intake: string): string[] {
  return prepared(reading, selectTakenInBy)
    .all({ intake })
    .flatMap(({ id }) => id ?? [])
}

/** Everything recorded of an application, oldest first, as it is kept. */
export function eventRowsOf(reading: Reading, applicationId: string): EventRow[] {
  return prepared(reading, selectRowsOf).all({ applicationId })
}

/** Every event of these kinds, oldest first, as it is kept. */
export function eventRowsOfKinds(reading: Reading, kinds: readonly EventKindName[]): EventRow[] {
  const all = JSON.stringify([...kinds, ...formerActions(kinds)])
  return prepared(reading, selectRowsOfKinds).all({ kinds: all })
}

/** All that a row tells; undefined for one from before payloads. */
export function wholeEvent(row: EventRow): WholeEvent | undefined {
  return row.payload === null ? undefined : readPayload<WholeEvent>(row, row.payload, ({ whole }) => whole)
}

/** Whether a row's hash is that of what it says. */
export function isAsHashed(row: EventRow): boolean {
  return hashOf(row) === row.hash
}

/** The same of an event that another desk recorded; undefined, too, for a kind this program does not know. */
export function foreignEvent(row: EventRow): WholeEvent | undefined {
  return ifKnown(() => wholeEvent(row))
}

/** An event of another desk as lists show it, by this desk's number of its application. */
export function foreignRecord(row: EventRow, applicationId: string): EventRecord | undefined {
  return ifKnown(() => toRecord({ ...row, applicationId }))
}

function ifKnown<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableColumn) return undefined
    throw error
  }
}

/** One event with all that is kept of it; undefined for a number there is not, or a row from before payloads. */
export function readEvent(reading: Reading, seq: number): EventRecord<WholeEvent> | undefined {
  const row = prepared(reading, selectOne).get({ seq })
  if (!row || row.payload === null) return undefined
  return { ...placeOf(row), event: readPayload<WholeEvent>(row, row.payload, ({ whole }) => whole) }
}

/** The latest instant any event bears from number `since` on: clocks go back, numbers don't. */
export function latestInstant(reading: Reading, since: number): string | undefined {
  return prepared(reading, selectLatest).get({ since })?.at ?? undefined
}

/** When each application last changed. */
export function lastChanges(reading: Reading): ReadonlyMap<string, string> {
  const rows = prepared(reading, selectLastChanges).all()
  return new Map(rows.map(({ id, at }) => [id ?? '', at]))
}

export function lastChange(reading: Reading, applicationId: string): string | undefined {
  return prepared(reading, selectLastAt).get({ applicationId })?.at
}

/**
 * What was recorded after `head`, oldest first. Undefined when `head` is no place of this chain, as after a change that
 * was undone, or when too much has happened since to be told in one go.
 */
export function eventsAfter(reading: Reading, head: Head): EventRecord[] | undefined {
  const rows = prepared(reading, selectAfter).all({ seq: head.seq - 1 })
  if (rows[0]?.hash !== head.hash || rows.length === stretch) return undefined
  return rows.slice(1).map(toRecord)
}

/** Every event after that number, oldest first. */
export function* eventsFrom(reading: Reading, seq: number): Generator<EventRecord> {
  for (let after = seq; ; ) {
    const rows = prepared(reading, selectAfter).all({ seq: after })
    for (const row of rows) yield toRecord(row)
    if (rows.length < stretch) return
    after = rows.at(-1)?.seq ?? after
  }
}

/** The number of the last event two records have in common, 0 for none: the hash of one vouches for all before it. */
export function commonEnd(one: Reading, other: Reading): number {
  let common = 0
  let apart = Math.min(eventHead(one).seq, eventHead(other).seq) + 1
  while (apart - common > 1) {
    const seq = Math.floor((common + apart) / 2)
    if (hashAt(one, seq) === hashAt(other, seq)) common = seq
    else apart = seq
  }
  return common
}

/** Whether the chain passed through there. */
export function hasPassed(reading: Reading, { seq, hash }: Head): boolean {
  return seq === 0 || hashAt(reading, seq) === hash
}

function hashAt(reading: Reading, seq: number): string | undefined {
  return prepared(reading, selectOne).get({ seq })?.hash
}

/** Follows the chain from its beginning; returns its end, or names the first event that no longer fits. */
export function verifyEvents(reading: Reading): Result<Head> {
  return verifyChain(reading[connection].database)
}

function toRecord(row: Row): EventRecord {
  return { ...placeOf(row), event: eventOf(row) }
}

function placeOf({ seq, at, by, applicationId, hash }: Row): Omit<EventRecord, 'event'> {
  return { seq, at, by, ...(applicationId === null ? {} : { applicationId }), hash }
}

/** What the row tells, without what only a merge or an undo needs. */
function eventOf(row: Row): DeskEvent {
  if (row.payload !== null) return readPayload<DeskEvent>(row, row.payload, ({ told }) => told)
  const { kind: action, key, from, to } = row
  return formerEvent({ action, ...present({ key, from, to }) })
}

type Kind = (typeof eventKinds)[number]

function kindOf(name: string): Kind {
  const known = eventKinds.find(({ kind }) => kind === name)
  if (known) return known
  throw new UnreadableColumn('events.kind', `${name} is no kind of event`)
}

/** A payload that does not fit its kind is a bug, or a foreign hand's. */
function readPayload<Event>({ seq, kind }: Row, text: string, partOf: (kind: Kind) => z.ZodType<Event>): Event {
  const place = `events.payload of ${seq}`
  const { version, ...payload } = checked(place, Versioned, parsed(place, text))
  if (version !== payloadVersion) throw new UnreadableColumn(place, `version ${version} is not known`)
  return checked(place, partOf(kindOf(kind)), { ...payload, kind })
}
