import { listRosters, rosterEntriesOf } from '../../../db/rosters.ts'
import type { Reading } from '../../../db/store.ts'
import type { Roster, RosterEntry } from '../../../src-domain/rosters/roster.ts'

/** What stands on rosters read before, by uid: none ever changes, and checks look into them at every keystroke. */
const known = new Map<string, readonly RosterEntry[]>()

/** The rosters that count, the oldest first. */
export function standingRosters(store: Reading): Roster[] {
  return listRosters(store)
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ uid, kind, serves, title, source, dated }) => {
      const entries = known.get(uid) ?? rosterEntriesOf(store, uid)
      known.set(uid, entries)
      return {
        uid,
        kind,
        title,
        source,
        entries,
        ...(serves !== undefined && { serves }),
        ...(dated !== undefined && { dated }),
      }
    })
}
