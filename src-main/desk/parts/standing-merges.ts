import { eventRowsOfKinds, wholeEvent } from '../../../db/events.ts'
import type { Reading } from '../../../db/store.ts'

/** The merges that have not been taken back: what they brought is known here. */
export function standingMerges(reading: Reading): ReadonlySet<string> {
  const standing = new Set<string>()
  for (const row of eventRowsOfKinds(reading, ['merge-made'])) {
    const event = wholeEvent(row)
    if (event?.kind !== 'merge-made') continue
    if (event.stands) standing.add(event.merge)
    else standing.delete(event.merge)
  }
  return standing
}
