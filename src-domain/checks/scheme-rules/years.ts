import { fieldOf, fieldsOf } from '../../schemes/lookup.ts'
import type { Category } from '../../schemes/scheme.ts'
import { fieldLabel } from '../../values/address.ts'
import type { FullScheme } from '../full-scheme.ts'
import { type Check, kindOf, partsOf } from '../kinds.ts'
import { type Fault, fault } from './fault.ts'

/** Years a check looks at and the form does not ask for, yearly fields it names no year of, and years out of order. */
export function wrongYears(scheme: FullScheme): Fault[] {
  return [
    ...scheme.categories.flatMap((category) =>
      fieldsOf(category).flatMap(({ key, years }) =>
        years && !inOrder(years) ? [fault(`${category.id}.${key}.years`, '年份应从早到晚，各写一次')] : [],
      ),
    ),
    ...scheme.categories.flatMap(ofDeciding),
    ...scheme.checks.flatMap((check) =>
      scheme.categories
        .filter((category) => check.categories.includes(category.id))
        .flatMap((category) => partsOf(check).flatMap((part) => yearsOf(part, `checks.${check.id}`, category))),
    ),
  ]
}

/** What helps deciding is a figure of a year where the form asks for years, else it would stand there blank. */
function ofDeciding(category: Category): Fault[] {
  return category.deciding.flatMap(({ from }, i) => {
    const place = `${category.id}.deciding.${i}`
    const keys = from.kind === 'sum' ? from.keys : from.kind === 'ratio' ? [from.part, from.whole] : [from.key]
    const years = from.kind === 'ratio' ? from.years : 'year' in from && from.year !== undefined ? [from.year] : []
    return keys.flatMap((key) => {
      const field = fieldOf(category, key)
      if (!field) return []
      if (years.length === 0) return field.years ? [fault(place, `“${fieldLabel(field)}”按年填写，要写明 year`)] : []
      const unasked = years.filter((year) => !field.years?.includes(year))
      return unasked.length > 0
        ? [fault(place, `申报表没有要求填写 ${unasked.join('、')} 年的“${fieldLabel(field)}”`)]
        : []
    })
  })
}

function yearsOf(check: Check, place: string, category: Category): Fault[] {
  const references = kindOf(check).references(check)
  const years = references.flatMap(({ to, name }) => (to === 'year' ? [Number(name)] : []))
  const order = inOrder(years) ? [] : [fault(`${place}.years`, '年份应从早到晚，各写一次')]
  if (kindOf(check).everyYear) return order
  const fields = references.flatMap(({ to, property, name }) => {
    const field = to === 'field' ? fieldOf(category, name) : undefined
    if (!field) return []
    const label = fieldLabel(field)
    if (years.length === 0) return field.years ? [fault(`${place}.${property}`, `“${label}”按年填写，要写明 year`)] : []
    if (!field.years) return [fault(`${place}.${property}`, `“${label}”不按年填写，不能写年份`)]
    const unasked = years.filter((year) => !field.years?.includes(year))
    return unasked.length > 0
      ? [fault(`${place}.${property}`, `申报表没有要求填写 ${unasked.join('、')} 年的“${label}”`)]
      : []
  })
  return [...order, ...fields]
}

function inOrder(years: readonly number[]): boolean {
  return years.every((year, i) => i === 0 || year > (years[i - 1] ?? year))
}
