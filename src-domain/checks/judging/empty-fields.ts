import { type Application, type FormValue, fieldValue } from '../../batch/application.ts'
import type { Field } from '../../schemes/scheme.ts'
import { type Address, addressOf, covers, fieldLabel } from '../../values/address.ts'

/** The blanks of these fields that are left empty. */
export function emptyBlanks(application: Application, fields: readonly Field[]): Address[] {
  return fields.flatMap((field) => emptyOf(application, field))
}

/** Labels of those left empty; a year missing among others is named. */
export function emptyLabels(application: Application, fields: readonly Field[]): string[] {
  return labelsOf(fields, (field) => emptyOf(application, field).filter((blank) => !isUnclear(application, blank)))
}

/** Labels of those that hold something nobody could read: whoever filled them in has not left them empty. */
export function unclearLabels(application: Application, fields: readonly Field[]): string[] {
  return labelsOf(fields, (field) => emptyOf(application, field).filter((blank) => isUnclear(application, blank)))
}

export function isUnclear(application: Application, blank: Address): boolean {
  return application.values.some((v) => covers(blank, addressOf(v)) && v.value === '' && v.certainty === 'unsure')
}

function labelsOf(fields: readonly Field[], blanksOf: (field: Field) => readonly Address[]): string[] {
  return fields.flatMap((field) => {
    const blanks = blanksOf(field)
    const label = fieldLabel(field)
    return blanks.length > 1 && blanks.length === field.years?.length
      ? [label]
      : blanks.map(({ year }) => (year === undefined ? label : `${label} ${year} 年`))
  })
}

function emptyOf(application: Application, { key, years, columns }: Field): Address[] {
  if (columns) return rowValues(application, key).every(isEmpty) ? [{ key }] : []
  const blanks: Address[] = years ? years.map((year) => ({ key, year })) : [{ key }]
  return blanks.filter(({ year }) => isEmpty(fieldValue(application, key, year)))
}

/** What stands in the rows of a field that has rows. */
function rowValues({ values }: Application, key: string): FormValue[] {
  return values.filter((value) => covers({ key }, addressOf(value)))
}

/** A dash or a slash is how people leave a cell empty. */
function isEmpty(value: FormValue | undefined): boolean {
  return value === undefined || /^[-—–－/\\_.…·\s]*$/.test(value.value)
}
