import { type Application, fieldValue } from '../batch/application.ts'
import { categoryOf } from '../schemes/lookup.ts'
import type { Scheme } from '../schemes/scheme.ts'
import { matchKey } from '../text/normalise.ts'

/** An application with what tells its applicant: a code may be mistyped in one of two forms, then the name still tells. */
type Identified = { readonly application: Application; readonly code?: string; readonly unit?: string }

function identify(application: Application, scheme: Scheme): Identified {
  const { creditCodeField, unitField } = categoryOf(scheme, application.category)
  const code = creditCodeField && fieldValue(application, creditCodeField)?.value
  const unit = fieldValue(application, unitField)?.value
  return { application, ...(code ? { code } : {}), ...(unit ? { unit: matchKey(unit) } : {}) }
}

/**
 * For every application the others of the same applicant, by credit code or by the legal person's name, within and
 * across categories; declined and withdrawn ones don't count.
 */
export function findDuplicates(applications: readonly Application[], scheme: Scheme): Map<string, Application[]> {
  const identified = applications.filter((a) => !a.declined && !a.withdrawn).map((a) => identify(a, scheme))
  const byCode = Map.groupBy(identified, (i) => i.code)
  const byUnit = Map.groupBy(identified, (i) => i.unit)
  const duplicates = new Map<string, Application[]>()
  for (const one of identified) {
    const sameCode = one.code === undefined ? [] : (byCode.get(one.code) ?? [])
    const sameUnit = one.unit === undefined ? [] : (byUnit.get(one.unit) ?? [])
    const others = [
      ...sameCode.filter((other) => other !== one),
      ...sameUnit.filter((other) => other !== one && (one.code === undefined || other.code !== one.code)),
    ]
    if (others.length > 0)
      duplicates.set(
        one.application.id,
        others.map((other) => other.application),
      )
  }
  return duplicates
}

/** The other's name, where the two agree in their code alone; 样例（集团）有限公司 is still 样例有限公司. */
export function namedOtherwise(one: Application, other: Application, scheme: Scheme): string | undefined {
  const [own, its] = [one, other].map((a) => fieldValue(a, categoryOf(scheme, a.category).unitField)?.value)
  return own && its && nameKey(own) !== nameKey(its) ? its : undefined
}

function nameKey(name: string): string {
  return matchKey(name).replace(/\([^()]*\)/g, '')
}
