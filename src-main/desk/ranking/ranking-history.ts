import { listEventsOf } from '../../../db/events.ts'
import type { EventRecord } from '../../../src-domain/events/event.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { everyOverview } from '../batch/batch-overview.ts'
import type { Desk } from '../desk.ts'

const decisions = [
  ...(['application-recommended', 'recommendation-withdrawn', 'ranking-changed'] as const),
  ...(['application-declined', 'application-reconsidered', 'application-passed-over'] as const),
  ...(['application-withdrawn', 'application-reinstated'] as const),
]

/** More than a season's meetings decide. */
const everything = 100_000

/** Recommending, withdrawing and ordering of a category, newest first: the minutes of the meeting. */
export function rankingHistory(
  desk: Desk,
  { category, limit }: { readonly category: CategoryId; readonly limit: number },
): EventRecord[] {
  const ofCategory = new Set(everyOverview(desk).flatMap(({ row }) => (row.category === category ? row.id : [])))
  return listEventsOf(desk.store, decisions, everything)
    .filter(({ event, applicationId = '' }) =>
      event.kind === 'ranking-changed' ? event.category === category : ofCategory.has(applicationId),
    )
    .slice(0, limit)
}
