import { fieldOf } from '../schemes/lookup.ts'
import type { Category, Field } from '../schemes/scheme.ts'
import { chineseDate } from '../text/date.ts'
import { grouped } from '../text/grouped.ts'
import type { Address } from './address.ts'

const figures: ReadonlySet<Field['type']> = new Set(['money', 'count', 'number', 'percent', 'duration'])

/** Whether values of this type are figures. A telephone number or a code is none, whatever it looks like. */
export function isFigure(type: Field['type']): boolean {
  return figures.has(type)
}

/** Whether a figure is asked for at this place of the form. */
export function isFigureAt(category: Category, address: Address): boolean {
  const type = typeAt(category, address)
  return type !== undefined && isFigure(type)
}

export function shownAs(type: Field['type'], value: string): string {
  if (type === 'date' && /^\d{4}(-\d\d){0,2}$/.test(value)) return chineseDate(value)
  return isFigure(type) ? grouped(value) : value
}

function typeAt(category: Category, { key, column }: Address): Field['type'] | undefined {
  const field = fieldOf(category, key)
  return (column === undefined ? field : field?.columns?.find((c) => c.key === column))?.type
}

/** A value as people read it: figures with their thousands parted, dates in words, everything else as it stands. */
export function shownValue(category: Category, address: Address, value: string): string {
  const type = typeAt(category, address)
  return type === undefined ? value : shownAs(type, value)
}
