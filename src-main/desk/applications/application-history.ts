import { foreignRecord, listEvents } from '../../../db/events.ts'
import { foreignEventsOf } from '../../../db/foreign-events.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { EventRecord } from '../../../src-domain/events/event.ts'
import { placeOf } from '../../../src-domain/events/sentence.ts'
import { given } from '../../../src-domain/given.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { addressOf, formatAddress } from '../../../src-domain/values/address.ts'
import type { ReadableDesk } from '../desk.ts'
import { findApplication } from '../find-application.ts'

export type HistoryWanted = {
  readonly application: string
  /** Of one of its values, texts or checks alone: the key, with the year where it has one. */
  readonly key?: string | undefined
  readonly year?: number | undefined
}

/** More than any application gathers in a season. */
const everything = 10_000

/** What has happened to an application, or to a part of it, newest first. Problem: `application-unknown`. */
export function applicationHistory(
  desk: ReadableDesk,
  { application, key, year }: HistoryWanted,
): Result<EventRecord[]> {
  const found = findApplication(desk, application)
  if (!found.ok) return found
  const records = withForeign(
    desk,
    found.value,
    listEvents(desk.store, { applicationId: application, limit: everything }),
  )
  if (key === undefined) return ok(records)
  const place = formatAddress(addressOf({ key, ...given({ year }) }))
  return ok(records.filter(({ event }) => placeOf(event) === place))
}

/** With what merges brought of other desks, each in its place by the clock, which is all two desks have in common. */
function withForeign({ store }: ReadableDesk, { id, uid }: Application, own: EventRecord[]): EventRecord[] {
  const known = new Set(own.map(({ hash }) => hash))
  const foreign = new Map<string, EventRecord>()
  for (const { row } of foreignEventsOf(store, uid)) {
    const record = known.has(row.hash) ? undefined : foreignRecord(row, id)
    if (record) foreign.set(row.hash, record)
  }
  if (foreign.size === 0) return own
  return [...own, ...foreign.values()].sort((a, b) => b.at.localeCompare(a.at))
}
