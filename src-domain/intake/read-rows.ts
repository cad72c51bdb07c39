import type { Field } from '../schemes/scheme.ts'
import { matchKey, plain } from '../text/normalise.ts'
import { areaOf, cellAt, cellBelow, cellsInRow, cellsRightOf } from './grid.ts'
import { bareKey, type LabelIndex } from './labels.ts'
import { type FieldReading, type Form, readCell, together } from './read-cell.ts'
import { headsIn } from './read-years.ts'
import type { Cell } from './word-document.ts'

/** 会议 / 培训 / 其他类 beside one group label: the sub-label's neighbour, or "会议：12；培训：26" in one cell. */
export function readGrouped(form: Form, field: Field, labels: LabelIndex): FieldReading | undefined {
  const names = [field.label, ...(field.aliases ?? [])]
  const keys = new Set(names.map(bareKey))
  for (const group of form.table.cells.filter((c) => labels.matchGroup(c.text) === field.group)) {
    for (const cell of areaOf(form.table, group)) {
      if (keys.has(bareKey(cell.text))) {
        const value = cellsRightOf(form.table, cell)[0] ?? cellBelow(form.table, cell)
        const reading = readCell(form, field, value?.text ?? '', value ?? cell)
        return { ...reading, cells: [group, cell, ...reading.cells] }
      }
      for (const name of names) {
        const inline = new RegExp(`${name}\\s*(?:[（(][个次][）)])?\\s*[:：]?\\s*(\\d[^\\s；;，,、]*)`).exec(
          plain(cell.text),
        )
        if (!inline) continue
        const reading = readCell(form, field, inline[1] ?? '', cell)
        return { ...reading, cells: [group, ...reading.cells] }
      }
    }
  }
  return undefined
}

/** Repeating rows under their own heads, until a row that carries another label, a section's title or heads of years. */
export function readRows(form: Form, field: Field, labels: LabelIndex): FieldReading | undefined {
  const { table } = form
  const columns = field.columns ?? []
  for (let row = 0; row < table.rowCount; row++) {
    const heads = columns.map((column) =>
      cellsInRow(table, row).find((c) => c.row === row && bareKey(c.text) === bareKey(column.label)),
    )
    if (heads.filter(Boolean).length < Math.min(2, columns.length)) continue
    const readings: FieldReading[] = [{ values: [], problems: [], cells: heads.flatMap((h) => h ?? []) }]
    let number = 0
    for (let below = row + 1; below < table.rowCount; below++) {
      if (cellsInRow(table, below).some((c) => c.row === below && ends(form, labels, c))) break
      if (headsIn(form, below).length > 0) break
      const cells = heads.map((head) => head && cellAt(table, below, head.column))
      if (!cells.some((c) => c && c.text.trim() !== '')) continue
      // One cell under all the heads is a remark: it went into no value, and is said to.
      if (columns.length > 1 && new Set(cells).size === 1) continue
      // 合计 is the form's own sum of the rows, not one of them.
      const isSum = cells.some((c) => c && /^(?:合计|总计|小计)/.test(matchKey(c.text)))
      if (!isSum) number++
      columns.forEach((column, i) => {
        const cell = cells[i]
        if (!cell) return
        const key = `${field.key}.${number}.${column.key}`
        const asField: Field = { ...column, required: false, printed: true }
        readings.push(
          isSum ? { values: [], problems: [], cells: [cell] } : readCell(form, asField, cell.text, cell, { key }),
        )
      })
    }
    return together(readings)
  }
  return undefined
}

function ends(form: Form, labels: LabelIndex, cell: Cell): boolean {
  return labels.isTitle(cell.text) || (form.isLabel(cell) && !labels.isColumn(cell.text))
}
