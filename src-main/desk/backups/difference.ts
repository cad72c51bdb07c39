import { readApplication } from '../../../db/applications.ts'
import { commonEnd, eventHead, eventsFrom } from '../../../db/events.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { minutesOf } from '../../../src-domain/events/minutes.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Desk } from '../desk.ts'

/** A line of what only one of two states has. */
export type DifferenceLine = { readonly at: string; readonly by: string; readonly sentence: string }

/** What happened to one of two states since they were the same, newest first. */
export type Difference = { readonly events: number; readonly lines: readonly DifferenceLine[] }

/** What a desk has that `other` has not, by the record both keep. */
export function differenceTo(desk: Desk, other: Desk): Difference {
  const common = commonEnd(desk.store, other.store)
  const records = [...eventsFrom(desk.store, common)].reverse()
  const lines = minutesOf(records, { scheme: desk.scheme, applications: { get: (id) => namedIn(desk, id) } }).map(
    ({ record, sentence }) => ({
      ...{ at: record.at, by: record.by, sentence },
    }),
  )
  return { events: eventHead(desk.store).seq - common, lines }
}

/** One by one: a difference names few of them. */
function namedIn({ store, scheme }: Desk, id: string) {
  const application = readApplication(store, id)
  if (!application) return undefined
  const { category } = application
  return { name: applicantName(application, categoryOf(scheme, category)), category }
}
