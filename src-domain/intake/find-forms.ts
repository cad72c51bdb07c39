import { asksOutline, fieldsOf } from '../schemes/lookup.ts'
import type { Category } from '../schemes/scheme.ts'
import { matchKey } from '../text/normalise.ts'
import { numbersInRow, withNested } from './grid.ts'
import { indexLabels } from './labels.ts'
import { outlineHeldBy } from './outline-lines.ts'
import type { Block, Cell, Table } from './word-document.ts'

/** A form found in a document. Offices break a form into several tables; here it is one grid again. */
export type FoundForm = {
  readonly category: Category
  readonly table: Table
  /** The document's tables it was put together from. */
  readonly parts: ReadonlySet<Table>
  /** Where each cell stands in the document, counted from 1 as the officer would count. */
  readonly placeOf: ReadonlyMap<Cell, { readonly table: number; readonly row: number; readonly column: number }>
  /** The money unit stated for the whole table of a cell (单位：元). */
  readonly unitOf: ReadonlyMap<Cell, string>
}

type Part = { readonly table: Table; readonly number: number; readonly unit: string | undefined }
type Draft = { readonly category: Category; readonly parts: Part[]; readonly labels: Set<string> }

/** Fewer labels than this, and a table is something else that happens to use a word of the form. */
const labelsOfAForm = 4

/** Longer texts are no titles. */
const longestTitle = 100

/** Cells. The printed forms have about a hundred; reading them compares every cell with every other. */
export const largestForm = 5000

/**
 * Finds the forms of a document: filled or blank, of any category, once or several times. A table belongs to the form
 * before it when it goes on with labels not yet seen (or follows at once without any); one that repeats labels is a
 * form of its own, or a table of the outline that happens to use them.
 */
export function findForms(blocks: readonly Block[], categories: readonly Category[]): FoundForm[] {
  const indexes = categories.map((category) => ({ category, labels: indexLabels(category) }))
  const drafts: Draft[] = []
  let number = 0
  let above = ''
  let adjacent = false
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.text.trim() === '') continue
      above = block.text
      adjacent = false
      continue
    }
    for (const table of withNested(block)) {
      number++
      if (table.cells.length > largestForm || outlineHeldBy(table, categories)) continue
      const remarks = table.cells
        .map((c) => c.text)
        .filter((text) => !indexes.some((i) => i.labels.match(text).length > 0))
      const part = { table, number, unit: statedUnit([above, ...remarks]) }
      const scores = indexes.map(({ category, labels }) => ({ category, ...scoreOf(table, labels) }))
      const open = drafts.at(-1)
      const own = scores.find((s) => s.category === open?.category)
      const best = scores.sort(
        (a, b) => b.exact - a.exact || b.keys.size - a.keys.size || Number(b === own) - Number(a === own),
      )[0]
      if (!best) continue
      const fresh = own ? [...own.keys].filter((key) => !open?.labels.has(key)).length : 0
      const goesOn = own && own.exact >= best.exact && fresh > own.keys.size - fresh
      const fits = open && sum(open.parts.map((p) => p.table.cells.length)) + table.cells.length <= largestForm
      if (open && own && fits && (goesOn || (adjacent && best.keys.size === 0))) {
        open.parts.push(part)
        for (const key of own.keys) open.labels.add(key)
        adjacent = true
      } else if (best.keys.size >= labelsOfAForm) {
        drafts.push({ category: best.category, parts: [part], labels: new Set(best.keys) })
        adjacent = true
      }
    }
    above = ''
  }
  if (drafts.length === 0) return []
  const most = Math.max(0, ...drafts.map((d) => d.labels.size))
  const isWhole = ({ category, labels }: Draft) => labels.size === most || labels.size > fieldsOf(category).length / 3
  const named = namedForms(blocks, categories)
  const isOurs = ({ category, labels }: Draft) =>
    named.has(category) || labels.size >= fieldsOf(category).filter((field) => field.printed).length / 2
  return drafts.filter((draft) => isWhole(draft) && isOurs(draft)).map(joined)
}

/**
 * The categories whose form or outline the document names. Without its name a table needs half of the form's labels:
 * 企业名称, 注册地址, 联系人 and 联系电话 stand in any list of companies.
 */
function namedForms(blocks: readonly Block[], categories: readonly Category[]): ReadonlySet<Category> {
  const textsOf = (block: Block) =>
    block.kind === 'paragraph' ? [block.text] : withNested(block).flatMap((table) => table.cells.map((c) => c.text))
  const texts = blocks.flatMap(textsOf).flatMap((text) => (text.length > longestTitle ? [] : [matchKey(text)]))
  const names = (category: Category) =>
    [category.formTitle, ...(asksOutline(category) ? [category.outline.title] : [])].map(matchKey)
  return new Set(categories.filter((c) => names(c).some((name) => texts.some((text) => text.includes(name)))))
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

function scoreOf(table: Table, labels: ReturnType<typeof indexLabels>): { keys: Set<string>; exact: number } {
  const matches = table.cells.flatMap((c) => labels.match(c.text))
  const groups = table.cells.flatMap((c) => labels.matchGroup(c.text) ?? [])
  const exact = new Set([...matches.filter((m) => m.exact).map((m) => m.field.key), ...groups])
  return { keys: new Set([...matches.map((m) => m.field.key), ...groups]), exact: exact.size }
}

/** 单位：万元, above a table or in one of its cells that is no label of its own: 经营指标（单位：元）. */
function statedUnit(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const unit = /单位:?(?:人民币)?(亿元|百万元|千元|万元|元)\)?$/.exec(matchKey(text))?.[1]
    if (unit) return unit
  }
  return undefined
}

function joined({ category, parts }: Draft): FoundForm {
  const cells: Cell[] = []
  const placeOf = new Map<Cell, { table: number; row: number; column: number }>()
  const unitOf = new Map<Cell, string>()
  let rowCount = 0
  for (const { table, number, unit } of parts) {
    for (const [cell, column] of numbersInRow(table)) {
      const moved = { ...cell, row: cell.row + rowCount }
      cells.push(moved)
      placeOf.set(moved, { table: number, row: cell.row + 1, column })
      if (unit) unitOf.set(moved, unit)
    }
    rowCount += table.rowCount
  }
  const columnCount = Math.max(...parts.map((p) => p.table.columnCount))
  const table: Table = { kind: 'table', rowCount, columnCount, cells }
  return { category, table, parts: new Set(parts.map((p) => p.table)), placeOf, unitOf }
}
