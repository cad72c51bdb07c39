import { withoutPictures } from '../batch/outline-pictures.ts'
import { fieldOf } from '../schemes/lookup.ts'
import type { Category, Scheme, SummaryColumn } from '../schemes/scheme.ts'
import { addressOf } from '../values/address.ts'
import { isFigureAt } from '../values/shown-value.ts'
import { beyondLine } from './beyond.ts'
import type { EditionContent, EditionEntry, EditionSection } from './edition.ts'
import { summaryTable } from './summary.ts'

/** One thing in which two editions differ, as an officer would say it. A side that has nothing there is ''. */
export type EditionChange = {
  /** 一、示范企业; absent for the lines above the tables. */
  readonly section?: string
  readonly name?: string
  /** 序号, 联系电话, 2022 年营业收入, 附件 … */
  readonly label: string
  readonly from: string
  readonly to: string
  /** Both sides are numbers by their field's type. */
  readonly figure?: true
  /** Whether it stands in the summary; else only in book and package. */
  readonly inSummary: boolean
}

/** What went to the city, or would, and the scheme that says what its cells are. */
export type Frozen = {
  readonly scheme: Scheme
  readonly content: EditionContent
  /** Frozen on another desk, where a number may be another applicant's. */
  readonly joined?: boolean
}

/**
 * What changed from one edition to another, in the order of the summary, row by row; each is read by its own scheme,
 * since a corrected notice may have other columns.
 */
export function editionChanges(from: Frozen, to: Frozen): EditionChange[] {
  const [before, after] = [from, to].map(({ scheme, content }) => summaryTable(scheme.summary, content).lines)
  const own = new Set(to.scheme.summary.sections.map(({ category }) => category))
  const sections = [...to.scheme.summary.sections, ...from.scheme.summary.sections.filter((s) => !own.has(s.category))]
  return [
    ...(before ?? []).flatMap(({ label, value }, i) =>
      difference({ label: label.replace(/[：:]$/, ''), inSummary: true }, value, after?.[i]?.value ?? ''),
    ),
    ...sections.flatMap(({ category, title }) =>
      sectionChanges(sideOf(from, category), sideOf(to, category)).map((change) => ({ section: title, ...change })),
    ),
    ...difference({ label: '超出名额的理由', inSummary: false }, beyondText(from.content), beyondText(to.content)),
  ]
}

/** A category as one of the two has it; without columns where its notice has no such category. */
type Side = {
  readonly entries: readonly EditionEntry[]
  readonly columns: readonly SummaryColumn[]
  readonly category: Category | undefined
  readonly joined: boolean
}

function sideOf({ scheme, content, joined = false }: Frozen, category: string): Side {
  return {
    entries: content.sections.find((s: EditionSection) => s.category === category)?.entries ?? [],
    columns: scheme.summary.sections.find((s) => s.category === category)?.columns ?? [],
    category: scheme.categories.find(({ id }) => id === category),
    joined,
  }
}

function beyondText({ beyond = [] }: EditionContent): string {
  return beyond.map(beyondLine).join('；')
}

function sectionChanges(from: Side, to: Side): EditionChange[] {
  const rank = { label: '序号', inSummary: true }
  const former = formerEntries(from, to)
  const stayed = new Set(former.values())
  return [
    ...to.entries.flatMap((after) => {
      const before = former.get(after)
      return before
        ? entryChanges(from, to, before, after)
        : [{ name: after.name, ...rank, from: '', to: String(after.rank) }]
    }),
    ...from.entries
      .filter((before) => !stayed.has(before))
      .map((before) => ({ name: before.name, ...rank, from: String(before.rank), to: '' })),
  ]
}

/** The entry of the same applicant, by the number alone only between editions of one desk. */
function formerEntries(from: Side, to: Side): ReadonlyMap<EditionEntry, EditionEntry> {
  const sameNumber = (a: EditionEntry, b: EditionEntry) => a.application === b.application
  const isSame = from.joined || to.joined ? sameApplicant(to.category ?? from.category) : sameNumber
  const found = new Map<EditionEntry, EditionEntry>()
  const stayed = new Set<EditionEntry>()
  // Those whose number is the same too first: of two that are called alike each finds its own.
  for (const fits of [sameNumber, () => true]) {
    for (const after of to.entries.filter((one) => !found.has(one))) {
      const before = from.entries.find((one) => !stayed.has(one) && isSame(one, after) && fits(one, after))
      if (!before) continue
      found.set(after, before)
      stayed.add(before)
    }
  }
  return found
}

/** By name, credit code or the very Word form. */
function sameApplicant(category: Category | undefined): (a: EditionEntry, b: EditionEntry) => boolean {
  const codeOf = ({ values }: EditionEntry) => values.find(({ key }) => key === category?.creditCodeField)?.value
  const named = (entry: EditionEntry) => [entry.name, codeOf(entry), entry.form?.sha256]
  return (a, b) => {
    const other = named(b)
    return named(a).some((name, i) => name !== undefined && name !== '' && name === other[i])
  }
}

function entryChanges(former: Side, present: Side, from: EditionEntry, to: EditionEntry): EditionChange[] {
  const category = present.category ?? former.category
  if (!category) return []
  const columns = pairs(numbered(former.columns), numbered(present.columns), ({ column }) =>
    JSON.stringify(column.from),
  )
  const printed = new Set(columns.flatMap(([a, b]) => keysOf((b ?? a).column, category)))
  const changes = [
    ...columns.flatMap(([a, b]) => {
      const { title: label, from: source } = (b ?? a).column
      const figure = source.kind === 'field' ? figureAt(category, source) : {}
      const cell = (entry: EditionEntry, at: Numbered | undefined) => (at ? (entry.summary[at.i] ?? '') : '')
      return difference({ label, ...figure, inSummary: true }, cell(from, a), cell(to, b))
    }),
    ...parts(from, to, [category, former.category ?? category])
      .filter(({ key }) => key === undefined || !printed.has(key))
      .flatMap(({ label, figure, from, to }) =>
        difference({ label, ...(figure ? { figure } : {}), inSummary: false }, from, to),
      ),
  ]
  return changes.map((change) => ({ name: to.name, ...change }))
}

type Numbered = { readonly column: SummaryColumn; readonly i: number }

function numbered(columns: readonly SummaryColumn[]): Numbered[] {
  return columns.map((column, i) => ({ column, i }))
}

/** The fields a column of the summary prints. */
function keysOf({ from }: SummaryColumn, category: Category): readonly string[] {
  if (from.kind === 'modes') return category.modeFields
  return from.kind === 'field' || from.kind === 'yesNo' ? [from.key] : []
}

/** Whether what stands under a stored key is a number. */
function figureAt(category: Category, value: { readonly key: string }): Pick<EditionChange, 'figure'> {
  return isFigureAt(category, addressOf(value)) ? { figure: true } : {}
}

type Part = Pick<EditionChange, 'label' | 'figure' | 'from' | 'to'> & { readonly key?: string }

/** Everything of an entry that may differ beside its cells in the summary, as the first category calls it that knows it. */
function parts(from: EditionEntry, to: EditionEntry, categories: readonly [Category, Category]): Part[] {
  return [
    ...pairs(from.values, to.values, ({ key, year }) => `${key} ${year ?? ''}`).map(([a, b]) => {
      const { key, year } = a ?? b
      const [present] = categories
      const category = categories.find((one) => fieldOf(one, addressOf({ key }).key)) ?? present
      const label = fieldOf(category, key)?.label ?? rowLabel(category, key)
      return {
        ...{ key, label: year ? `${year} 年${label}` : label, ...figureAt(category, { key }) },
        ...{ from: a?.value ?? '', to: b?.value ?? '' },
      }
    }),
    ...pairs(from.outline, to.outline, ({ heading }) => heading).flatMap(([a, b]) =>
      a?.text === b?.text ? [] : [{ label: `正文“${(a ?? b).title}”`, ...lengths(a?.text, b?.text) }],
    ),
    ...pairs(from.pictures ?? [], to.pictures ?? [], ({ name }) => name).map(([a, b]) => ({
      label: '正文图片',
      from: pictureName(a),
      to: pictureName(b),
    })),
    { label: 'Word 原件', from: fileOf(from.form), to: fileOf(to.form) },
    ...pairs(from.attachments, to.attachments, ({ sha256, slot, year }) => `${sha256} ${slot} ${year ?? ''}`).map(
      ([a, b]) => ({ label: '附件', from: a?.file ?? '', to: b?.file ?? '' }),
    ),
  ]
}

/** Both lists' items matched by key, those of the second first; of each pair at least one side is there. */
function pairs<T>(
  from: readonly T[],
  to: readonly T[],
  keyOf: (item: T) => string,
): ([T, T] | [undefined, T] | [T, undefined])[] {
  const before = new Map(from.map((item) => [keyOf(item), item]))
  const after = new Set(to.map(keyOf))
  return [
    ...to.map((item): [T, T] | [undefined, T] => {
      const same = before.get(keyOf(item))
      return same === undefined ? [undefined, item] : [same, item]
    }),
    ...from.filter((item) => !after.has(keyOf(item))).map((item): [T, undefined] => [item, undefined]),
  ]
}

/** investors.2.name → 投资方 第 2 行 名称 */
function rowLabel(category: Category, key: string): string {
  const { key: list, row, column } = addressOf({ key })
  const field = fieldOf(category, list)
  const title = field?.columns?.find((c) => c.key === column)?.label
  return field && title ? `${field.label}第 ${row} 行${title}` : key
}

function lengths(from: string | undefined, to: string | undefined): { from: string; to: string } {
  const [before, after] = [from, to].map((text) => (text === undefined ? '' : `${lengthOf(text)} 字`))
  return { from: before ?? '', to: before === after ? `${after}，内容有改动` : (after ?? '') }
}

function lengthOf(text: string): number {
  return [...withoutPictures(text).replace(/\s/g, '')].length
}

function pictureName(picture: NonNullable<EditionEntry['pictures']>[number] | undefined): string {
  return picture ? `${picture.name}（${picture.sha256.slice(0, 8)}）` : ''
}

/** Two files of one name may differ in content alone. */
function fileOf(file: EditionEntry['form']): string {
  return file ? `${file.file}（${file.sha256.slice(0, 8)}）` : ''
}

function difference(
  what: Pick<EditionChange, 'label' | 'figure' | 'inSummary'>,
  from: string,
  to: string,
): Omit<EditionChange, 'section' | 'name'>[] {
  return from === to ? [] : [{ ...what, from, to }]
}
