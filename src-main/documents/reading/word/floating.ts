import type { Floating, Table } from '../../../../src-domain/intake/word-document.ts'
import { type Mark, markOf, type Pages, pageAt } from './pages.ts'

/*
 * What is drawn beside the text: it lies anywhere on the page of its anchor, so every table of that page is told of
 * it.
 */

type Known = { -readonly [Key in 'kind' | 'from' | 'top' | 'width' | 'height']?: Floating[Key] | undefined }

export type FloatDraft = Known & {
  readonly at: Mark
  /** The text it is anchored in, once that has been read. */
  readonly near: () => string
  /** Is nothing that could be a mark. */
  isNone?: boolean
}

/** A table with the places it begins and ends at. */
export type Laid = { readonly table: Table; readonly from: Mark; readonly to: Mark }

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

/** Tells every table what floats on its pages. */
export function settleFloats({ pages, floats, tables }: Sheets): void {
  const drawn = floats.filter(({ isNone }) => !isNone)
  for (const laid of drawn.length > 0 ? tables : []) {
    const floating = drawn.flatMap((draft) => over(draft, laid, pages) ?? [])
    if (floating.length > 0) Object.assign(laid.table, { floating })
  }
}

function over(draft: FloatDraft, { from, to }: Laid, pages: Pages): Floating | undefined {
  const { at, near, isNone: _, kind = 'shape', from: measured = 'page', ...size } = draft
  const [page, first, last] = [at, from, to].map((mark) => pageAt(pages, mark.position))
  if (!page || !first || !last || page.number < first.number || page.number > last.number) return undefined
  const anchor = at.position < from.position ? 'before' : at.position > to.position ? 'behind' : 'within'
  const above = page.number === first.number ? from.lines - (measured === 'text' ? at.lines : page.lines) : 0
  const lines = anchor === 'behind' && measured === 'text' ? at.lines - to.lines : Math.max(0, above)
  return { kind, anchor, near: near(), from: measured, lines, ...size }
}
