import { lastChange } from '../../../db/events.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import type { ReadableDesk } from '../desk.ts'
import { checkApplication } from '../findings/check-application.ts'
import { type ApplicationRow, toRow } from './row.ts'

/** Everything about one application. */
export type ApplicationDetail = {
  readonly row: ApplicationRow
  readonly application: Application
  readonly findings: readonly Finding[]
  /** Others of the same applicant. */
  readonly duplicates: readonly ApplicationRow[]
}

export function applicationDetail(
  desk: ReadableDesk,
  { application: id }: { readonly application: string },
): Result<ApplicationDetail> {
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
