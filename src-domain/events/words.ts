import { grouped } from '../text/grouped.ts'
import { type Address, labelOf } from '../values/address.ts'
import type { About } from './event-kind.ts'

/** A text as it fits into a sentence: longer ones would bury it. */
export function brief(text: string): string {
  const line = grouped(text.replace(/\s+/g, ' ').trim())
  return line.length > 40 ? `${line.slice(0, 40)}…` : line
}

/** A value's printed label with its year or row: 营业收入（2022 年）. */
export function placeName({ category }: About, address: Address): string {
  return category ? labelOf(category, address) : address.key
}
