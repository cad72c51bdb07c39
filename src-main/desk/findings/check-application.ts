import { readApplication } from '../../../db/applications.ts'
import { applicationsWithValue, valuesOfKey } from '../../../db/form-values.ts'
import { type Application, fieldValue } from '../../../src-domain/batch/application.ts'
import { findDuplicates } from '../../../src-domain/checks/duplicate.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import { runChecks } from '../../../src-domain/checks/run-checks.ts'
import { type Status, statusOf } from '../../../src-domain/checks/status.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { matchKey } from '../../../src-domain/text/normalise.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'
import { findApplication } from '../find-application.ts'
import { standingRosters } from './standing-rosters.ts'

/** An application with what the checks find in it now; nothing of this is stored, so it is never stale. */
export type CheckedApplication = {
  readonly application: Application
  readonly findings: readonly Finding[]
  readonly status: Status
  /** Ids of the others of its applicant. */
  readonly duplicates: readonly string[]
}

/**
 * 初审 of one application with the others of its applicant: what it has within the whole batch, without reading the
 * batch. Of the others only those that may be of the same applicant matter to it.
 */
export function checkApplication(desk: ReadableDesk, id: string): Result<CheckedApplication> {
  const found = findApplication(desk, id)
  if (!found.ok) return found
  const application = found.value
  const together = withPossibleDuplicates(desk, application)
  const findings = runChecks(together, desk.scheme, batchOf(desk), standingRosters(desk.store)).get(id) ?? []
  const duplicates = findDuplicates(together, desk.scheme).get(id) ?? []
  const status = statusOf(application, findings)
  return ok({ application, findings, status, duplicates: duplicates.map((other) => other.id) })
}

/** The application and every other that could be of the same applicant, as they came in; the duplicate rule decides. */
function withPossibleDuplicates(desk: ReadableDesk, application: Application): Application[] {
  return [...new Set([application.id, ...possiblySame(desk, application)])]
    .sort(byId.compare)
    .flatMap((id) => (id === application.id ? application : (readApplication(desk.store, id) ?? [])))
}

/** A99 before A100. */
const byId = new Intl.Collator('en', { numeric: true })

/** What tells whose a form is. */
type Identifying = Pick<Application, 'category' | 'values'>

/** Ids of the applications with the credit code or the unit of a form, whether it is kept yet or not. */
export function possiblySame(desk: ReadableDesk, form: Identifying): string[] {
  return [...withCreditCodeOf(desk, form), ...withUnitOf(desk, form)]
}

function withCreditCodeOf({ store, scheme }: ReadableDesk, application: Identifying): string[] {
  const { creditCodeField } = categoryOf(scheme, application.category)
  const code = creditCodeField && fieldValue(application, creditCodeField)?.value
  if (!code) return []
  const keys = new Set(scheme.categories.flatMap((c) => c.creditCodeField ?? []))
  return [...keys].flatMap((key) => applicationsWithValue(store, key, code))
}

function withUnitOf({ store, scheme }: ReadableDesk, application: Identifying): string[] {
  const unit = fieldValue(application, categoryOf(scheme, application.category).unitField)?.value
  if (!unit) return []
  const wanted = matchKey(unit)
  const keys = new Set(scheme.categories.map((c) => c.unitField))
  return [...keys].flatMap((key) => holdersIn(valuesOfKey(store, key)).get(wanted) ?? [])
}

type Names = ReturnType<typeof valuesOfKey>

/** By list of names: folding ten thousand of them anew would be felt at every keystroke. */
const holders = new WeakMap<Names, ReadonlyMap<string, readonly string[]>>()

/** Ids of the applications in a list, by the `matchKey` of their names. */
function holdersIn(names: Names): ReadonlyMap<string, readonly string[]> {
  const known = holders.get(names)
  if (known) return known
  const grouped = new Map(
    [...Map.groupBy(names, ([, name]) => nameKey(name))].map(([key, rows]) => [key, rows.map(([id]) => id)]),
  )
  holders.set(names, grouped)
  return grouped
}

/** `matchKey` of names met before: of ten thousand a correction changes one. */
const nameKeys = new Map<string, string>()

function nameKey(name: string): string {
  const known = nameKeys.get(name)
  if (known !== undefined) return known
  const key = matchKey(name)
  nameKeys.set(name, key)
  return key
}
