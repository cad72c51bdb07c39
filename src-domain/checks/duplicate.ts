import { type Application, fieldValue } from '../batch/application.ts'
import { type CheckOf, categoryOf, type Scheme } from '../schemes/scheme.ts'
import { matchKey } from '../text/normalise.ts'
import { fail, type Judgement, manual, pass, type Subject } from './finding.ts'

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
 * across categories; declined ones no longer count.
 */
export function findDuplicates(applications: readonly Application[], scheme: Scheme): Map<string, Application[]> {
  const identified = applications.filter((a) => !a.declined).map((a) => identify(a, scheme))
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

export function duplicate(_check: CheckOf<'duplicate'>, subject: Subject): Judgement {
  const { application, duplicates, scheme } = subject
  if (duplicates.length === 0) return pass('没有发现重复申报。')
  const same = duplicates.filter((d) => d.category === application.category)
  const across = duplicates.filter((d) => d.category !== application.category)
  const recommended = same.find((d) => d.rank !== undefined)
  if (recommended) return fail(`同一申报单位的另一份申报（${describe(recommended)}）已推荐，不能重复推荐。`)
  const parts = [
    ...(same.length > 0 ? [`与${list(same, describe)}为同一申报单位，请决定保留哪一份`] : []),
    ...(across.length > 0
      ? [
          `同一单位另申报了${list(across, (d) => `${categoryOf(scheme, d.category).title}（${describe(d)}）`)}，请核实是否重复`,
        ]
      : []),
  ]
  return manual(`${parts.join('；')}。`)
}

function describe(application: Application): string {
  return `${application.id}“${application.folder}”`
}

/** The first few by name; more would bury the sentence. */
function list(applications: readonly Application[], name: (application: Application) => string): string {
  const named = applications.slice(0, 3).map(name).join('、')
  return applications.length > 3 ? `${named}等 ${applications.length} 件` : named
}
