import { type Address, labelOf } from '../values/address.ts'
import { shownValue } from '../values/shown-value.ts'
import type { About } from './event-kind.ts'

/** A text as it fits into a sentence: longer ones would bury it. */
export function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}

/** The same of a value, which is shown as what its field asks for: a telephone number is no figure. */
export function briefValue({ category }: About, address: Address, value: string): string {
  return brief(category ? shownValue(category, address, value) : value)
}

/** A value's printed label with its year or row: 营业收入（2022 年）. */
export function placeName({ category }: About, address: Address): string {
  return category ? labelOf(category, address) : address.key
}
