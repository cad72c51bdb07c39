import { type Application, fieldValue } from '../../src-domain/application.ts'
import { runChecks } from '../../src-domain/checks/run-checks.ts'
import { ok, type Result } from '../../src-domain/result.ts'
import { categoryOf } from '../../src-domain/scheme.ts'
import { statusOf } from '../../src-domain/status.ts'
import { matchKey } from '../../src-domain/text/normalise.ts'
import { readApplication } from '../../db/applications.ts'
import { applicationsWithValue, valuesOfKey } from '../../db/form-values.ts'
import { batchOf, type Desk, findApplication } from './desk.ts'
import type { CheckedApplication } from './findings.ts'

/**
 * 初审 of one application: the findings it has within the whole batch, without reading the batch. Of the others only
 * those that may be of the same applicant matter to it.
 */
export function checkApplication(desk: Desk, id: string): Result<CheckedApplication> {
  const found = findApplication(desk, id)
  if (!found.ok) return found
  const application = found.value
  const findings = runChecks(withPossibleDuplicates(desk, application), desk.scheme, batchOf(desk)).get(id) ?? []
  return ok({ application, findings, status: statusOf(application, findings) })
}

/** The application and every other that could be of the same applicant, as they came in; the duplicate rule decides. */
export function withPossibleDuplicates(desk: Desk, application: Application): Application[] {
  const { creditCodeField, nameField } = categoryOf(desk.scheme, application.category)
  const code = creditCodeField && fieldValue(application, creditCodeField)?.value
  const name = fieldValue(application, nameField)?.value
  const others = code ? withCreditCode(desk, code) : name ? withName(desk, nameField, name) : []
  return [...new Set([application.id, ...others])]
    .sort(new Intl.Collator('en', { numeric: true }).compare)
    .flatMap((id) => (id === application.id ? application : (readApplication(desk.store, id) ?? [])))
}

function withCreditCode({ store, scheme }: Desk, code: string): string[] {
  const keys = new Set(scheme.categories.flatMap((c) => c.creditCodeField ?? []))
  return [...keys].flatMap((key) => applicationsWithValue(store, key, code))
}

function withName({ store }: Desk, key: string, name: string): string[] {
  const wanted = matchKey(name)
  return valuesOfKey(store, key).flatMap((v) => (matchKey(v.value) === wanted ? v.applicationId : []))
}
