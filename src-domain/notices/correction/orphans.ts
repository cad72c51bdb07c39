import { type Application, choiceSeparator, type FormValue } from '../../batch/application.ts'
import type { FullScheme } from '../../checks/full-scheme.ts'
import { checksOf } from '../../checks/of-category.ts'
import { isOwnCheck } from '../../checks/own-check-names.ts'
import { readValue } from '../../intake/read-value.ts'
import { readChoice } from '../../intake/typed-choice.ts'
import { categoryOf, fieldOf, optionsOf } from '../../schemes/lookup.ts'
import type { Category, Field } from '../../schemes/scheme.ts'
import { type Address, addressOf, labelOf } from '../../values/address.ts'
import { isFigure } from '../../values/shown-value.ts'

/** What an application holds that the new scheme has no place for, or takes for something else, by its present name. */
export function orphansOf(application: Application, now: FullScheme, next: FullScheme): string[] {
  const former = categoryOf(now, application.category)
  const category = next.categories.find(({ id }) => id === application.category)
  if (!category) return [`类别“${former.title}”`]
  const headings = new Set(category.outline.headings.map(({ id }) => id))
  const slots = new Set(category.attachments.map(({ id }) => id))
  const checks = new Set(checksOf(next, category.id).map(({ id }) => id))
  return [
    ...application.values.flatMap((value) => {
      const why = whyLost(value, { former, category, asOf: next.dates.submission.on })
      return why === undefined ? [] : [`“${labelOf(former, addressOf(value))}”${why}`]
    }),
    ...application.outline.flatMap(({ heading, title }) => (headings.has(heading) ? [] : `提纲“${title}”`)),
    ...application.attachments.flatMap(({ slot, file }) => (slots.has(slot) ? [] : `附件“${file}”`)),
    ...application.rulings.flatMap(({ check }) =>
      checks.has(check) || isOwnCheck(check) ? [] : `对“${titleOf(now, check)}”的人工认定`,
    ),
  ]
}

type Categories = { readonly former: Category; readonly category: Category; readonly asOf: string }

/** Nothing for a value that means there what it means here; else why not, where its name alone does not say it. */
function whyLost(value: FormValue, { former, category, asOf }: Categories): string | undefined {
  if (value.value === '' && value.certainty === 'sure') return undefined
  if (category.seals.some(({ id }) => id === value.key)) return undefined
  const address = addressOf(value)
  const field = fieldOf(category, address.key)
  if (!field) return ''
  const shape = otherShape(field, address)
  if (shape !== undefined) return shape
  const [was, is] = [placeIn(former, address), placeIn(category, address)]
  if (!is) return ''
  if (!was || value.value === '') return undefined
  if (is.unit !== was.unit && isFigure(is.type)) return `（计量单位由${was.unit ?? '无'}改为${is.unit ?? '无'}）`
  const gone = lostOptions(value.value, was, is)
  if (gone.length > 0) return `选的${gone.map((option) => `“${option}”`).join('、')}（没有这个选项了）`
  return is.type === was.type || reads(is, value.value, asOf) ? undefined : `填的“${value.value}”（改成了另一类的栏）`
}

/** What was filled in once and is asked by year or row, or the other way round. */
function otherShape({ years, type, columns }: Field, { year, column }: Address): string | undefined {
  if (year !== undefined) return years?.includes(year) ? undefined : years ? '' : '（不再按年填写）'
  if (years) return '（改成了按年填写）'
  if (column !== undefined) return columns?.some(({ key }) => key === column) ? undefined : ''
  return type === 'rows' ? '（改成了多行填写）' : undefined
}

/** The field as which a value stands at an address: of a row the column. */
function placeIn(category: Category, { key, column }: Address): Field | undefined {
  const field = fieldOf(category, key)
  if (column === undefined) return field
  const own = field?.columns?.find((one) => one.key === column)
  return own && { ...own, required: false, printed: true }
}

function lostOptions(value: string, was: Field, is: Field): string[] {
  const [before, after] = [optionsOf(was), optionsOf(is)]
  if (!before || !after) return []
  return value.split(choiceSeparator).filter((option) => before.includes(option) && !after.includes(option))
}

/** Whether a field of this type reads the same out of it. */
function reads(field: Field, value: string, asOf: string): boolean {
  if (optionsOf(field)) return readChoice(field, value) === value
  const reading = readValue(field, value, { asOf })
  return reading.certainty === 'sure' && reading.value === value
}

function titleOf(scheme: FullScheme, check: string): string {
  return scheme.checks.find(({ id }) => id === check)?.title ?? check
}
