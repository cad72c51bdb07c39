import type { Cover, FormValue, IntakeProblem, OutlineText } from '../application.ts'
import { type Category, type CategoryId, fieldsOf, type Scheme } from '../scheme.ts'
import { withNested } from './grid.ts'
import { indexLabels } from './labels.ts'
import { readCover } from './read-cover.ts'
import { type NumberedTable, type ReadingContext, readFields } from './read-fields.ts'
import { readOutline } from './read-outline.ts'
import type { Table, WordDocument } from './word-document.ts'

/** What one Word form says, read through the scheme. */
export type FormReading = {
  readonly category: CategoryId
  readonly values: readonly FormValue[]
  readonly outline: readonly OutlineText[]
  readonly cover: Cover
  readonly problems: readonly IntakeProblem[]
}

/** Fewer labels than this, and a table is something else that happens to use a word of the form. */
const labelsOfAForm = 4

/**
 * Reads a Word form. Applicants hand in one filled form, or the whole template with the other forms left blank: the
 * category is the one whose form is filled, and a cover that ticks another is said. Undefined when it is no form.
 */
export function readForm(document: WordDocument, scheme: Scheme, context: ReadingContext): FormReading | undefined {
  const tables = document.blocks.flatMap((b) => (b.kind === 'table' ? withNested(b) : []))
  const numbered = tables.map((table, i) => ({ table, number: i + 1 }))
  const owned = assignTables(numbered, scheme.categories)
  const candidates = scheme.categories.flatMap((category) => {
    const own = numbered.filter((t) => owned.get(t.table) === category.id)
    if (own.length === 0) return []
    const reading = readFields(own, category, context)
    return [{ category, own, reading, filled: reading.values.filter((v) => v.value !== '').length }]
  })
  if (candidates.length === 0) return undefined

  const formStart = document.blocks.findIndex((b) => b.kind === 'table' && owned.has(b))
  const cover = readCover(document.blocks, scheme, formStart)
  const [best, ...rest] = candidates.sort(
    (a, b) =>
      b.filled - a.filled || Number(b.category.id === cover.category) - Number(a.category.id === cover.category),
  )
  if (!best) return undefined
  const { category, reading } = best
  const outline = readOutline(document.blocks, category, (table) => owned.has(table))

  const problems: IntakeProblem[] = [...reading.problems, ...outline.problems]
  for (const other of rest.filter((c) => c.filled > fieldsOf(c.category).length / 2)) {
    problems.push({
      code: 'several-forms',
      message: `同一文件里${other.category.formNumber}也填写了内容，本次按${category.formNumber}读取；如同时申报${other.category.title}，请另存为单独的申报书再收件。`,
    })
  }
  if (cover.category && cover.category !== category.id) {
    const ticked = scheme.categories.find((c) => c.id === cover.category)?.title ?? ''
    problems.push({
      code: 'category-conflict',
      message: `封面勾选的是“${ticked}”，填写的是${category.formNumber}（${category.title}），请核对申报类型。`,
    })
  }
  return { category: category.id, values: reading.values, outline: outline.outline, cover, problems }
}

/** The outline alone, for applicants who hand in form and text as two files. */
export function readOutlineOf(document: WordDocument, scheme: Scheme, category: CategoryId) {
  const found = scheme.categories.find((c) => c.id === category)
  return found ? readOutline(document.blocks, found, () => false) : { outline: [], problems: [] }
}

/**
 * Which category's form a table belongs to: the one most of whose labels it carries; a continuation whose labels two
 * forms share (三、主要申报内容) goes with the table before it.
 */
function assignTables(tables: readonly NumberedTable[], categories: readonly Category[]): Map<Table, CategoryId> {
  const indexes = categories.map((category) => ({ id: category.id, labels: indexLabels(category) }))
  const owned = new Map<Table, CategoryId>()
  let before: CategoryId | undefined
  for (const { table } of tables) {
    const scores = indexes
      .map(({ id, labels }) => {
        const hits = table.cells.flatMap((c) => labels.match(c.text) ?? [])
        const groups = table.cells.filter((c) => labels.matchGroup(c.text)).length
        return {
          id,
          labels: new Set(hits.map((h) => h.field.key)).size + groups,
          exact: new Set(hits.filter((h) => h.exact).map((h) => h.field.key)).size + groups,
        }
      })
      .sort((a, b) => b.exact - a.exact || b.labels - a.labels || Number(b.id === before) - Number(a.id === before))
    const best = scores[0]
    const enough = best && (best.labels >= labelsOfAForm || (before !== undefined && best.exact >= 1))
    if (!best || !enough) continue
    const continuation = before !== undefined && best.labels < labelsOfAForm
    const own = continuation ? scores.find((s) => s.id === before && s.labels > 0) : undefined
    before = own?.id ?? best.id
    owned.set(table, before)
  }
  return owned
}
