import { problem } from '../problems/problem.ts'
import type { Field } from '../schemes/scheme.ts'
import { withArabicYears } from '../text/chinese-year.ts'
import { plain } from '../text/normalise.ts'
import { cellAt, cellsInRow, cellsRightOf, sharedColumns } from './grid.ts'
import { type LabelMatch, printedUnit } from './labels.ts'
import { type FieldReading, type Form, readCell, together } from './read-cell.ts'
import type { Cell } from './word-document.ts'

/** A figure given for a year the scheme does not ask for. */
export type StrayYear = { readonly year: number; readonly label: string; readonly text: string }

export type YearsReading = FieldReading & { readonly stray: readonly StrayYear[] }

/** A head cell that names a year, with the unit it may print beside it: 2020年（万元）. */
type Head = { readonly cell: Cell; readonly year: number; readonly unit?: string }

const yearHead =
  /^(?:截[至止]到?|FY)?\s*((?:19|20)\d\d|2\d(?=\s*年))\s*(?:年\s*度?(?:末|底|终|12\s*月(?:\s*31\s*日)?)?\s*(?:实际|实绩|完成|决算|累计)?(?:数|值|金额)?)?$/i

/** Reads a field's figures of the last years: under (or beside) the heads of their years, else in their order. */
export function readYears(form: Form, field: Field, label: Cell, match: LabelMatch): YearsReading {
  const years = field.years ?? []
  const heads = headsAbove(form, label.row)
  const doubt = match.like ? `栏目名“${match.like}”按“${plain(field.label)}”读取` : undefined
  const readings: FieldReading[] = []
  const stray: StrayYear[] = []

  const place = (cell: Cell, head: Pick<Head, 'year' | 'unit'>, reason?: string) => {
    const text = plain(cell.text)
    if (!years.includes(head.year)) {
      if (text !== '') stray.push({ year: head.year, label: plain(field.label), text })
      readings.push({ values: [], problems: [], cells: [cell] })
      return
    }
    const reading = unitFor(form, field, label, match, head)
    readings.push(
      readCell(form, field, cell.text, cell, { year: head.year, ...reading, doubt: reason ?? doubt ?? reading.doubt }),
    )
  }

  const cells = cellsRightOf(form.table, label).filter((c) => !form.isLabel(c))
  const beside = heads.length > 0 ? [] : headsBelow(form, label)
  if (heads.length > 0) {
    const pairs = paired(cells, heads)
    const inOrder = pairs.size < cells.filter(hasText).length && cells.length === heads.length
    cells.forEach((cell, i) => {
      const head = inOrder ? heads[i] : pairs.get(cell)
      if (head) place(cell, head, inOrder ? '数值与年份表头没有对齐，按从左到右的顺序对应年份' : undefined)
    })
  } else if (beside.length > 0) {
    for (const head of beside) {
      const cell = cellAt(form.table, head.cell.row, label.column)
      if (cell) place(cell, head)
      const corner = cellAt(form.table, label.row, head.cell.column)
      readings.push({ values: [], problems: [], cells: corner ? [head.cell, corner] : [head.cell] })
    }
  } else if (cells.length === years.length) {
    cells.forEach((cell, i) => {
      place(cell, { year: years[i] ?? 0 }, '表中没有年份表头，按从左到右的顺序对应年份')
    })
  } else {
    readings.push({ values: [], problems: [problem('years-unclear', { label: plain(field.label) })], cells: [] })
  }
  return { ...together(readings), stray }
}

/** The unit a figure is in: the label's, else the year head's, else the one stated for the table. */
function unitFor(
  form: Form,
  field: Field,
  label: Cell,
  match: LabelMatch,
  head: Pick<Head, 'unit'>,
): { unit?: string; doubt?: string } {
  if (field.type !== 'money') return {}
  const stated = head.unit ?? form.unitOf(label)
  const unit = match.unit ?? stated
  if (!unit) return {}
  return match.unit && stated && match.unit !== stated
    ? { unit, doubt: `栏目写的单位是“${match.unit}”，表上另写“单位：${stated}”，按“${match.unit}”读取` }
    : { unit }
}

export function yearOf(text: string): number | undefined {
  const inside = withArabicYears(plain(text))
  const bare = inside.replace(/[（(【[][^（()）】\]]*[）)】\]]/g, '').trim() || inside.replace(/[（()）]/g, '')
  const year = yearHead.exec(bare)?.[1]
  return year ? Number(year.length === 2 ? `20${year}` : year) : undefined
}

/** The heads of years nearest above a row. */
function headsAbove(form: Form, row: number): Head[] {
  for (let above = row - 1; above >= 0; above--) {
    const heads = headsIn(form, above)
    if (heads.length > 0) return heads
  }
  return []
}

/**
 * The heads of years a row consists of: at least two. A row with a label has figures, and 2022 there is one of them;
 * without a label bare numbers are heads only when they follow one another like years.
 */
export function headsIn(form: Form, row: number): Head[] {
  const cells = cellsInRow(form.table, row).filter((c) => c.row === row)
  if (cells.some(form.isLabel)) return []
  const heads = cells.flatMap((cell) => headOf(cell) ?? [])
  const inTurn = heads.every((h, i) => i === 0 || Math.abs(h.year - (heads[i - 1]?.year ?? 0)) === 1)
  return heads.length >= 2 && (inTurn || heads.every((h) => h.cell.text.includes('年'))) ? heads : []
}

/** Years as rows: the heads stand left of the label's column in the rows below it. */
function headsBelow(form: Form, label: Cell): Head[] {
  const heads: Head[] = []
  for (let row = label.row + label.rowSpan; row < form.table.rowCount; row++) {
    const head = cellsInRow(form.table, row).flatMap((cell) =>
      cell.row === row && cell.column < label.column ? (headOf(cell) ?? []) : [],
    )[0]
    if (!head) break
    heads.push(head)
  }
  return heads
}

function headOf(cell: Cell): Head | undefined {
  const year = yearOf(cell.text)
  const unit = printedUnit(cell.text)
  return year === undefined ? undefined : { cell, year, ...(unit ? { unit } : {}) }
}

/** Each cell with the head it stands under; a cell under several, or under one already taken, is left out. */
function paired(cells: readonly Cell[], heads: readonly Head[]): Map<Cell, Head> {
  const pairs = new Map<Cell, Head>()
  const taken = new Set<number>()
  for (const cell of cells) {
    const shared = (head: Head) => sharedColumns(head.cell, cell)
    const best = [...heads].sort((a, b) => shared(b) - shared(a))[0]
    const covered = heads.filter((head) => shared(head) === head.cell.columnSpan).length
    if (!best || shared(best) === 0 || covered > 1 || taken.has(best.year)) continue
    taken.add(best.year)
    pairs.set(cell, best)
  }
  return pairs
}

function hasText(cell: Cell): boolean {
  return cell.text.trim() !== ''
}
