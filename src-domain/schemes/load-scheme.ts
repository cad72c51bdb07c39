import { failed, ok, type Result } from '../result.ts'
import { type Category, categoryOf, fieldOf, fieldsOf, type Scheme, SchemeFile } from './scheme.ts'

/**
 * Reads a scheme from its parsed JSON: checks it against the grammar, makes relative years calendar years, fills
 * `{-1}` in texts, and refuses references that lead nowhere. `year` moves the whole scheme to a later batch.
 */
export function loadScheme(json: unknown, year?: number): Result<Scheme> {
  const parsed = SchemeFile.safeParse(json)
  if (!parsed.success) {
    const places = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || '整个文件'))]
    return refused(`有 ${places.length} 处不合格式：${places.slice(0, 5).join('、')}`)
  }
  const scheme = resolveYears({ ...parsed.data, year: year ?? parsed.data.year })
  const broken = brokenReferences(scheme)
  if (broken.length > 0) return refused(`引用了方案里没有的内容：${broken.join('、')}`)
  return ok(scheme)
}

function refused(reason: string): Result<never> {
  return failed({ code: 'scheme-invalid', message: `遴选方案文件${reason}。没有载入，请换用完整的方案文件。` })
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

/** Names used by a category, a check, a mode or the summary that the scheme does not define, and ids given twice. */
function brokenReferences(scheme: Scheme): string[] {
  const broken: string[] = []
  const categories = new Map(scheme.categories.map((c) => [c.id, namesOf(c)]))
  broken.push(...doubled(scheme.checks.map((c) => `checks.${c.id}`)))
  for (const check of scheme.checks) {
    for (const category of check.categories) {
      const names = categories.get(category)
      if (!names) broken.push(`${check.id}.categories=${category}`)
      if (check.kind === 'oneOfTwo') {
        const field = fieldOf(categoryOf(scheme, category), check.field)
        for (const option of [check.detailed, check.exclusive]) {
          if (!field?.options?.includes(option)) broken.push(`${check.id}.${check.field}=${option}`)
        }
      }
      for (const [key, value] of Object.entries(check)) {
        const known = referenceKeys[key]
        if (!known) continue
        for (const name of [value].flat() as string[]) {
          if (names && !names[known].has(name)) broken.push(`${check.id}.${key}=${name}`)
        }
      }
    }
  }
  const descriptions = new Set(scheme.modeDescriptions.map((d) => d.id))
  for (const category of scheme.categories) {
    const { id, nameField, unitField, creditCodeField, modeFields, modes } = category
    const fields = fieldsOf(category)
    const used = [nameField, unitField, creditCodeField, ...modeFields, ...fields.map((f) => f.within)]
    for (const key of new Set(used)) {
      if (key !== undefined && !categories.get(id)?.fields.has(key)) broken.push(`${id}.${key}`)
    }
    for (const mode of modes) {
      if (!descriptions.has(mode.describedBy)) broken.push(`${id}.${mode.id}.${mode.describedBy}`)
    }
    const { headings } = category.outline
    const named = [...fields.map((f) => f.key), ...headings.map((h) => `outline.${h.id}`)]
    broken.push(
      ...doubled([...named, ...category.attachments.map((s) => `attachments.${s.id}`)].map((n) => `${id}.${n}`)),
    )
  }
  for (const section of scheme.summary.sections) {
    if (!categories.has(section.category)) broken.push(`summary.${section.category}`)
    for (const { from } of section.columns) {
      if ((from.kind === 'field' || from.kind === 'yesNo') && !categories.get(section.category)?.fields.has(from.key)) {
        broken.push(`summary.${section.category}.${from.key}`)
      }
    }
  }
  return broken
}

function doubled(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map((name) => `${name}（重复）`)
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
