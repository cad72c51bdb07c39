import type { Floating, Table } from '../../../../src-domain/intake/word-document.ts'
import { type Mark, markOf, type Pages, pageAt } from './pages.ts'

/*
 * What is drawn beside the text: it lies anywhere on the page of its anchor, so every table of that page is told of
 * it.
 */

type Known = { -readonly [Key in 'kind' | 'from' | 'top' | 'width' | 'height']?: Floating[Key] | undefined } & {
  /** Millimetres, and whether they are measured from the cell of its anchor. */
  left?: number | undefined
  isFromCell?: boolean
}

export type FloatDraft = Known & {
  readonly at: Mark
  /** The text it is anchored in, once that has been read. */
  readonly near: () => string
  /** Is nothing that could be a mark. */
  isNone?: boolean
  /** Its words are read where it is anchored. */
  hasWords?: boolean
  /** Of the cell it is anchored in, millimetres. */
  cellWidth?: number | undefined
}

/** A table with the places it begins and ends at, and its rows begin at. */
export type Laid = {
  readonly table: Table
  readonly from: Mark
  readonly to: Mark
  readonly rows: readonly number[]
}

/** The pages of a document, what floats on them, and their tables. */
export type Sheets = { readonly pages: Pages; readonly floats: FloatDraft[]; readonly tables: Laid[] }

/** Something that floats opens here. */
export function startFloat({ floats, pages }: Sheets, near: () => string, known: Known = {}): FloatDraft {
  const draft: FloatDraft = { ...known, at: markOf(pages), near }
  floats.push(draft)
  return draft
}

/** What wp:positionV and mso-position-vertical-relative measure from; undefined for the foot of the page. */
export function measuredFrom(name = 'text'): Floating['from'] | undefined {
  if (/^(?:paragraph|line|text|char)$/.test(name)) return 'text'
  if (/bottom/i.test(name)) return undefined
  return name === 'margin' ? 'margin' : 'page'
}

/** Millimetres of a line, and of a seal or a photograph: what hides or changes words is not as large both ways. */
const lineHeight = 4.5
const sealSize = 30
/** Characters on a line of a cell, a narrow one. */
const cellLine = 10

/** Whether it lies on the text of the cell it is anchored in, as far as is known. */
export function liesOnText(float: FloatDraft, text: string): boolean {
  const { isNone, hasWords, kind, from, top, width = 0, height = 0 } = float
  if (isNone || hasWords || (kind === 'picture' && Math.min(width, height) >= sealSize)) return false
  if (from !== 'text' || top === undefined) return true
  const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / cellLine), 0)
  return top < lines * lineHeight && top + height > 0
}

/** Tells every table what floats on its pages, and on every page. */
export function settleFloats({ pages, floats, tables }: Sheets, everywhere: readonly Floating[]): void {
  const drawn = floats.filter(({ isNone }) => !isNone)
  for (const laid of drawn.length + everywhere.length > 0 ? tables : []) {
    const floating = [...drawn.flatMap((draft) => over(draft, laid, pages) ?? []), ...everywhere]
    if (floating.length > 0) Object.assign(laid.table, { floating })
  }
}

function over(draft: FloatDraft, { from, to, rows }: Laid, pages: Pages): Floating | undefined {
  const { at, near, kind = 'shape', from: measured = 'page', top, width, height } = draft
  const [page, first, last] = [at, from, to].map((mark) => pageAt(pages, mark.position))
  if (!page || !first || !last || page.number < first.number || page.number > last.number) return undefined
  const anchor = at.position < from.position ? 'before' : at.position > to.position ? 'behind' : 'within'
  const above = page.number === first.number ? from.lines - (measured === 'text' ? at.lines : page.lines) : 0
  const lines = anchor === 'behind' && measured === 'text' ? at.lines - to.lines : Math.max(0, above)
  const floating = { kind, anchor, near: near(), from: measured, lines, top, width, height } as const
  if (anchor !== 'within') return floating
  return { ...floating, row: rows.findLastIndex((row) => row < at.position), beside: isBeside(draft) }
}

/** Where a cell doesn't say how wide it is. */
const usualCell = 40

/** Whether its middle is, or may be, left or right of its cell. */
function isBeside({ left, isFromCell, width = 0, cellWidth = usualCell }: FloatDraft): boolean {
  if (left === undefined) return false
  const middle = left + width / 2
  return isFromCell === false || middle < 0 || middle > cellWidth
}
