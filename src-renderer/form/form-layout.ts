import type { FormValue } from '../../src-domain/batch/application.ts'
import { type FormCell, formGrid } from '../../src-domain/book/form-grid.ts'
import { fieldsOf } from '../../src-domain/schemes/lookup.ts'
import type { Category } from '../../src-domain/schemes/scheme.ts'
import { addressOf, formatAddress } from '../../src-domain/values/address.ts'
import { type Blank, blanksOf, rowBlanks } from './blanks.ts'

/** A form as the book prints it, with blanks to be filled in where the values stand. */
export type FormLayout = {
  /** Widths of the grid's columns, in proportion. */
  readonly columns: readonly number[]
  readonly rows: readonly LayoutRow[]
}

/** `id` stays when a row is added above. */
export type LayoutRow = { readonly id: string; readonly cells: readonly LayoutCell[] }

export type LayoutCell = Pick<FormCell, 'column' | 'rowSpan' | 'columnSpan'> & {
  readonly kind: 'section' | 'head' | 'label' | 'blanks' | 'seal'
  readonly text: string
  readonly blanks: readonly Blank[]
  /** Printed in the cell with the value. */
  readonly remark?: string
}

/** The form of a category, with a row more than are used where rows repeat. */
export function formLayout(category: Category, values: readonly FormValue[]): FormLayout {
  const repeating = fieldsOf(category).filter((field) => field.type === 'rows')
  const offered = repeating.flatMap((field) => rowBlanks(field, values).flat()).map(({ key }) => ({ key, value: '' }))
  const { columns, cells } = formGrid(category, offered)
  const blanks = new Map(blanksOf(category, values).map((blank) => [blank.id, blank]))
  const rows = [...Map.groupBy(cells, (cell) => cell.row).values()].map((row) =>
    row.map((cell) => layoutCell(cell, row, blanks)),
  )
  return { columns, rows: rows.map((row, i) => ({ id: idOf(row, rows.slice(i).flat()), cells: row })) }
}

/** By its first words and the first blank in it or below: heads of the same years stand over different ones. */
function idOf([first]: readonly LayoutCell[], fromHere: readonly LayoutCell[]): string {
  return `${first?.text} ${fromHere.find((cell) => cell.blanks[0])?.blanks[0]?.id}`
}

function layoutCell(cell: FormCell, row: readonly FormCell[], known: ReadonlyMap<string, Blank>): LayoutCell {
  const { column, rowSpan, columnSpan, content } = cell
  const blanks = (cell.blanks ?? []).flatMap((stored) => known.get(formatAddress(addressOf(stored))) ?? [])
  const lines = content.flatMap((part) => (part.kind === 'boxes' ? [] : part.text))
  const kind = kindOf(cell, row)
  const remark = remarkOf(blanks[0])
  return {
    ...{ kind, column, rowSpan, columnSpan, blanks },
    // Beside rows a value stands below its label; elsewhere the cell of a value holds nothing else.
    text: kind !== 'blanks' ? lines.join('\n') : cell.role === 'label' ? (lines[0] ?? '') : '',
    ...(remark ? { remark } : {}),
  }
}

function kindOf({ role, blanks }: FormCell, row: readonly FormCell[]): LayoutCell['kind'] {
  if (role === 'section' || role === 'seal') return role
  if (blanks) return 'blanks'
  // Heads stand over values, labels before them.
  return row.some((cell) => cell.blanks && cell.rowSpan === 1) ? 'label' : 'head'
}

/** （截至目前）; of ----万元, where the value goes into the middle, the unit. */
function remarkOf(blank: Blank | undefined): string | undefined {
  if (blank?.year !== undefined) return undefined
  const { placeholder, unit } = blank?.field ?? {}
  return placeholder?.includes('----') ? unit : placeholder
}
