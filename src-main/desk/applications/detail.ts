import { lastChange, listEvents } from '../../../db/events.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import type { EventRecord } from '../../../src-domain/events/event.ts'
import { placeOf } from '../../../src-domain/events/sentence.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { type Desk, findApplication } from '../desk.ts'
import { checkApplication } from '../findings/check-application.ts'
import { type ApplicationRow, toRow } from './rows.ts'

/** Everything about one application. */
export type ApplicationDetail = {
  readonly row: ApplicationRow
  readonly application: Application
  readonly findings: readonly Finding[]
  /** Others of the same applicant. */
  readonly duplicates: readonly ApplicationRow[]
}

export function applicationDetail(desk: Desk, id: string): Result<ApplicationDetail> {
  const checked = checkApplication(desk, id)
  if (!checked.ok) return checked
  const { application, findings, duplicates } = checked.value
  return ok({
    row: toRow(desk.scheme, checked.value, lastChange(desk.store, id)),
    application,
    findings,
    duplicates: duplicates.flatMap((other) => {
      const row = checkApplication(desk, other)
      return row.ok ? toRow(desk.scheme, row.value, lastChange(desk.store, other)) : []
    }),
  })
}

/** More than any application gathers in a season. */
const everything = 10_000

/** What has happened to an application, or to one of its values (`revenue.2022`), newest first. */
export function applicationHistory(desk: Desk, id: string, key?: string): Result<EventRecord[]> {
  const found = findApplication(desk, id)
  if (!found.ok) return found
  const events = listEvents(desk.store, { applicationId: id, limit: everything })
  return ok(key === undefined ? events : events.filter(({ event }) => placeOf(event) === key))
}
