import { type Category, type Field, fieldOf } from '../schemes/scheme.ts'
import { grouped } from '../text/grouped.ts'
import type { Address } from './address.ts'

const figures: ReadonlySet<Field['type']> = new Set(['money', 'count', 'number', 'percent', 'duration'])

/** Whether values of this type are figures. A telephone number or a code is none, whatever it looks like. */
export function isFigure(type: Field['type']): boolean {
  return figures.has(type)
}

/** Whether a figure is asked for at this place of the form. */
export function isFigureAt(category: Category, { key, column }: Address): boolean {
  const field = fieldOf(category, key)
  const asked = column === undefined ? field : field?.columns?.find((c) => c.key === column)
  return asked !== undefined && isFigure(asked.type)
}

/** A value as people read it: figures with their thousands parted, everything else as it stands. */
export function shownValue(category: Category, address: Address, value: string): string {
  return isFigureAt(category, address) ? grouped(value) : value
}
