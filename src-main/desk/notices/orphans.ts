import type { Application } from '../../../src-domain/batch/application.ts'
import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import { checksOf } from '../../../src-domain/checks/of-category.ts'
import { isOwnCheck } from '../../../src-domain/checks/own-checks.ts'
import { categoryOf, fieldOf } from '../../../src-domain/schemes/scheme.ts'
import { addressOf, labelOf } from '../../../src-domain/values/address.ts'

/** What an application holds that the new scheme has no place for, by its present name. */
export function orphansOf(application: Application, now: FullScheme, next: FullScheme): string[] {
  const former = categoryOf(now, application.category)
  const category = next.categories.find(({ id }) => id === application.category)
  if (!category) return [`类别“${former.title}”`]
  const seals = new Set(category.seals.map(({ id }) => id))
  const headings = new Set(category.outline.headings.map(({ id }) => id))
  const slots = new Set(category.attachments.map(({ id }) => id))
  const checks = new Set(checksOf(next, category.id).map(({ id }) => id))
  const values = application.values.filter((value) => {
    if (value.value === '' || seals.has(value.key)) return false
    const { key, year, column } = addressOf(value)
    const field = fieldOf(category, key)
    if (!field) return true
    return (
      (year !== undefined && !field.years?.includes(year)) ||
      (column !== undefined && !field.columns?.some((c) => c.key === column))
    )
  })
  return [
    ...values.map((value) => `“${labelOf(former, addressOf(value))}”`),
    ...application.outline.flatMap(({ heading, title }) => (headings.has(heading) ? [] : `提纲“${title}”`)),
    ...application.attachments.flatMap(({ slot, file }) => (slots.has(slot) ? [] : `附件“${file}”`)),
    ...application.rulings.flatMap(({ check }) =>
      checks.has(check) || isOwnCheck(check) ? [] : `对“${titleOf(now, check)}”的人工认定`,
    ),
  ]
}

function titleOf(scheme: FullScheme, check: string): string {
  return scheme.checks.find(({ id }) => id === check)?.title ?? check
}
