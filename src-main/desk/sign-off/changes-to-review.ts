import { eventsFrom } from '../../../db/events.ts'
import type { EventRecord } from '../../../src-domain/events/event.ts'
import { contentKinds } from '../../../src-domain/events/held.ts'
import { minutesOf } from '../../../src-domain/events/minutes.ts'
import { everyOverview } from '../batch/batch-overview.ts'
import type { Desk } from '../desk.ts'
import { signOffNow } from '../limits.ts'

/** What has happened to an application, or with an empty id to the batch. */
export type ToReview = {
  readonly application: string
  readonly name: string
  readonly lines: readonly { readonly sentence: string; readonly by: string; readonly at: string }[]
}

export type ChangesToReview = {
  /** The review they came after; left out before the first, when all is new. */
  readonly since?: { readonly by: string; readonly at: string; readonly passed: boolean }
  readonly changes: readonly ToReview[]
}

/** What was changed since the last review of all that goes to the city, application by application, the newest first. */
export function changesToReview(desk: Desk): ChangesToReview {
  const { reviewed } = signOffNow(desk.store)
  if (!reviewed) return { changes: [] }
  const records = [...eventsFrom(desk.store, reviewed.seq)]
    .filter(({ event }) => contentKinds.has(event.kind))
    .reverse()
  const rows = new Map(everyOverview(desk).map(({ row }) => [row.id, row] as const))
  const words = { scheme: desk.scheme, applications: rows }
  const own = Map.groupBy(records, ({ applicationId = '' }: EventRecord) => applicationId)
  const changes = [...own].map(([application, of]) => ({
    application,
    name: rows.get(application)?.name ?? '',
    lines: minutesOf(of, words).map(({ sentence, record: { by, at } }) => ({ sentence, by, at })),
  }))
  return { since: { by: reviewed.by, at: reviewed.at, passed: reviewed.act === 'passed' }, changes }
}
