import { grouped } from '../../../src-domain/text/grouped.ts'

/**
 * What stands in a cell. A day is YYYY-MM-DD, with HH:MM where the time counts, and becomes a date, a decimal is text and becomes a number with as many
 * decimals and its thousands parted: both can be sorted and reckoned with.
 */
export type CellValue =
  | string
  | number
  | { readonly day: string; readonly time?: string }
  | { readonly decimal: string }

/** As people read it. */
export function shownText(value: CellValue): string {
  if (typeof value !== 'object') return String(value)
  return 'day' in value ? [value.day, value.time].filter(Boolean).join(' ') : grouped(value.decimal)
}

/** What a number of a sheet cannot hold to its last digit stays text. */
export function numberOf(decimal: string): number | string {
  const digits = decimal.replace(/\D/g, '').replace(/^0+/, '')
  return /^-?\d+(\.\d+)?$/.test(decimal) && digits.length <= 15 ? Number(decimal) : decimal
}
