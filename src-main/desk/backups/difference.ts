import { commonEnd, eventHead, eventsFrom } from '../../../db/events.ts'
import { minutesOf } from '../../../src-domain/events/minutes.ts'
import { everyOverview } from '../batch/batch-overview.ts'
import type { Desk } from '../desk.ts'

/** A line of what only one of two states has. */
export type DifferenceLine = { readonly at: string; readonly by: string; readonly sentence: string }

/** What happened to one of two states since they were the same, newest first. */
export type Difference = { readonly events: number; readonly lines: readonly DifferenceLine[] }

/** What a desk has that `other` has not, by the record both keep. */
export function differenceTo(desk: Desk, other: Desk): Difference {
  const common = commonEnd(desk.store, other.store)
  const records = [...eventsFrom(desk.store, common)].reverse()
  const applications = new Map(everyOverview(desk).map(({ row }) => [row.id, row] as const))
  const lines = minutesOf(records, { scheme: desk.scheme, applications }).map(({ record, sentence }) => ({
    ...{ at: record.at, by: record.by, sentence },
  }))
  return { events: eventHead(desk.store).seq - common, lines }
}
