import { z } from 'zod'
import { problem } from '../problems/problem.ts'
import { failed, ok, type Result } from '../result.ts'
import { type Category, fieldOf, fieldsOf, Scheme } from '../schemes/scheme.ts'
import { Check, kindOf } from './kinds.ts'

/** A scheme's file: the notice with its checks. */
const SchemeFile = Scheme.extend({ checks: z.array(Check) })

/** A loaded scheme with its checks. */
export type FullScheme = z.infer<typeof SchemeFile>

/**
 * Reads a scheme from its parsed JSON: checks it against the grammar, makes relative years calendar years, fills
 * `{-1}` in texts, and refuses references that lead nowhere. `year` moves the whole scheme to a later batch.
 */
export function loadScheme(json: unknown, year?: number): Result<FullScheme> {
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
  return failed(problem('scheme-invalid', { reason }))
}

/** Keys whose numbers are relative years; every other number in a scheme is meant as it stands. */
const yearKeys = new Set(['years', 'year'])

function resolveYears(file: FullScheme): FullScheme {
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
  return { ...(resolve(file, '') as FullScheme), year: base }
}

/** Names used by a category, a check, a mode or the summary that the scheme does not define, and ids given twice. */
function brokenReferences(scheme: FullScheme): string[] {
  const broken: string[] = []
  const categories = new Map(scheme.categories.map((c) => [c.id, namesOf(c)]))
  broken.push(...doubled(scheme.checks.map((c) => `checks.${c.id}`)))
  for (const check of scheme.checks) {
    for (const id of check.categories) {
      const category = scheme.categories.find((c) => c.id === id)
      broken.push(...(category ? lostReferences(check, category) : [`${check.id}.categories=${id}`]))
    }
  }
  const descriptions = new Set(scheme.modeDescriptions.map((d) => d.id))
  for (const category of scheme.categories) {
    const { id, nameField, unitField, creditCodeField, districtFields, modeFields, modes } = category
    const fields = fieldsOf(category)
    const used = [
      nameField,
      unitField,
      creditCodeField,
      ...districtFields,
      ...modeFields,
      ...fields.map((f) => f.within),
    ]
    for (const key of new Set(used)) {
      if (key !== undefined && !categories.get(id)?.field.has(key)) broken.push(`${id}.${key}`)
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
      if ((from.kind === 'field' || from.kind === 'yesNo') && !categories.get(section.category)?.field.has(from.key)) {
        broken.push(`summary.${section.category}.${from.key}`)
      }
    }
  }
  return broken
}

/** What a check names and its category does not have. */
function lostReferences(check: Check, category: Category): string[] {
  const names = namesOf(category)
  const references = kindOf(check).references(check)
  return references.flatMap((reference) => {
    const { to, property, name } = reference
    if (to === 'year') return []
    if (to !== 'option') return names[to].has(name) ? [] : [`${check.id}.${property}=${name}`]
    const field = references.find((r) => r.property === reference.of)?.name ?? ''
    return fieldOf(category, field)?.options?.includes(name) ? [] : [`${check.id}.${field}=${name}`]
  })
}

function doubled(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map((name) => `${name}（重复）`)
}

function namesOf(category: Category): Readonly<Record<'field' | 'heading' | 'slot', ReadonlySet<string>>> {
  return {
    field: new Set(fieldsOf(category).map((f) => f.key)),
    heading: new Set(category.outline.headings.map((h) => h.id)),
    slot: new Set(category.attachments.map((s) => s.id)),
  }
}
