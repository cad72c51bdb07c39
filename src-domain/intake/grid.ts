import type { Cell, Table } from './word-document.ts'

/** The cell that covers a place of the true grid. */
export function cellAt(table: Table, row: number, column: number): Cell | undefined {
  return table.cells.find(
    (c) => row >= c.row && row < c.row + c.rowSpan && column >= c.column && column < c.column + c.columnSpan,
  )
}

/** Cells that begin in or reach into a row, left to right. */
export function cellsInRow(table: Table, row: number): Cell[] {
  return table.cells.filter((c) => row >= c.row && row < c.row + c.rowSpan).sort((a, b) => a.column - b.column)
}

/** For each cell its number among those that begin in its row, from 1: how a value's source names it. */
export function numbersInRow(table: Table): ReadonlyMap<Cell, number> {
  const counts = new Map<number, number>()
  return new Map(
    table.cells.map((cell) => {
      const number = (counts.get(cell.row) ?? 0) + 1
      counts.set(cell.row, number)
      return [cell, number]
    }),
  )
}

/** The cells right of a cell in its first row, left to right. */
export function cellsRightOf(table: Table, cell: Cell): Cell[] {
  return cellsInRow(table, cell.row).filter((c) => c.column >= cell.column + cell.columnSpan)
}

/** The cell directly below, starting in the same column. */
export function cellBelow(table: Table, cell: Cell): Cell | undefined {
  return cellAt(table, cell.row + cell.rowSpan, cell.column)
}

/** How many grid columns two cells have in common. */
export function sharedColumns(a: Cell, b: Cell): number {
  return Math.max(0, Math.min(a.column + a.columnSpan, b.column + b.columnSpan) - Math.max(a.column, b.column))
}

/**
 * The area a label stands for: every cell right of it in its own rows and in the rows below whose label column is
 * empty (some offices leave cells empty where the printed form merges them).
 */
export function areaOf(table: Table, label: Cell): Cell[] {
  const area: Cell[] = []
  const right = label.column + label.columnSpan
  for (let row = label.row; row < table.rowCount; row++) {
    const inRow = cellsInRow(table, row)
    const beyond = row >= label.row + label.rowSpan
    if (beyond && inRow.some((c) => c.column < right && c.text.trim() !== '')) break
    if (beyond && !inRow.some((c) => c.column < right)) break
    area.push(...inRow.filter((c) => c.column >= right && c.row === row))
  }
  return area
}

/** Every table of a document body with the tables nested in its cells, in reading order. */
export function withNested(table: Table): Table[] {
  return [table, ...table.cells.flatMap((c) => c.tables.flatMap(withNested))]
}
