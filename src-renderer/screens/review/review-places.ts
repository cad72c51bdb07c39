import type { Application, FormValue } from '../../../src-domain/batch/application.ts'
import type { Category } from '../../../src-domain/schemes/scheme.ts'
import { type Blank, blanksOf, isUnsure, valueAt } from '../../form/blanks.ts'

/** A blank whose value was read from the Word form. */
export type Reading = { readonly blank: Blank; readonly value: FormValue }

/** What was read, in printed order. */
export function readingsOf(application: Application, category: Category): Reading[] {
  return blanksOf(category, application.values).flatMap((blank) => {
    const value = valueAt(application, blank)
    return value ? [{ blank, value }] : []
  })
}

/** The unsure ones first, in printed order; as they stood when the review began, so that nothing moves away. */
export function reviewOrder(readings: readonly Reading[]): string[] {
  const [unsure, sure] = [readings.filter((r) => isUnsure(r.value)), readings.filter((r) => !isUnsure(r.value))]
  return [...unsure, ...sure].map((r) => r.blank.id)
}

/** The cell of the Word form a value came from, as the tables' cells are named. */
export function cellOf(value: FormValue | undefined): string | undefined {
  if (value?.source.kind !== 'word') return undefined
  const { table, row, column } = value.source
  return cellName(table, row, column)
}

export function cellName(table: number, row: number, column: number): string {
  return `${table}.${row}.${column}`
}
