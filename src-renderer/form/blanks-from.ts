import type { Blank } from './blanks.ts'
import type { FormLayout, LayoutCell } from './form-layout.ts'

/**
 * The blanks that lines of so many cells, laid down from one of them, come to lie on: to its right, and below it in the
 * next line that has any. Undefined where there is none.
 */
export function blanksFrom(
  { rows }: FormLayout,
  start: Blank,
  lines: readonly number[],
): readonly (readonly (Blank | undefined)[])[] {
  const places = rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell) => (cell.blanks[0] ? { cell, row, blank: cell.blanks[0] } : [])),
  )
  const first = places.find(({ cell }) => cell.blanks.some(({ id }) => id === start.id))
  // What the form has no cell for stands alone.
  if (!first) return lines.map((count, i) => Array.from({ length: count }, (_, j) => (i + j === 0 ? start : undefined)))
  const rowsBelow = [...new Set(places.map(({ row }) => row))].filter((row) => row > first.row)
  return lines.map((count, i) => {
    const row = i === 0 ? first.row : rowsBelow[i - 1]
    const inRow = places.filter((place) => place.row === row)
    const from = i === 0 ? inRow.indexOf(first) : inRow.findIndex(({ cell }) => overlap(cell, first.cell))
    return Array.from({ length: count }, (_, j) => {
      if (from < 0) return undefined
      return i + j === 0 ? start : inRow[from + j]?.blank
    })
  })
}

function overlap(a: LayoutCell, b: LayoutCell): boolean {
  return a.column < b.column + b.columnSpan && b.column < a.column + a.columnSpan
}
