import Big from 'big.js'
import { fieldOf } from '../../schemes/lookup.ts'
import type { Category } from '../../schemes/scheme.ts'
import type { FullScheme } from '../full-scheme.ts'
import { type Check, kindOf, partsOf } from '../kinds.ts'
import { type Fault, fault } from './fault.ts'

/** Checks that ask for nothing, bounds that exclude each other, and figures in units that can't be compared. */
export function wrongBounds(scheme: FullScheme): Fault[] {
  return scheme.checks.flatMap((check) => {
    const place = `checks.${check.id}`
    const categories = scheme.categories.filter((category) => check.categories.includes(category.id))
    return partsOf(check).flatMap((part) => [
      ...asksNothing(part, place),
      ...excludes(part, place),
      ...noShare(part, place),
      ...categories.flatMap((category) => [
        ...otherUnits(part, place, category),
        ...beyondPercent(part, place, category),
      ]),
    ])
  })
}

function asksNothing(check: Check, place: string): Fault[] {
  const { oneOf } = kindOf(check)
  const said = new Map<string, unknown>(Object.entries(check))
  return oneOf?.every((property) => said.get(property) === undefined)
    ? [fault(place, `${check.kind} 要写 ${oneOf.join(' 或 ')}`)]
    : []
}

function excludes(check: Check, place: string): Fault[] {
  const { minimum, maximum } = check as { minimum?: string | number; maximum?: string | number }
  return minimum !== undefined && maximum !== undefined && new Big(minimum).gt(maximum)
    ? [fault(place, `下限 ${minimum} 大于上限 ${maximum}`)]
    : []
}

/** A part of a whole is between nothing and all of it. */
function noShare(check: Check, place: string): Fault[] {
  if (check.kind !== 'ratioAtLeast' && check.kind !== 'ratioWithin') return []
  return boundsOf(check).flatMap(({ word, bound }) =>
    between(bound, '0', '100') ? [] : [fault(place, `占比的${word}是 ${bound}%，一栏占另一栏只能在 0—100% 之间`)],
  )
}

/** What no percentage that is read can be. */
function beyondPercent(check: Check, place: string, category: Category): Fault[] {
  if (check.kind !== 'amountWithin') return []
  const { type, label = '', min = '0', max = '100' } = fieldOf(category, check.field) ?? {}
  if (type !== 'percent') return []
  return boundsOf(check).flatMap(({ word, bound }) =>
    between(bound, min, max) ? [] : [fault(place, `${word}是 ${bound}%，“${label}”只能在 ${min}—${max}% 之间`)],
  )
}

function boundsOf({ minimum, maximum }: { minimum?: string | undefined; maximum?: string | undefined }) {
  const said = [
    { word: '下限', bound: minimum },
    { word: '上限', bound: maximum },
  ]
  return said.flatMap(({ word, bound }) => (bound === undefined ? [] : [{ word, bound }]))
}

function between(bound: string, least: string, most: string): boolean {
  return new Big(bound).gte(least) && new Big(bound).lte(most)
}

function otherUnits(check: Check, place: string, category: Category): Fault[] {
  const compared = kindOf(check).sameUnit ?? []
  const fields = kindOf(check)
    .references(check)
    .flatMap(({ to, property, name }) =>
      to === 'field' && compared.includes(property) ? (fieldOf(category, name) ?? []) : [],
    )
  const units = [...new Set(fields.map((field) => field.unit ?? ''))]
  return units.length > 1
    ? [
        fault(
          place,
          `${fields.map((f) => `“${f.label}”`).join('、')}的计量单位不同（${units.join('、')}），不能直接比较`,
        ),
      ]
    : []
}
