import type { Certainty, FormValue, IntakeProblem, Source } from '../application.ts'
import { type Category, type Field, fieldsOf } from '../scheme.ts'
import { withArabicYears } from '../text/chinese-year.ts'
import { readDate } from '../text/date.ts'
import { matchKey, plain } from '../text/normalise.ts'
import { areaOf, cellAt, cellBelow, cellsInRow, cellsRightOf, sharedColumns } from './grid.ts'
import { indexLabels, type LabelMatch } from './labels.ts'
import { readChoiceArea } from './read-choices.ts'
import { readValue } from './read-value.ts'
import type { Cell, Table } from './word-document.ts'

/** A form table and its number in the document, counted from 1 as the officer would count. */
export type NumberedTable = { readonly table: Table; readonly number: number }

export type FieldReading = { readonly values: readonly FormValue[]; readonly problems: readonly IntakeProblem[] }

export type ReadingContext = { readonly file: string; readonly asOf: string }

/** A label found in a table, with the cells that can hold its value. */
type Found = { readonly match: LabelMatch; readonly label: Cell; readonly at: NumberedTable }

/**
 * Reads the form's values out of its tables by their labels. Each label is looked up in the true grid; its value is
 * right of it (or below, or behind a colon in the same cell), yearly values are under the heads of their years.
 * Nothing is dropped silently: labels not found and values not understood come back as problems.
 */
export function readFields(
  tables: readonly NumberedTable[],
  category: Category,
  context: ReadingContext,
): FieldReading {
  const labels = indexLabels(category)
  const found: Found[] = tables.flatMap((at) =>
    at.table.cells.flatMap((label) => {
      const match = labels.match(label.text)
      return match ? [{ match, label, at }] : []
    }),
  )
  const isLabel = (cell: Cell, at: NumberedTable) =>
    found.some((f) => f.label === cell && f.at === at) || labels.matchGroup(cell.text) !== undefined

  const values: FormValue[] = []
  const problems: IntakeProblem[] = []
  const missing: string[] = []

  for (const field of fieldsOf(category)) {
    // Boxes inside another field's cell are read with it; only one with a cell of its own is still to be read.
    if (field.within && !found.some((f) => f.match.field === field)) continue
    const places = found.filter((f) => f.match.field === field)
    const exact = places.filter((f) => f.match.exact)
    const candidates = exact.length > 0 ? exact : places
    const reading = field.group
      ? readGrouped(field, tables, labels.matchGroup, context)
      : field.type === 'rows'
        ? readRows(field, tables, (cell, at) => isLabel(cell, at), context)
        : firstFilled(candidates.map((f) => readAt(f, field, category, context, isLabel)))
    if (!reading) {
      if (field.printed) missing.push(field.group ? `${field.group}—${field.label}` : field.label)
      continue
    }
    values.push(...reading.values)
    problems.push(...reading.problems)
  }
  problems.push(
    ...missing.map((label) => ({
      code: 'label-missing',
      message: `申报表中没有找到“${plain(label)}”一栏，请对照原件补录。`,
    })),
  )
  values.push(...readSeals(tables, category, context))
  return { values, problems }
}

/** The blocks that are sealed and dated on paper: there or not, and the date that stands in them. */
function readSeals(tables: readonly NumberedTable[], category: Category, context: ReadingContext): FormValue[] {
  return category.seals.flatMap((seal) => {
    for (const at of tables) {
      const cell = at.table.cells.find((c) => matchKey(c.text).startsWith(matchKey(seal.label)))
      if (!cell) continue
      const value = readDate(cell.text) ?? '未填日期'
      return [{ key: seal.id, value, raw: cell.text, source: source(context, at, cell), certainty: 'sure' as const }]
    }
    return []
  })
}

/** The same label may stand twice (a cover table, a repeated page): the first filled one counts, a difference is said. */
function firstFilled(readings: readonly FieldReading[]): FieldReading | undefined {
  const filled = readings.filter((r) => r.values.some((v) => v.value !== ''))
  const [first, ...others] = filled.length > 0 ? filled : readings
  if (!first) return undefined
  const text = (r: FieldReading) => r.values.map((v) => v.value).join('|')
  const other = others.find((r) => text(r) !== '' && text(r) !== text(first))
  if (!other || filled.length < 2) return first
  const note = `表中另有一处填的是“${other.values.map((v) => v.raw).join('、')}”`
  return { values: first.values.map((v) => ({ ...v, certainty: 'unsure', note })), problems: first.problems }
}

function readAt(
  found: Found,
  field: Field,
  category: Category,
  context: ReadingContext,
  isLabel: (cell: Cell, at: NumberedTable) => boolean,
): FieldReading {
  const { label, at, match } = found
  if (field.years) return readYearly(field, found, context)
  if (field.options || field.type === 'yesNo') {
    const inline = match.inline ? [{ ...label, text: match.inline }] : undefined
    const area = inline ?? areaOf(at.table, label).filter((c) => !isLabel(c, at))
    return readChoiceArea(field, category, area, (cell) => source(context, at, cell))
  }
  if (match.inline !== undefined && match.inline !== '') return one(field, match.inline, label, at, context, match.unit)
  const right = cellsRightOf(at.table, label)[0]
  if (right && !isLabel(right, at)) return one(field, right.text, right, at, context, match.unit)
  const below = cellBelow(at.table, label)
  if (below && !isLabel(below, at)) return one(field, below.text, below, at, context, match.unit)
  return one(field, '', label, at, context, match.unit)
}

function one(
  field: Field,
  raw: string,
  cell: Cell,
  at: NumberedTable,
  context: ReadingContext,
  unit?: string,
  key: string = field.key,
  year?: number,
): FieldReading {
  const reading = readValue(field, raw, { asOf: context.asOf, ...(unit ? { unit } : {}) })
  const value: FormValue = {
    key,
    ...(year === undefined ? {} : { year }),
    value: reading.value,
    raw,
    source: source(context, at, cell),
    certainty: reading.certainty,
    ...(reading.note ? { note: reading.note } : {}),
  }
  const label = `${plain(field.label)}${year === undefined ? '' : `（${year} 年）`}`
  return {
    values: [value],
    problems: reading.problem
      ? [{ code: 'value-unreadable', message: `“${label}”填的是“${plain(raw)}”，${reading.problem}。` }]
      : [],
  }
}

function source(context: ReadingContext, at: NumberedTable, cell: Cell): Source {
  const ordinal = cellsInRow(at.table, cell.row).findIndex((c) => c === cell || c.column === cell.column) + 1
  return { kind: 'word', file: context.file, table: at.number, row: cell.row + 1, column: Math.max(1, ordinal) }
}

const yearHead = /^((?:19|20)\d\d)\s*(?:年度?|年末|年底)?\s*(?:[（(][^）)]*[）)])?$/

/** The heads of years nearest above a row: at least two year cells in one row. */
function yearHeads(table: Table, row: number): { cell: Cell; year: number }[] {
  for (let above = row - 1; above >= 0; above--) {
    const heads = cellsInRow(table, above).flatMap((cell) => {
      const year = cell.row === above ? yearHead.exec(withArabicYears(plain(cell.text)))?.[1] : undefined
      return year ? [{ cell, year: Number(year) }] : []
    })
    if (heads.length >= 2) return heads
  }
  return []
}

function readYearly(field: Field, found: Found, context: ReadingContext): FieldReading {
  const { label, at, match } = found
  const years = field.years ?? []
  const cells = cellsRightOf(at.table, label)
  const heads = yearHeads(at.table, label.row)
  const values: FormValue[] = []
  const problems: IntakeProblem[] = []

  const place = (cell: Cell, year: number, unsure?: string) => {
    const reading = one(field, cell.text, cell, at, context, match.unit, field.key, year)
    const doubt: { certainty: Certainty; note: string } | undefined = unsure
      ? { certainty: 'unsure', note: unsure }
      : undefined
    values.push(...reading.values.map((v) => (v.value === '' ? v : { ...v, ...doubt })))
    problems.push(...reading.problems)
  }

  if (heads.length === 0) {
    const only = cells.length === years.length
    if (only) {
      years.forEach((year, i) => {
        const cell = cells[i]
        if (cell) place(cell, year, '表中没有年份表头，按从左到右的顺序对应年份')
      })
    } else {
      problems.push({
        code: 'years-unclear',
        message: `“${plain(field.label)}”一行没有年份表头，请对照原件补录各年数值。`,
      })
    }
    return { values, problems }
  }

  const taken = new Set<number>()
  const unplaced = new Set<number>()
  for (const cell of cells) {
    const best = [...heads].sort((a, b) => sharedColumns(b.cell, cell) - sharedColumns(a.cell, cell))[0]
    if (!best || sharedColumns(best.cell, cell) === 0 || taken.has(best.year)) {
      if (cell.text.trim() !== '') unplaced.add(cell.column)
      continue
    }
    taken.add(best.year)
    if (years.includes(best.year)) place(cell, best.year)
    else if (cell.text.trim() !== '') {
      problems.push({
        code: 'year-unexpected',
        message: `“${plain(field.label)}”填了 ${best.year} 年的数值（${plain(cell.text)}），通知要求的是 ${years.join('、')} 年，未采用。`,
      })
    }
  }
  // Heads and values that do not line up in the grid: fall back on the order, and say so.
  if (unplaced.size > 0 && cells.length === heads.length) {
    values.length = 0
    cells.forEach((cell, i) => {
      const year = heads[i]?.year
      if (year !== undefined && years.includes(year))
        place(cell, year, '数值与年份表头没有对齐，按从左到右的顺序对应年份')
    })
  } else if (unplaced.size > 0) {
    problems.push({
      code: 'years-unclear',
      message: `“${plain(field.label)}”一行有数值对不上年份表头，请对照原件核对。`,
    })
  }
  return { values, problems }
}

/** 会议 / 培训 / 其他类 beside one group label: the sub-label's right neighbour, or "会议：12" in one cell. */
function readGrouped(
  field: Field,
  tables: readonly NumberedTable[],
  matchGroup: (text: string) => string | undefined,
  context: ReadingContext,
): FieldReading | undefined {
  const names = new Set([field.label, ...(field.aliases ?? [])].map(matchKey))
  for (const at of tables) {
    for (const group of at.table.cells.filter((c) => matchGroup(c.text) === field.group)) {
      const area = areaOf(at.table, group)
      for (const cell of area) {
        if (names.has(matchKey(cell.text))) {
          const value = cellsRightOf(at.table, cell)[0] ?? cellBelow(at.table, cell)
          return one(field, value?.text ?? '', value ?? cell, at, context)
        }
        for (const name of [field.label, ...(field.aliases ?? [])]) {
          const inline = new RegExp(`${name}\\s*[（(]?[个次]?[）)]?\\s*[:：]\\s*([^\\s；;，,、]*)`).exec(
            plain(cell.text),
          )
          if (inline) return one(field, inline[1] ?? '', cell, at, context)
        }
      }
    }
  }
  return undefined
}

/** Repeating rows under their own heads, until a row that carries another label. */
function readRows(
  field: Field,
  tables: readonly NumberedTable[],
  isLabel: (cell: Cell, at: NumberedTable) => boolean,
  context: ReadingContext,
): FieldReading | undefined {
  const columns = field.columns ?? []
  for (const at of tables) {
    for (let row = 0; row < at.table.rowCount; row++) {
      const heads = columns.map((column) =>
        cellsInRow(at.table, row).find((c) => c.row === row && matchKey(c.text) === matchKey(column.label)),
      )
      if (heads.filter(Boolean).length < Math.min(2, columns.length)) continue
      const values: FormValue[] = []
      const problems: IntakeProblem[] = []
      let number = 0
      for (let below = row + 1; below < at.table.rowCount; below++) {
        const cells = cellsInRow(at.table, below)
        if (cells.some((c) => c.row === below && isLabel(c, at))) break
        const filled = columns.map((_, i) => {
          const head = heads[i]
          return head ? cellAt(at.table, below, head.column) : undefined
        })
        if (!filled.some((c) => c && c.text.trim() !== '')) continue
        number++
        columns.forEach((column, i) => {
          const cell = filled[i]
          if (!cell) return
          const asField: Field = { ...column, required: false, printed: true }
          const reading = one(asField, cell.text, cell, at, context, undefined, `${field.key}.${number}.${column.key}`)
          values.push(...reading.values)
          problems.push(...reading.problems)
        })
      }
      return { values, problems }
    }
  }
  return undefined
}
