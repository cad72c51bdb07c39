import { type Application, fieldValue } from '../application.ts'
import { type CheckOf, categoryOf, type Scheme } from '../scheme.ts'
import { matchKey } from '../text/normalise.ts'
import { fail, type Judgement, manual, pass, type Subject } from './finding.ts'

/** What makes two applications the same applicant: the credit code, or the name where a form asks for no code. */
function identity(application: Application, scheme: Scheme): string | undefined {
  const category = categoryOf(scheme, application.category)
  const code = category.creditCodeField && fieldValue(application, category.creditCodeField)?.value
  if (code) return code
  const name = fieldValue(application, category.nameField)?.value
  return name && `${application.category}:${matchKey(name)}`
}

/** For every application the others of the same applicant; declined ones no longer count. */
export function findDuplicates(applications: readonly Application[], scheme: Scheme): Map<string, Application[]> {
  const byIdentity = new Map<string, Application[]>()
  for (const application of applications) {
    const key = application.declined ? undefined : identity(application, scheme)
    if (!key) continue
    const same = byIdentity.get(key)
    if (same) same.push(application)
    else byIdentity.set(key, [application])
  }
  const duplicates = new Map<string, Application[]>()
  for (const same of byIdentity.values()) {
    if (same.length < 2) continue
    for (const application of same)
      duplicates.set(
        application.id,
        same.filter((other) => other !== application),
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
    ...(same.length > 0 ? [`与${same.map(describe).join('、')}为同一申报单位`] : []),
    ...(across.length > 0
      ? [`同一单位另申报了${across.map((d) => `${categoryOf(scheme, d.category).title}（${describe(d)}）`).join('、')}`]
      : []),
  ]
  return manual(`${parts.join('；')}，请决定保留哪一份。`)
}

function describe(application: Application): string {
  return `${application.id}“${application.folder}”`
}
