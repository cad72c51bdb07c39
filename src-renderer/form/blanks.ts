import type { Application, FormValue } from '../../src-domain/batch/application.ts'
import { given } from '../../src-domain/given.ts'
import { fieldsOf } from '../../src-domain/schemes/lookup.ts'
import type { Category, Field } from '../../src-domain/schemes/scheme.ts'
import { type Address, addressOf, fieldLabel, formatAddress, keyOf } from '../../src-domain/values/address.ts'

/** One place of the form to be filled in: a field, a field's year, or a column of a repeating row. */
export type Blank = {
  /** Its address: revenue.2022, investors.1.name. */
  readonly id: string
  /** Under which its value is stored. */
  readonly key: string
  readonly year?: number
  /** What it takes; for a column of a repeating row the column as a field. */
  readonly field: Field
  /** The field of the scheme it belongs to, which checks name. */
  readonly owner: string
  /** 2022 年营业收入（万元） */
  readonly label: string
}

/** Rows the printed form has for repeating fields; one more is offered once they are used up. */
const printedRows = 3

export function blankOf(field: Field, year?: number): Blank {
  const name = fieldLabel(field)
  if (year === undefined) return blankAt({ key: field.key }, field, name)
  return blankAt({ key: field.key, year }, field, `${year} 年${name}`)
}

/** The blanks of a repeating field, row by row. */
export function rowBlanks(field: Field, values: readonly FormValue[]): Blank[][] {
  const filled = values.filter(({ value }) => value !== '').map(addressOf)
  const used = Math.max(0, ...filled.map(({ key, row = 0 }) => (key === field.key ? row : 0)))
  const count = Math.max(printedRows, used + 1)
  return Array.from({ length: count }, (_, i) =>
    (field.columns ?? []).map((column) => {
      const address = { key: field.key, row: i + 1, column: column.key }
      return blankAt(address, { ...column, required: false, printed: true }, `${column.label}，第 ${i + 1} 行`)
    }),
  )
}

function blankAt(address: Address, field: Field, label: string): Blank {
  const { key: owner, year } = address
  const id = formatAddress(address)
  return { id, key: keyOf(address), ...given({ year }), field, owner, label }
}

/** Every blank of an application's form in printed order. */
export function blanksOf(category: Category, values: readonly FormValue[]): Blank[] {
  return fieldsOf(category).flatMap((field) => {
    if (field.type === 'rows') return rowBlanks(field, values).flat()
    return field.years ? field.years.map((year) => blankOf(field, year)) : [blankOf(field)]
  })
}

export function valueAt(application: Application, blank: Pick<Blank, 'key' | 'year'>): FormValue | undefined {
  return application.values.find((v) => v.key === blank.key && v.year === blank.year)
}

/** Whether the officer still has to look at it. */
export function isUnsure(value: FormValue | undefined): boolean {
  return value?.certainty === 'unsure'
}

/** Whether it can be right as it was read: what could not be read at all has to be filled in. */
export function isConfirmable(value: FormValue | undefined): value is FormValue {
  return isUnsure(value) && value?.value !== ''
}

/** The first blank after `current` that is unsure, from the start again at the end. */
export function nextUnsure(application: Application, blanks: readonly Blank[], current?: string): Blank | undefined {
  const from = blanks.findIndex((b) => b.id === current) + 1
  const around = [...blanks.slice(from), ...blanks.slice(0, from)]
  return around.find((b) => b.id !== current && isUnsure(valueAt(application, b)))
}

/** The options a field offers, 是 and 否 included. */
export function optionsOf(field: Field): readonly string[] | undefined {
  return field.type === 'yesNo' ? ['是', '否'] : field.options
}
