import { choiceSeparator } from '../batch/application.ts'
import type { EditionEntry } from '../edition/edition.ts'
import { assertNever } from '../result.ts'
import type { LayoutRow } from '../schemes/form-layout.ts'
import { fieldOf, fieldsOf, optionsOf } from '../schemes/lookup.ts'
import type { Category, Field } from '../schemes/scheme.ts'
import { addressOf } from '../values/address.ts'
import { shownAs } from '../values/shown-value.ts'

/** A printed form: its true grid with merged areas, places counted from 0. */
export type FormGrid = { readonly columns: readonly number[]; readonly cells: readonly FormCell[] }

export type FormCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly role: 'section' | 'label' | 'value' | 'paragraph' | 'seal'
  readonly content: readonly CellContent[]
  /** The values that stand in it, in the order of the content. */
  readonly blanks?: readonly BlankKey[]
}

/** A value of the form by its key and year; of a row's column by investors.1.name. */
export type BlankKey = { readonly key: string; readonly year?: number }

/** What stands in a cell, one below the other: a text, or boxes in so many columns (0: running on), behind a lead-in. */
export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boxes'; readonly lead: string; readonly columns: number; readonly boxes: readonly Box[] }
  | { readonly kind: 'signature'; readonly text: string }

export type Box = { readonly label: string; readonly ticked: boolean }

type Values = EditionEntry['values']

/** The form of an entry as it stands on paper. */
export function formGrid(category: Category, values: Values): FormGrid {
  const { layout } = category
  const cells: FormCell[] = []
  let row = 0
  for (const described of layout.rows) {
    const added = rowCells(described, { category, values, width: layout.columns.length })
    cells.push(...added.map((cell) => ({ ...cell, row: cell.row + row })))
    row += Math.max(...added.map((cell) => cell.row + cell.rowSpan))
  }
  return { columns: layout.columns, cells }
}

type RowsRow = Extract<LayoutRow, { readonly rows: string }>

type Form = { readonly category: Category; readonly values: Values; readonly width: number }

function rowCells(row: LayoutRow, form: Form): FormCell[] {
  if ('section' in row) {
    const title = form.category.sections[row.section]?.title ?? ''
    return [cell(0, 0, form.width, 'section', [text(title)])]
  }
  if ('fields' in row) return fieldCells(row.fields, row.spans, row.stacked, form)
  if ('years' in row) return yearCells(row, form)
  if ('group' in row) return groupCells(row.group, row.spans, form)
  if ('rows' in row) return repeatedCells(row, form)
  if ('seal' in row) return sealCells(row.seal, row.signature, form)
  return assertNever(row)
}

function fieldCells(keys: readonly string[], spans: readonly number[], stacked: boolean, form: Form): FormCell[] {
  const contents = keys.flatMap((key): Standing[] => {
    const field = known(form.category, key)
    return [
      ['label', [text(field.label)]],
      [roleOf(field), valueContent(field, stacked, form), blanksIn(field, form)],
    ]
  })
  return sideBySide(0, spans, contents)
}

function yearCells(
  { years: keys, head, spans }: { years: string[]; head: string; spans: number[] },
  form: Form,
): FormCell[] {
  const years = known(form.category, keys[0] ?? '').years ?? []
  const row = (at: number, label: string, cells: readonly Standing[]) =>
    sideBySide(at, spans, [['label', [text(label)]], ...cells])
  return [
    ...row(
      0,
      head,
      years.map((year) => ['label', [text(`${year} 年`)]]),
    ),
    ...keys.flatMap((key, i) =>
      row(
        i + 1,
        known(form.category, key).label,
        years.map((year) => ['value', [text(printedValue(form.values, key, year))], [{ key, year }]]),
      ),
    ),
  ]
}

function groupCells(
  keys: readonly string[],
  [groupSpan = 1, labelSpan = 1, valueSpan = 1]: readonly number[],
  form: Form,
): FormCell[] {
  const fields = keys.map((key) => known(form.category, key))
  const group = { ...cell(0, 0, groupSpan, 'label', [text(fields[0]?.group ?? '')]), rowSpan: fields.length }
  const rows = fields.flatMap((field, i) => [
    cell(i, groupSpan, labelSpan, 'label', [text(field.label)]),
    cell(i, groupSpan + labelSpan, valueSpan, roleOf(field), valueContent(field, false, form), blanksIn(field, form)),
  ])
  return [group, ...rows]
}

/** A short form still shows a few rows, as the printed one does. */
const leastRows = 2

function repeatedCells({ rows: key, beside: besideKey, spans = [] }: RowsRow, form: Form): FormCell[] {
  const field = known(form.category, key)
  const columns = field.columns ?? []
  const beside = besideKey === undefined ? undefined : known(form.category, besideKey)
  const numbers = form.values.map(addressOf).flatMap((at) => (at.key === key ? (at.row ?? []) : []))
  const count = Math.max(leastRows, ...numbers)
  const left: Standing = beside
    ? [
        'label',
        [text(beside.label), text(withPlaceholder(beside, printedValue(form.values, beside.key)))],
        [{ key: beside.key }],
      ]
    : ['label', [text(field.label)]]
  const heads = columns.map((column): Standing => ['label', [text(column.label)]])
  const [first, ...others] = sideBySide(0, spans, [left, ...heads])
  const starts = others.map(({ column, columnSpan }) => ({ column, columnSpan }))
  return [
    ...(first ? [{ ...first, rowSpan: count + 1 }] : []),
    ...others,
    ...Array.from({ length: count }, (_, n) =>
      columns.map((column, i) => {
        const blank = `${key}.${n + 1}.${column.key}`
        const value = printedValue(form.values, blank)
        const content = text(column.type === 'date' ? shownAs('date', value) : value)
        return cell(n + 1, starts[i]?.column ?? 0, starts[i]?.columnSpan ?? 1, 'value', [content], [{ key: blank }])
      }),
    ).flat(),
  ]
}

function sealCells(id: string, signature: string, form: Form): FormCell[] {
  const seal = form.category.seals.find((s) => s.id === id)
  if (!seal) throw new Error(`${form.category.id} has no seal block ${id}`)
  // Where the block's own text is nothing but the line to be signed, that line stands at the foot alone.
  const isSigned = seal.text.includes('签章') || unspaced(signature).includes(unspaced(seal.text))
  const statement = isSigned ? [] : [text(seal.text)]
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(printedValue(form.values, id))
  const day = date ? `${date[1]} 年 ${Number(date[2])} 月 ${Number(date[3])} 日` : '年　　月　　日'
  const foot: CellContent[] = [signature, day].map((line) => ({ kind: 'signature', text: line }))
  return [cell(0, 0, form.width, 'seal', [text(seal.label), ...statement, ...foot])]
}

function unspaced(line: string): string {
  return line.replace(/\s/g, '')
}

type Standing = readonly [role: FormCell['role'], content: readonly CellContent[], blanks?: readonly BlankKey[]]

/** Cells of a row from its first column on, each as wide as its span says. */
function sideBySide(row: number, spans: readonly number[], contents: readonly Standing[]): FormCell[] {
  let column = 0
  return contents.map(([role, content, blanks], i) => {
    const placed = cell(row, column, spans[i] ?? 1, role, content, blanks)
    column += placed.columnSpan
    return placed
  })
}

function cell(
  row: number,
  column: number,
  columnSpan: number,
  role: FormCell['role'],
  content: readonly CellContent[],
  blanks?: readonly BlankKey[],
): FormCell {
  return { row, column, rowSpan: 1, columnSpan, role, content, ...(blanks ? { blanks } : {}) }
}

function text(value: string): CellContent {
  return { kind: 'text', text: value }
}

function roleOf(field: Field): 'value' | 'paragraph' {
  return field.type === 'paragraph' || field.options || field.type === 'yesNo' ? 'paragraph' : 'value'
}

function insideOf(field: Field, { category }: Form): Field[] {
  return fieldsOf(category).filter((f) => f.within === field.key)
}

function blanksIn(field: Field, form: Form): BlankKey[] {
  return [field, ...insideOf(field, form)].map(({ key }) => ({ key }))
}

function valueContent(field: Field, stacked: boolean, form: Form): CellContent[] {
  const own = ownContent(field, stacked ? 1 : 0, '', form)
  return [
    own,
    ...insideOf(field, form).map((f) =>
      ownContent(f, f.type === 'yesNo' ? 0 : 2, f.type === 'yesNo' ? `${f.label}：` : '', form),
    ),
  ]
}

function ownContent(field: Field, columns: number, lead: string, form: Form): CellContent {
  const value = printedValue(form.values, field.key)
  const options = optionsOf(field)
  if (!options) return text(withPlaceholder(field, field.type === 'date' ? shownAs('date', value) : value))
  return { kind: 'boxes', lead, columns, boxes: boxes(options, value) }
}

/** 其他（设备租赁） ticks 其他（请注明） and is printed in its place. */
function boxes(options: readonly string[], value: string): Box[] {
  const chosen = value === '' ? [] : value.split(choiceSeparator)
  return options.map((option) => {
    const noted = option.includes('请注明') && chosen.find((c) => c.startsWith(option.replace(/（请注明）$/, '（')))
    return noted ? { label: noted, ticked: true } : { label: option, ticked: chosen.includes(option) }
  })
}

/** 18（截至目前）; ----万元 becomes 5000 万元; a remark on a paragraph stands below it. */
function withPlaceholder(field: Field, value: string): string {
  const { placeholder } = field
  if (!placeholder) return value
  if (placeholder.includes('----')) return placeholder.replace('----', value === '' ? '        ' : `${value} `)
  return field.type === 'paragraph' && value !== '' ? `${value}\n${placeholder}` : `${value}${placeholder}`
}

function printedValue(values: Values, key: string, year?: number): string {
  return values.find((v) => v.key === key && v.year === year)?.value ?? ''
}

function known(category: Category, key: string): Field {
  const field = fieldOf(category, key)
  if (!field) throw new Error(`${category.id} has no field ${key}`)
  return field
}
