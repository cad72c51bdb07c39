import { categoryOf, fieldOf } from '../schemes/lookup.ts'
import type { CategoryId } from '../schemes/scheme.ts'
import { chineseDate, isDay } from '../text/date.ts'
import type { FullScheme } from './full-scheme.ts'
import { titleOf } from './judging/labels.ts'
import { type Check, kindOf, partsOf } from './kinds.ts'

/** The properties of a check that say how much, how many or when a notice asks, with what they are called. */
export const bounds = {
  minimum: '下限',
  maximum: '上限',
  minimumMonths: '至少',
  maximumMonths: '至多',
  lastYears: '近几年',
  from: '不早于',
  to: '不晚于',
  on: '算到',
} as const

const units: Readonly<Record<string, string>> = { minimumMonths: '个月', maximumMonths: '个月', lastYears: '年' }

/** Whatever a check decides by, as it reads: what a notice asks, and how far figures may lie apart. */
const sayings: Readonly<Record<keyof typeof bounds | 'tolerance', (bound: string, exclusive: boolean) => string>> = {
  minimum: (bound, exclusive) => `${exclusive ? '高于' : '不低于'} ${bound}`,
  maximum: (bound, exclusive) => `${exclusive ? '低于' : '不超过'} ${bound}`,
  minimumMonths: (bound) => `不少于 ${bound}`,
  maximumMonths: (bound) => `不超过 ${bound}`,
  lastYears: (bound) => `近 ${bound}`,
  from: (bound) => `${bound}起`,
  to: (bound) => `${bound}止`,
  on: (bound) => `截至${bound}`,
  tolerance: (bound) => `允许相差 ${bound}`,
}

/** What a check's bounds are in: what its kind says, else the unit of the field it looks at. */
export function unitOf(check: Check, scheme: FullScheme, property?: string): string | undefined {
  const own = property === undefined ? undefined : units[property]
  const { boundsIn } = kindOf(check)
  if (own ?? boundsIn) return own ?? boundsIn
  const [category] = check.categories
  const key = 'field' in check ? check.field : 'parts' in check ? (check.total ?? check.parts[0]) : undefined
  return category === undefined || key === undefined ? undefined : fieldOf(categoryOf(scheme, category), key)?.unit
}

/** What a check decides by, each of its parts a line: 2022 年，不低于 30%. None where it is all in its title. */
export function thresholdsOf(check: Check, scheme: FullScheme, category: CategoryId): string[] {
  const parts = partsOf(check)
  const { when } = check
  const asked = when ? [`仅限${titleOf(categoryOf(scheme, category), when.field)}为${when.is.join('、')}的`] : []
  const lines = parts.flatMap((part) => {
    const said = [...inYears(part), ...within(part, scheme), ...ownOf(part, scheme, category)]
    if (parts.length > 1) return [part.title, ...(said.length > 0 ? [said.join('，')] : [])].join('：')
    return said.length > 0 ? said.join('，') : []
  })
  return [...asked, ...(check.kind === 'anyOf' ? ['满足其一：'] : []), ...lines]
}

function within(check: Check, scheme: FullScheme): string[] {
  const given = new Map<string, unknown>(Object.entries(check))
  return Object.entries(sayings).flatMap(([property, say]) => {
    const bound = given.get(property)
    if (typeof bound !== 'string' && typeof bound !== 'number') return []
    const text = String(bound)
    const unit = unitOf(check, scheme, property) ?? ''
    const written = isDay(text) ? chineseDate(text) : `${text}${unit === '%' ? unit : ` ${unit}`.trimEnd()}`
    return say(written, given.get('exclusive') === true)
  })
}

/** The years whose figures are looked at. */
function inYears(check: Check): string[] {
  const years = 'years' in check ? (check.years ?? []) : 'year' in check && check.year !== undefined ? [check.year] : []
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined) return []
  return [first === last ? `${first} 年` : `${first}—${last} 年`]
}

function ownOf(check: Check, scheme: FullScheme, category: CategoryId): string[] {
  const own = kindOf(check).decidesBy?.(check, categoryOf(scheme, category), scheme)
  return own === undefined ? [] : [own]
}
