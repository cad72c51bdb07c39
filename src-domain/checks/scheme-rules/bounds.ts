import Big from 'big.js'
import { type Category, fieldOf } from '../../schemes/scheme.ts'
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
      ...categories.flatMap((category) => otherUnits(part, place, category)),
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
