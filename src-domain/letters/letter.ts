import { printable } from '../edition/summary.ts'
import type { Scheme } from '../schemes/scheme.ts'

/**
 * A letter as plain data: what it says, and what kind of piece each part is. One writer makes a Word file of it
 * (letter-docx.ts), one a PDF (set-letters.ts), so that both say the same.
 */
export type Letter = {
  /** What it is and whom it is about: the file's title, and its bookmark among other letters. */
  readonly title: string
  /** Who issues it: the file's author. */
  readonly issuer: string
  /** Day it is dated, ISO 8601: the file's own date too, so that the same letter is the same bytes. */
  readonly on: string
  readonly print: Scheme['print']
  readonly landscape: boolean
  readonly blocks: readonly Block[]
}

/** Sizes are in points, widths and heights in millimetres; a text's line breaks are kept. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly points: number }
  | { readonly kind: 'body'; readonly text: string; readonly place: 'indented' | 'flush' }
  | { readonly kind: 'head'; readonly text: string }
  | ({ readonly kind: 'line'; readonly text: string } & LineLook)
  | {
      readonly kind: 'signature'
      readonly issuer: SignatureLine
      readonly date: SignatureLine
    }
  | {
      readonly kind: 'table'
      readonly widths: readonly number[]
      /** Rows at its top that come again on every page. */
      readonly heads: number
      /** Never parted between two pages. */
      readonly together: boolean
      /** Rows, from 0, that are never parted from the next. */
      readonly tied: readonly number[]
      /** With little air about its words. */
      readonly tight: boolean
      readonly rows: readonly (readonly Cell[])[]
    }

export type LineLook = {
  readonly face?: '黑体' | '楷体'
  readonly points?: number
  readonly centred?: boolean
  /** Points left free over it. */
  readonly before?: number
  readonly after?: number
  /** Never the last on its page. */
  readonly keepNext?: boolean
}

/** Characters are left free at its right. */
export type SignatureLine = { readonly text: string; readonly right: number }

export type Cell = {
  readonly content: string | Choices
  readonly span: number
  readonly label: boolean
  readonly align: 'left' | 'center' | 'right'
  readonly points: number
  /** Of its row, at least. */
  readonly height: number
  /** To be written into: its words stand at the top. */
  readonly open: boolean
}

/** Options, each with a box to tick, or ticked. */
export type Choices = { readonly choices: readonly string[]; readonly chosen?: readonly string[] }

/** A cell as a letter gives it: its words, and what is not as usual. */
export type GivenCell = string | (Pick<Cell, 'content'> & Partial<Cell>)

/** The title of a letter: 二号小标宋 where there is one, else 黑体; centred (GB/T 9704—2012, 7.3.1). */
export function title(text: string, points = 22): Block {
  return { kind: 'title', text, points }
}

/** A paragraph of a letter, indented by two characters unless said otherwise. */
export function body(text: string, place: 'indented' | 'flush' = 'indented'): Block {
  return { kind: 'body', text, place }
}

/** 一、…: a head inside a letter. */
export function head(text: string): Block {
  return { kind: 'head', text }
}

/** A plain line of a form or table page. */
export function line(text: string, look: LineLook = {}): Block {
  return { kind: 'line', text, ...look }
}

/**
 * Who seals it and when (GB/T 9704—2012, 7.3.5.1): the date four characters from the right, the name centred over it, both
 * where the seal's lower half will be.
 */
export function signature(issuer: string, date: string): Block {
  const further = (charactersOf(issuer) - charactersOf(date)) / 2
  const right = Math.max(4, further)
  return { kind: 'signature', issuer: { text: issuer, right: right - further }, date: { text: date, right } }
}

/** Width of a text in characters: figures and Latin letters are half as wide. */
function charactersOf(text: string): number {
  return [...text].reduce((sum, c) => sum + (c <= '\u00ff' ? 0.5 : 1), 0)
}

/** A ruled table, set in 五号 unless said otherwise. */
export function ruledTable(
  widths: readonly number[],
  rows: readonly (readonly GivenCell[])[],
  {
    heads = 0,
    points = 10.5,
    together = false,
    tied = [],
    tight = false,
  }: { heads?: number; points?: number; together?: boolean; tied?: readonly number[]; tight?: boolean } = {},
): Block {
  const cells = rows.map((row, r) => row.map((cell) => whole(cell, r < heads, points)))
  return { kind: 'table', widths, heads, together, tied, tight, rows: cells }
}

function whole(given: GivenCell, isHead: boolean, points: number): Cell {
  const cell = typeof given === 'string' ? { content: given } : given
  const label = isHead || cell.label === true
  const align = label ? 'center' : 'left'
  return { span: 1, align, points, height: 0, open: false, ...cell, label }
}

/**
 * Text as a document may hold it: nothing XML forbids or that turns the reading round; rare characters stay, and so do
 * the blanks at its ends, which here are layout.
 */
export function written(text: string): string {
  return printable(`|${text}|`).slice(1, -1)
}
