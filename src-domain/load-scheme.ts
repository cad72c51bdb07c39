import { failed, ok, type Result } from './result.ts'
import { type Category, fieldsOf, type Scheme, SchemeFile } from './scheme.ts'

/**
 * Reads a scheme from its parsed JSON: checks it against the grammar, makes relative years calendar years, fills
 * `{-1}` in texts, and refuses references that lead nowhere. `year` moves the whole scheme to a later batch.
 */
export function loadScheme(json: unknown, year?: number): Result<Scheme> {
  const parsed = SchemeFile.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return failed({ code: 'scheme-invalid', message: `遴选方案有误（${issue?.path.join('.')}：${issue?.message}）。` })
  }
  const scheme = resolveYears({ ...parsed.data, year: year ?? parsed.data.year })
  const broken = brokenReferences(scheme)
  if (broken.length > 0) {
    return failed({ code: 'scheme-invalid', message: `遴选方案引用了不存在的内容：${broken.join('、')}。` })
  }
  return ok(scheme)
}

/** Keys whose numbers are relative years; every other number in a scheme is meant as it stands. */
const yearKeys = new Set(['years', 'year'])

function resolveYears(file: SchemeFile): Scheme {
  const base = file.year
  const resolve = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return value.replace(/\{(-?\d+)\}/g, (_, n: string) => String(base + Number(n)))
    if (typeof value === 'number') return yearKeys.has(key) ? base + value : value
    if (Array.isArray(value)) return value.map((item) => resolve(item, key))
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolve(v, k)]))
    }
    return value
  }
  return { ...(resolve(file, '') as Scheme), year: base }
}

/** Names used by a check, a mode or the summary that the scheme does not define. */
function brokenReferences(scheme: Scheme): string[] {
  const broken: string[] = []
  const categories = new Map(scheme.categories.map((c) => [c.id, namesOf(c)]))
  for (const check of scheme.checks) {
    for (const category of check.categories) {
      const names = categories.get(category)
      for (const [key, value] of Object.entries(check)) {
        const known = referenceKeys[key]
        if (!known) continue
        for (const name of [value].flat() as string[]) {
          if (!names?.[known].has(name)) broken.push(`${check.id}.${key}=${name}`)
        }
      }
    }
  }
  const descriptions = new Set(scheme.modeDescriptions.map((d) => d.id))
  for (const category of scheme.categories) {
    for (const mode of category.modes) {
      if (!descriptions.has(mode.describedBy)) broken.push(`${category.id}.${mode.id}`)
    }
  }
  for (const section of scheme.summary.sections) {
    for (const { from } of section.columns) {
      if ((from.kind === 'field' || from.kind === 'yesNo') && !categories.get(section.category)?.fields.has(from.key)) {
        broken.push(`summary.${section.category}.${from.key}`)
      }
    }
  }
  return broken
}

const referenceKeys: Record<string, 'fields' | 'headings' | 'slots'> = {
  address: 'fields',
  creditCode: 'fields',
  name: 'fields',
  registrationType: 'fields',
  industry: 'fields',
  numerator: 'fields',
  denominator: 'fields',
  stated: 'fields',
  assets: 'fields',
  debtRatio: 'fields',
  net: 'fields',
  profit: 'fields',
  part: 'fields',
  whole: 'fields',
  field: 'fields',
  detail: 'fields',
  fields: 'fields',
  headings: 'headings',
  slot: 'slots',
}

function namesOf(category: Category): Record<'fields' | 'headings' | 'slots', Set<string>> {
  return {
    fields: new Set(fieldsOf(category).map((f) => f.key)),
    headings: new Set(category.outline.headings.map((h) => h.id)),
    slots: new Set(category.attachments.map((s) => s.id)),
  }
}
