import { eventRowsOfKinds, wholeEvent } from '../../../db/events.ts'
import type { ReadableDesk } from '../desk.ts'

/** An application that is called otherwise here than on the desk it came from: there A12 may be another. */
export type FormerNumber = { readonly application: string; readonly former: string }

export function formerNumbers({ store }: ReadableDesk): readonly FormerNumber[] {
  return eventRowsOfKinds(store, ['application-joined']).flatMap((row) => {
    const event = wholeEvent(row)
    if (event?.kind !== 'application-joined' || row.applicationId === null) return []
    return event.former === row.applicationId ? [] : { application: row.applicationId, former: event.former }
  })
}
