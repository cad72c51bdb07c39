import { applicationHeads } from '../../../db/applications.ts'
import { eventRowsOfKinds, wholeEvent } from '../../../db/events.ts'
import { marked, positionOf } from '../../../src-domain/batch/application-number.ts'
import type { ReadableDesk } from '../desk.ts'

/** An application that is called otherwise on another desk: there A12 may be another. */
export type FormerNumber = { readonly application: string; readonly former: string }

export function formerNumbers({ store }: ReadableDesk): readonly FormerNumber[] {
  const heads = [...applicationHeads(store).values()]
  const doubled = new Set(heads.flatMap(({ id }) => (positionOf(id) === undefined ? (id.split('-')[0] ?? []) : [])))
  const marks = heads
    .filter(({ id }) => doubled.has(id))
    .map(({ id, uid }) => ({ application: id, former: marked(id, uid) }))
  const came = eventRowsOfKinds(store, ['application-joined']).flatMap((row) => {
    const event = wholeEvent(row)
    if (event?.kind !== 'application-joined' || row.applicationId === null) return []
    return event.former === row.applicationId ? [] : { application: row.applicationId, former: event.former }
  })
  return [...came, ...marks]
}
