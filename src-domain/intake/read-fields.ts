import type { FormValue, IntakeProblem, Source } from '../batch/application.ts'
import { problem } from '../problems/problem.ts'
import { fieldOf, fieldsOf } from '../schemes/lookup.ts'
import type { Category } from '../schemes/scheme.ts'
import { readDate } from '../text/date.ts'
import { matchKey, plain } from '../text/normalise.ts'
import type { FoundForm } from './find-forms.ts'
import { areaOf, cellBelow, cellsInRow, cellsRightOf } from './grid.ts'
import { indexLabels, type LabelIndex, type LabelMatch } from './labels.ts'
import { doubted, type FieldReading, type Form, readCell, together } from './read-cell.ts'
import { readChoiceArea } from './read-choices.ts'
import { readGrouped, readRows } from './read-rows.ts'
import { headsIn, readYears, type StrayYear, yearOf } from './read-years.ts'
import type { Cell, Table } from './word-document.ts'

export type ReadingContext = {
  readonly file: string
  readonly asOf: string
  /** The document has ticks in text boxes beside the form, which may lie over any of its boxes. */
  readonly looseTicks?: boolean
  /** Something drawn may lie over any cell of the form. */
  readonly drawnOver?: boolean
}

/** A label found in a form. */
type Found = { readonly match: LabelMatch; readonly label: Cell }

/**
 * Reads a form's values by their labels. Each label is looked up in the true grid; its value is right of it (or below,
 * or behind a colon in the same cell), yearly values are under the heads of their years. Nothing is dropped silently:
 * labels not found, values not understood and cells that belong to no label come back as problems.
 */
export function readFields(
  { category, table, placeOf, unitOf }: FoundForm,
  context: ReadingContext,
): Pick<FieldReading, 'values' | 'problems'> {
  const labels = indexLabels(category)
  const found = findLabels(table, category, labels)
  const labelCells = new Set(found.map((f) => f.label))
  for (const cell of table.cells) {
    if (labels.matchGroup(cell.text) !== undefined || labels.isColumn(cell.text)) labelCells.add(cell)
  }
  const form: Form = {
    table,
    category,
    asOf: context.asOf,
    sourceOf: (cell): Source => {
      const { table = 1, row = 1, column = 1 } = placeOf.get(cell) ?? {}
      return { kind: 'word', file: context.file, table, row, column }
    },
    unitOf: (cell) => unitOf.get(cell),
    isLabel: (cell) => labelCells.has(cell),
  }

  const readings: FieldReading[] = []
  const missing: string[] = []
  const stray: StrayYear[] = []
  for (const field of fieldsOf(category)) {
    const places = found.filter((f) => f.match.field === field)
    // Boxes inside another field's cell are read with it; only one with a cell of its own is still to be read.
    if (field.within && places.length === 0) continue
    const reading = field.group
      ? readGrouped(form, field, labels)
      : field.type === 'rows'
        ? readRows(form, field, labels)
        : bestOf(places, (place) => {
            if (!field.years) return readPlace(form, place, category, labels)
            const reading = readYears(form, field, place.label, place.match)
            stray.push(...reading.stray)
            return reading
          })
    if (reading) readings.push(reading)
    else if (field.printed) missing.push(field.group ? `${plain(field.group)}—${field.label}` : field.label)
  }
  const seals = readSeals(form, category)
  const { values, problems, cells } = together([...readings, seals])
  // A label with something behind it in its cell has been read only where that went into a value.
  const read = new Set([
    ...cells,
    ...[...labelCells].filter((c) => !found.some((f) => f.label === c && f.match.inline)),
  ])
  return {
    values: values.map((value) => maybeElsewhere(value, category, context)),
    problems: [...problems, ...labelsMissing(missing), ...strayYears(stray), ...leftOver(form, labels, read)],
  }
}

/** What is left empty is unsure where a tick lies about, or something is drawn over the form. */
function maybeElsewhere(value: FormValue, category: Category, context: ReadingContext): FormValue {
  if (value.value !== '' || value.certainty === 'unsure') return value
  const field = fieldOf(category, value.key)
  const isChoice = field !== undefined && (field.options !== undefined || field.type === 'yesNo')
  const note =
    context.looseTicks && isChoice
      ? '表旁有单独的勾，可能勾的是这里，请对照原件'
      : context.drawnOver
        ? `表格上浮着图形或图片，${isChoice ? '可能勾的是' : '可能填在'}这里，请对照原件`
        : undefined
  return note === undefined ? value : { ...value, certainty: 'unsure', note }
}

/**
 * The labels of a form. A label's word right of another label is that label's value (职务：法人代表; 联系电话：手机
 * 138…), provided its own field has a label elsewhere. Fields still without one take the label that nearly is theirs.
 */
function findLabels(table: Table, category: Category, labels: LabelIndex): Found[] {
  const all = table.cells.flatMap((label) => labels.match(label.text).map((match): Found => ({ match, label })))
  const heads = new Set(all.filter((f) => f.match.inline === undefined).map((f) => f.label))
  const isValue = (label: Cell) => {
    const left = cellsInRow(table, label.row).findLast((c) => c.column < label.column)
    return left !== undefined && heads.has(left)
  }
  const found = all.filter(
    (f) => !isValue(f.label) || !all.some((g) => g.match.field === f.match.field && !isValue(g.label)),
  )
  const taken = new Set(found.map((f) => f.label))
  const open = fieldsOf(category).filter((field) => field.printed && !found.some((f) => f.match.field === field))
  for (const label of table.cells) {
    if (taken.has(label) || isValue(label)) continue
    const match = labels.alike(label.text, open)
    if (match && !found.some((f) => f.match.field === match.field)) found.push({ match, label })
  }
  return found
}

/** The same label may stand twice: the scheme's own comes before an alias, a filled one before an empty one. */
function bestOf(places: readonly Found[], read: (place: Found) => FieldReading): FieldReading | undefined {
  const exact = places.filter((f) => f.match.exact).map(read)
  const isFilled = (r: FieldReading) => r.values.some((v) => v.value !== '')
  const filled = exact.filter(isFilled)
  const aliases = filled.length > 0 ? [] : places.filter((f) => !f.match.exact).map(read)
  const candidates = [...filled, ...aliases.filter(isFilled)]
  const [first, ...others] = candidates.length > 0 ? candidates : [...exact, ...aliases]
  if (!first) return undefined
  const text = (r: FieldReading) => r.values.map((v) => v.value).join('|')
  const other = others.find((r) => isFilled(r) && text(r) !== text(first))
  const cells = [first, ...others].flatMap((r) => r.cells)
  if (!other) return { ...first, cells }
  const note = `表中另有一处填的是“${other.values.map((v) => plain(v.raw)).join('、')}”`
  return { ...first, cells, values: first.values.map((v) => doubted(v, note)) }
}

function readPlace(form: Form, { match, label }: Found, category: Category, labels: LabelIndex): FieldReading {
  const { field, inline, like } = match
  const unit = match.unit ?? (field.type === 'money' ? form.unitOf(label) : undefined)
  const as = { ...(unit ? { unit } : {}), ...(like ? { doubt: `栏目名“${like}”按“${plain(field.label)}”读取` } : {}) }
  if (field.options || field.type === 'yesNo') {
    const area = inline ? [behindLabel(label, inline)] : choiceCells(form, label)
    const reading = readChoiceArea(field, category, area, form.sourceOf(inline ? label : (area[0] ?? label)))
    return inline ? { ...reading, cells: [label] } : reading
  }
  const right = cellsRightOf(form.table, label)[0]
  const value = right && !form.isLabel(right) ? right : undefined
  // 主营业务\n限 200 字 beside a filled cell: without a colon it is a remark of the form's.
  const isRemark = value?.text.trim() && !/[:：]/.test(label.text.slice(0, -(inline?.length ?? 0)))
  if (inline && !isRemark) return readCell(form, field, inline, label, as)
  const below = value && value.text.trim() !== '' ? undefined : valueBelow(form, label, value !== undefined)
  const cell = below ?? value
  if (!cell) return readCell(form, field, '', label, as)
  // 联系人 | 联系人：张三
  const repeated = labels.match(cell.text).find((m) => m.field === field)?.inline
  return readCell(form, field, repeated || cell.text, cell, as)
}

/** The cell as if it began behind its label. */
function behindLabel(cell: Cell, text: string): Cell {
  const from = cell.text.lastIndexOf(text)
  return { ...cell, text, asides: (cell.asides ?? []).map((aside) => ({ ...aside, at: aside.at - from })) }
}

/** The cells of a choice: its area without the boxes that belong to another label inside it. */
function choiceCells(form: Form, label: Cell): Cell[] {
  return areaOf(form.table, label).filter((cell) => {
    const left = cellsInRow(form.table, cell.row).findLast((c) => c.column < cell.column && form.isLabel(c))
    const isHead = headsIn(form, cell.row).some((head) => head.cell === cell)
    return !form.isLabel(cell) && !isHead && (left === undefined || left === label)
  })
}

/**
 * The value below a label. Beside a cell that is merely empty it is one only where the whole row is labels with their
 * values below: otherwise the next row's label, when unknown, would be taken for it.
 */
function valueBelow(form: Form, label: Cell, besideEmpty: boolean): Cell | undefined {
  const below = cellBelow(form.table, label)
  if (!below || form.isLabel(below) || yearOf(below.text) !== undefined) return undefined
  if (!besideEmpty) return below
  const row = cellsInRow(form.table, label.row).filter((c) => c.text.trim() !== '')
  const next = cellsInRow(form.table, below.row).filter((c) => c.text.trim() !== '')
  const inStep = row.length > 1 && row.length === next.length && row.every((c, i) => c.column === next[i]?.column)
  return inStep && row.every(form.isLabel) && !next.some(form.isLabel) ? below : undefined
}

/** The blocks that are sealed and dated on paper: there or not, and the date that stands in them. */
function readSeals(form: Form, category: Category): FieldReading {
  return together(
    category.seals.flatMap((seal) => {
      const cell = form.table.cells.find((c) => matchKey(c.text).startsWith(matchKey(seal.label)))
      if (!cell) return []
      const area = [cell, ...areaOf(form.table, cell)]
      const raw = area.map((c) => c.text).join('\n')
      const value = readDate(raw) ?? '未填日期'
      const read: FormValue = { key: seal.id, value, raw, source: form.sourceOf(cell), certainty: 'sure' }
      return [{ values: [read], problems: [], cells: area }]
    }),
  )
}

function labelsMissing(labels: readonly string[]): IntakeProblem[] {
  return labels.length === 0 ? [] : [problem('label-missing', { labels: labels.map(plain) })]
}

/** Figures of years that the notice does not ask for, in one sentence for the whole form. */
function strayYears(stray: readonly StrayYear[]): IntakeProblem[] {
  if (stray.length === 0) return []
  const years = [...new Set(stray.map((s) => s.year))].sort()
  const figures = stray.map((s) => `${s.year} 年${s.label} ${s.text}`)
  return [problem('year-unexpected', { years, figures })]
}

/** What stands in the form and went into no value: columns and rows the printed form does not have, remarks, slips. */
function leftOver(form: Form, labels: LabelIndex, read: ReadonlySet<Cell>): IntakeProblem[] {
  const { table, isLabel } = form
  const left = table.cells.filter(
    (cell) => !read.has(cell) && !isPrinted(cell.text, labels) && headsIn(form, cell.row).length === 0,
  )
  if (left.length === 0) return []
  const texts = left.map((cell) => {
    const label = cellsInRow(table, cell.row).findLast((c) => c.column < cell.column && isLabel(c))
    return `${label ? `“${plain(label.text)}”一行的` : ''}“${plain(cell.text).slice(0, 40)}”`
  })
  return [problem('cells-unread', { texts })]
}

/** Section titles, units and seal lines are the form's own. */
function isPrinted(text: string, labels: LabelIndex): boolean {
  const key = matchKey(text)
  if (!/[\p{L}\p{N}]/u.test(key) || labels.isTitle(text)) return true
  if (/^\(?(?:金额|货币)?单位:|^(?:[百千]?[万亿]?元|%|[人项个周年次])$/.test(key)) return true
  return /\(?(?:盖章|公章|签章|签字|章)\)|年月日$/.test(key)
}
