import { listApplications } from '../../../db/applications.ts'
import { findDuplicates } from '../../../src-domain/checks/duplicate.ts'
import { runChecks } from '../../../src-domain/checks/run-checks.ts'
import { statusOf } from '../../../src-domain/checks/status.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'
import type { CheckedApplication } from './check-application.ts'

/** 初审 of the whole batch, in the order the applications came in. */
export function checkBatch(desk: ReadableDesk): CheckedApplication[] {
  const applications = listApplications(desk.store)
  const findings = runChecks(applications, desk.scheme, batchOf(desk))
  const duplicates = findDuplicates(applications, desk.scheme)
  return applications.map((application) => {
    const own = findings.get(application.id) ?? []
    const others = duplicates.get(application.id) ?? []
    return {
      application,
      findings: own,
      status: statusOf(application, own),
      duplicates: others.map((other) => other.id),
    }
  })
}
