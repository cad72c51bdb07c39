import { oncePerText } from '../remembered.ts'
import { fieldOf } from '../schemes/lookup.ts'
import type { Category, Field } from '../schemes/scheme.ts'

/**
 * Where a value of a form stands: its field, and the calendar year or the row (from 1) and column where the field has
 * several. Written `revenue.2022` and `investors.1.name`.
 */
export type Address = {
  readonly key: string
  readonly year?: number
  readonly row?: number
  readonly column?: string
}

/** Undefined for what is no address: an empty part, a year of other than four digits, a row 0. */
export function parseAddress(text: string): Address | undefined {
  const [, key, year, row, column] = /^([A-Za-z]\w*)(?:\.(\d{4})|\.([1-9]\d{0,3})\.([A-Za-z]\w*))?$/.exec(text) ?? []
  if (key === undefined) return undefined
  if (year !== undefined) return { key, year: Number(year) }
  return row === undefined || column === undefined ? { key } : { key, row: Number(row), column }
}

export function formatAddress({ key, year, row, column }: Address): string {
  return [key, year, row, column].filter((part) => part !== undefined).join('.')
}

/**
 * The address of a stored value, which is kept under its field's key, or under `investors.1.name` for a row's, with the
 * year beside it.
 */
export function addressOf({ key, year }: { readonly key: string; readonly year?: number }): Address {
  const { key: field, row, column } = storedUnder(key)
  const of = year === undefined ? { key: field } : { key: field, year }
  return row === undefined || column === undefined ? of : { ...of, row, column }
}

/** Of the few hundred keys of a scheme a batch asks a million times. */
const storedUnder = oncePerText((key): Address => parseAddress(key) ?? { key })

/** The key a value is stored under: the address without its year. */
export function keyOf({ key, row, column }: Address): string {
  return formatAddress({ key, ...(row === undefined || column === undefined ? {} : { row, column }) })
}

/** Whether an address is the wide one, or lies within it: without a year of its own it holds every year, and so on. */
export function covers(wide: Address, { key, year, row, column }: Address): boolean {
  return (
    wide.key === key && (wide.year ?? year) === year && (wide.row ?? row) === row && (wide.column ?? column) === column
  )
}

/**
 * What people call the place: the printed label with its group (会议 of 宣贯活动累计次数), year or row; the seal block's
 * label; the key itself where the form has no such field. White space printed inside labels (职 务) goes.
 */
export function labelOf(category: Category, { key, year, row, column }: Address): string {
  const field = fieldOf(category, key)
  const seal = category.seals.find((s) => s.id === key)
  const name = field ? fieldLabel(field) : (seal?.label.replace(/[：:]$/, '') ?? key)
  if (column !== undefined) {
    const head = field?.columns?.find((c) => c.key === column)?.label.replace(/\s+/g, '') ?? column
    return `${name}第 ${row} 行${head}`
  }
  return year === undefined ? name : `${name}（${year} 年）`
}

/** A field's printed label with its group where the label alone would say nothing: 市级服务型制造示范数量—企业. */
export function fieldLabel(field: Pick<Field, 'label' | 'group'>): string {
  const group = field.group?.replace(/[（(].*$/, '').replace(/\s+/g, '')
  return `${group ? `${group}—` : ''}${field.label.replace(/\s+/g, '')}`
}
