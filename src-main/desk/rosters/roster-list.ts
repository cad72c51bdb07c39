import { listApplications } from '../../../db/applications.ts'
import { listRosters, type StoredRoster } from '../../../db/rosters.ts'
import { soughtOn } from '../../../src-domain/checks/judging/applicant-names.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { findOn, type Likeness } from '../../../src-domain/rosters/find-on.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { ReadableDesk } from '../desk.ts'
import { standingRosters } from '../findings/standing-rosters.ts'

/** A roster with the applications whose applicants are, or may be, on it; none where it counts no longer. */
export type RosterRow = StoredRoster & {
  readonly found: readonly { readonly application: string; readonly name: string; readonly is: Likeness }[]
}

/** 名单 that officers have brought, those withdrawn among them, the newest first. */
export function rosterList(desk: ReadableDesk): RosterRow[] {
  const applications = listApplications(desk.store).filter(({ withdrawn }) => !withdrawn)
  const standing = new Map(standingRosters(desk.store).map(({ uid, entries }) => [uid, entries]))
  return listRosters(desk.store)
    .toReversed()
    .map((roster) => {
      const entries = standing.get(roster.uid)
      const found = applications.flatMap((application) => {
        const category = categoryOf(desk.scheme, application.category)
        const hit = entries && findOn(entries, soughtOn(application, category))
        return hit ? [{ application: application.id, name: applicantName(application, category), is: hit.is }] : []
      })
      return { ...roster, found }
    })
}
