import type { Aside, Cell, Table } from '../../../../src-domain/intake/word-document.ts'

export type RowDraft = {
  cells: CellDraft[]
  /** Grid columns left out before the first cell and after the last. */
  before: number
  after: number
  /** Where it begins, in the order of the document. */
  readonly from: number
}

/** What stands in a cell, wherever it is. */
export type CellContent = Omit<Cell, 'row' | 'column' | 'rowSpan' | 'columnSpan' | 'tables' | 'asides'> & {
  tables: Table[]
  asides?: readonly Aside[]
}

export type CellDraft = {
  span: number
  /** `continue` belongs to the cell above (vertical) or to the left (horizontal). */
  vertical?: 'restart' | 'continue'
  horizontal?: 'restart' | 'continue'
} & CellContent

type Area = { -readonly [K in keyof Cell]: Cell[K] }

/**
 * The true grid of a table. A cell that continues another is part of its area, and what stands in it is not shown by
 * Word and left out. A continuation without a cell of the same place and width above it is a cell of its own.
 */
export function gridOf(rows: readonly RowDraft[]): Table {
  const areas: Area[] = []
  let above = new Map<number, Area>()
  let columnCount = 0
  rows.forEach((row, index) => {
    const reaching = new Map<number, Area>()
    let column = row.before
    for (const cell of merged(row.cells)) {
      const started = cell.vertical === 'continue' ? above.get(column) : undefined
      if (started?.columnSpan === cell.span) {
        started.rowSpan++
        reaching.set(column, started)
      } else {
        const { span, vertical: _, horizontal: __, ...content } = cell
        const area: Area = { row: index, column, rowSpan: 1, columnSpan: span, ...content }
        areas.push(area)
        if (cell.vertical) reaching.set(column, area)
      }
      column += cell.span
    }
    above = reaching
    columnCount = Math.max(columnCount, column + row.after)
  })
  return { kind: 'table', rowCount: rows.length, columnCount, cells: areas }
}

/** Joins the cells of a row that older files merge by hMerge instead of a span. */
function merged(cells: readonly CellDraft[]): readonly CellDraft[] {
  if (!cells.some((cell) => cell.horizontal === 'continue')) return cells
  const result: CellDraft[] = []
  for (const cell of cells) {
    const left = result.at(-1)
    if (cell.horizontal === 'continue' && left) left.span += cell.span
    else result.push({ ...cell })
  }
  return result
}
