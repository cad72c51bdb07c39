import { type Application, type FormValue, fieldValue } from '../../batch/application.ts'
import type { Field } from '../../schemes/scheme.ts'
import { type Address, fieldLabel } from '../../values/address.ts'

/** The blanks of these fields that are left empty. */
export function emptyBlanks(application: Application, fields: readonly Field[]): Address[] {
  return fields.flatMap((field) => emptyOf(application, field))
}

/** Their fields' labels; a year missing among others is named. */
export function emptyLabels(application: Application, fields: readonly Field[]): string[] {
  return fields.flatMap((field) => {
    const empty = emptyOf(application, field)
    const label = fieldLabel(field)
    return empty.length > 1 && empty.length === field.years?.length
      ? [label]
      : empty.map(({ year }) => (year === undefined ? label : `${label} ${year} 年`))
  })
}

function emptyOf(application: Application, { key, years }: Field): Address[] {
  const blanks: Address[] = years ? years.map((year) => ({ key, year })) : [{ key }]
  return blanks.filter(({ year }) => isEmpty(fieldValue(application, key, year)))
}

/** A dash or a slash is how people leave a cell empty. */
function isEmpty(value: FormValue | undefined): boolean {
  return value === undefined || /^[-—–－/\\_.…·\s]*$/.test(value.value)
}
