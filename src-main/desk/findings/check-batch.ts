import { countApplications, listApplications } from '../../../db/applications.ts'
import { findDuplicates } from '../../../src-domain/checks/duplicate.ts'
import { runChecks } from '../../../src-domain/checks/run-checks.ts'
import { statusOf } from '../../../src-domain/checks/status.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'
import { type CheckedApplication, checkApplication } from './check-application.ts'
import { standingRosters } from './standing-rosters.ts'

/** 初审 of all that counts, in the order the applications came in. */
export function checkBatch(desk: ReadableDesk): CheckedApplication[] {
  return checkEvery(desk).filter(({ application }) => !application.withdrawn)
}

/** The same with what was withdrawn. */
export function checkEvery(desk: ReadableDesk): CheckedApplication[] {
  const applications = listApplications(desk.store)
  const findings = runChecks(applications, desk.scheme, batchOf(desk), standingRosters(desk.store))
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

/** From so many on, reading the whole batch at once is faster than reading them one by one, unless they are few of it. */
const many = 20
const fewOfBatch = 10

/** How these are checked: each by itself, or many of them with the batch read once. */
export function checkerOf(desk: ReadableDesk, ids: readonly string[]): (id: string) => Result<CheckedApplication> {
  if (ids.length < many || ids.length * fewOfBatch < countApplications(desk.store)) {
    return (id) => checkApplication(desk, id)
  }
  const checked = new Map(checkEvery(desk).map((c) => [c.application.id, c]))
  return (id) => {
    const known = checked.get(id)
    return known ? ok(known) : checkApplication(desk, id)
  }
}
