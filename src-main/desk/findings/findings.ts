import { appendAudit } from '../../../db/audit.ts'
import { addRuling } from '../../../db/rulings.ts'
import { transaction } from '../../../db/store.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { findDuplicates } from '../../../src-domain/checks/duplicate.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import { runChecks } from '../../../src-domain/checks/run-checks.ts'
import { type Status, statusOf } from '../../../src-domain/checks/status.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { applicationsOf, batchOf, type Desk, now } from '../desk.ts'
import { checkApplication } from './check-application.ts'

/** An application with what the checks find in it now; nothing of this is stored, so it is never stale. */
export type CheckedApplication = {
  readonly application: Application
  readonly findings: readonly Finding[]
  readonly status: Status
  /** Ids of the others of its applicant. */
  readonly duplicates: readonly string[]
}

/** 初审 of the whole batch. */
export function checkAll(desk: Desk): CheckedApplication[] {
  const applications = applicationsOf(desk)
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

export type Decision = { readonly outcome: 'pass' | 'fail'; readonly reason: string; readonly by: string }

export type NewRuling = Decision & { readonly application: string; readonly check: string }

/** 人工认定: an officer's decision on a finding, kept with reason, name, time and the ground it rests on. */
export function rule(desk: Desk, { application, check, ...decision }: NewRuling): Result<Finding> {
  return transaction(desk.store, () => {
    const ruled = ruleMany(desk, { applications: [application], checks: [check], ...decision })
    if (!ruled.ok) return ruled
    const after = checkApplication(desk, application)
    return after.ok ? findingOf(after.value, check) : after
  })
}

export type ManyRulings = Decision & { readonly applications: readonly string[]; readonly checks: readonly string[] }

/** The same ruling on several checks of several applications in one go: all of them or none. */
export function ruleMany(desk: Desk, { applications, checks, outcome, reason, by }: ManyRulings): Result<void> {
  if (reason.trim() === '' || by.trim() === '') {
    return failed({ code: 'reason-missing', message: '人工认定须写明理由和认定人，没有改动。请补充后再认定。' })
  }
  return transaction(desk.store, (writing) => {
    const at = now()
    for (const application of applications) {
      const checked = checkApplication(desk, application)
      if (!checked.ok) return checked
      for (const check of checks) {
        const found = findingOf(checked.value, check)
        if (!found.ok) return found
        const finding = found.value
        addRuling(writing, application, { check: finding.check, outcome, reason, basis: finding.basis, by, at })
        appendAudit(writing, {
          at,
          by,
          action: '人工认定',
          applicationId: application,
          key: finding.check,
          from: finding.outcome,
          to: `${outcome}：${reason}`,
        })
      }
    }
    return ok(undefined)
  })
}

/** People name a check by its id or its title. */
function findingOf({ application, findings }: CheckedApplication, check: string): Result<Finding> {
  const finding = findings.find((f) => f.check === check || f.title === check)
  if (finding) return ok(finding)
  return failed({
    code: 'check-unknown',
    message: `${application.id} 没有名为“${check}”的初审项，没有改动。可用的初审项：${findings.map((f) => f.check).join('、')}。`,
  })
}
