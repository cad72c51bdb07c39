import { appendAudit } from '../../db/audit.ts'
import { addRuling } from '../../db/rulings.ts'
import { transaction } from '../../db/store.ts'
import type { Application } from '../../src-domain/application.ts'
import type { Finding } from '../../src-domain/checks/finding.ts'
import { runChecks } from '../../src-domain/checks/run-checks.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { type Status, statusOf } from '../../src-domain/status.ts'
import { checkApplication } from './check-application.ts'
import { applicationsOf, batchOf, type Desk, now } from './desk.ts'

/** An application with what the checks find in it now; nothing of this is stored, so it is never stale. */
export type CheckedApplication = {
  readonly application: Application
  readonly findings: readonly Finding[]
  readonly status: Status
}

/** 初审 of the whole batch. */
export function checkAll(desk: Desk): CheckedApplication[] {
  const applications = applicationsOf(desk)
  const findings = runChecks(applications, desk.scheme, batchOf(desk))
  return applications.map((application) => {
    const own = findings.get(application.id) ?? []
    return { application, findings: own, status: statusOf(application, own) }
  })
}

export type NewRuling = {
  readonly application: string
  readonly check: string
  readonly outcome: 'pass' | 'fail'
  readonly reason: string
  readonly by: string
}

/** 人工认定: an officer's decision on a finding, kept with reason, name, time and the ground it rests on. */
export function rule(desk: Desk, ruling: NewRuling): Result<Finding> {
  const { application, check, outcome, reason, by } = ruling
  if (reason.trim() === '' || by.trim() === '') {
    return failed({ code: 'reason-missing', message: '人工认定须写明理由和认定人，没有改动。请补充后再认定。' })
  }
  const checked = checkApplication(desk, application)
  if (!checked.ok) return checked
  const { findings } = checked.value
  const finding = findings.find((f) => f.check === check || f.title === check)
  if (!finding) {
    return failed({
      code: 'check-unknown',
      message: `${application} 没有名为“${check}”的初审项，没有改动。可用的初审项：${findings.map((f) => f.check).join('、')}。`,
    })
  }
  return transaction(desk.store, () => {
    const at = now()
    addRuling(desk.store, application, { check: finding.check, outcome, reason, basis: finding.basis, by, at })
    appendAudit(desk.store, {
      at,
      by,
      action: '人工认定',
      applicationId: application,
      key: finding.check,
      from: finding.outcome,
      to: `${outcome}：${reason}`,
    })
    const after = checkApplication(desk, application)
    if (!after.ok) return after
    return ok(after.value.findings.find((f) => f.check === finding.check) ?? finding)
  })
}
