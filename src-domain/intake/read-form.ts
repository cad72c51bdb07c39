import type { Cover, FormValue, IntakeProblem, OutlineText } from '../batch/application.ts'
import { problem } from '../problems/problem.ts'
import { fieldOf, fieldsOf } from '../schemes/lookup.ts'
import type { Category, CategoryId, FieldType, Scheme } from '../schemes/scheme.ts'
import { asideProblems } from './asides.ts'
import { findForms } from './find-forms.ts'
import { isDrawnOver, liesAnywhere, withMoved } from './floating.ts'
import { withNested } from './grid.ts'
import { readCover } from './read-cover.ts'
import { type ReadingContext, readFields } from './read-fields.ts'
import { type FoundPicture, type OutlineReading, readOutline } from './read-outline.ts'
import type { Block, Table, WordDocument } from './word-document.ts'

/** What one Word form says, read through the scheme. */
export type FormReading = {
  readonly category: CategoryId
  readonly values: readonly FormValue[]
  readonly outline: readonly OutlineText[]
  readonly pictures: readonly FoundPicture[]
  readonly cover: Cover
  readonly problems: readonly IntakeProblem[]
}

/**
 * Reads a Word form. Applicants hand in one filled form, or the whole template with the other forms left blank: the
 * form that counts is the one most filled, and a cover that ticks another category is said. Undefined when it is no
 * form.
 */
export function readForm(document: WordDocument, scheme: Scheme, context: ReadingContext): FormReading | undefined {
  const blocks = document.blocks.map(withMoved)
  const looseTicks = blocks.some(isTick)
  const candidates = findForms(blocks, scheme.categories).flatMap((form) => {
    const reading = readFields(form, { ...context, looseTicks, drawnOver: isDrawnOver(form.parts) })
    if (isDictionary(reading.values, form.category)) return []
    return [{ form, category: form.category, reading, filled: reading.values.filter((v) => v.value !== '').length }]
  })
  const parts = new Set(candidates.flatMap((c) => [...c.form.parts]))
  const isForm = (table: Table) => withNested(table).some((t) => parts.has(t))
  const cover = readCover(
    blocks,
    scheme,
    blocks.findIndex((b) => b.kind === 'table' && isForm(b)),
  )
  const [best, ...rest] = candidates.sort(
    (a, b) =>
      b.filled - a.filled || Number(b.category.id === cover.category) - Number(a.category.id === cover.category),
  )
  if (!best) return undefined
  const { category, reading } = best
  const outline = readOutline(blocks, category, scheme.categories, isForm)

  const problems: IntakeProblem[] = [...reading.problems, ...outline.problems, ...asideProblems(blocks)]
  if (liesAnywhere(best.form.parts)) problems.push(problem('drawn-over', { number: category.formNumber }))
  for (const other of rest.filter((c) => c.filled > fieldsOf(c.category).length / 2)) {
    const { formNumber: number, title } = other.category
    const of = other.category === category ? {} : { other: { number, title } }
    problems.push(problem('several-forms', { number: category.formNumber, ...of }))
  }
  if (cover.category && cover.category !== category.id) {
    const ticked = scheme.categories.find((c) => c.id === cover.category)?.title ?? ''
    problems.push(problem('category-conflict', { ticked, number: category.formNumber, category: category.title }))
  }
  const { outline: texts, pictures } = outline
  return { category: category.id, values: reading.values, outline: texts, pictures, cover, problems }
}

/** A tick and nothing else: in a text box, or in a table that floats. */
function isTick(block: Block): boolean {
  const text = block.kind === 'paragraph' ? block.text : block.cells.map((cell) => cell.text).join('')
  return /^\s*[√✓✔☑]\s*$/u.test(text)
}

/** So many filled blanks of figures, codes and addresses, and not one that holds such a thing. */
const blanksToTell = 3

/**
 * A table that names the form's fields and says something about them (varchar(256), 必填, see page 3) instead of
 * filling them in.
 */
function isDictionary(values: readonly FormValue[], category: Category): boolean {
  const told = values.flatMap((value) => {
    const form = formOf(fieldOf(category, value.key)?.type)
    return form && value.raw.trim() !== '' ? [form.test(value.value)] : []
  })
  return told.length >= blanksToTell && !told.includes(true)
}

/** What every value of a type has. */
function formOf(type: FieldType | undefined): RegExp | undefined {
  switch (type) {
    case 'money':
    case 'count':
    case 'percent':
    case 'number':
    case 'duration':
      return /^-?\d+(?:\.\d+)?$/
    case 'creditCode':
      return /^[\dA-Z]{9,}$/
    case 'date':
      return /^\d{4}/
    case 'phone':
      return /\d{7}/
    case 'email':
      return /@/
    default:
      return undefined
  }
}

/** The outline alone, for applicants who hand in form and text as two files. */
export function readOutlineOf(document: WordDocument, scheme: Scheme, category: CategoryId): OutlineReading {
  const found = scheme.categories.find((c) => c.id === category)
  if (!found) return { outline: [], pictures: [], problems: [] }
  const reading = readOutline(document.blocks, found, scheme.categories, () => false)
  return { ...reading, problems: [...reading.problems, ...asideProblems(document.blocks)] }
}
