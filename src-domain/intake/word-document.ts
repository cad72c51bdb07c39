import type { Crop, PictureType } from '../batch/outline-pictures.ts'

/**
 * A Word file as the import sees it: the body's paragraphs and tables in reading order, with the true grid of every
 * table. Whoever reads the file (src-main/documents/reading/word) settles what WordprocessingML can say in several ways:
 * tracked deletions are gone, tracked insertions are text, line breaks are '\n', and every kind of check box
 * (content control, symbol font, legacy form field) has become ☑ or ☐. Plain characters such as □ √ ■ stay as typed.
 */
export type WordDocument = { readonly blocks: readonly Block[] }

export type Block = Paragraph | Table

export type Paragraph = {
  readonly kind: 'paragraph'
  /** Without automatic numbering, which Word does not store as text. */
  readonly text: string
  /** The automatic number or bullet Word shows before the text, with what parts it from the text: `（一）`, `1. `, `• `. */
  readonly label?: string
  /** Outline level 1–9 from the paragraph, its style or the styles it is based on; absent for body text. */
  readonly level?: number
  /** Carries automatic numbering (from itself or its style). */
  readonly numbered: boolean
  /** A line of a table of contents: never a heading of the outline itself. */
  readonly contentsLine: boolean
  /** In order; absent where there are none. */
  readonly asides?: readonly Aside[]
  /** In order; absent where there are none. */
  readonly pictures?: readonly WordPicture[]
}

export type Table = {
  readonly kind: 'table'
  readonly rowCount: number
  readonly columnCount: number
  /** Each merged area once, in reading order (row, then column). */
  readonly cells: readonly Cell[]
  /** What floats on a page of it, in order; absent where nothing does. */
  readonly floating?: readonly Floating[]
}

/** Something drawn that lies beside the text, on a page of a table: over any of its cells, maybe. */
export type Floating = {
  readonly kind: 'shape' | 'picture'
  /** Where its anchor stands, seen from the table, and the text there. */
  readonly anchor: 'before' | 'within' | 'behind'
  readonly near: string
  /** What `top` is measured from: the edge or the margin of the page, or the paragraph of its anchor. */
  readonly from: 'page' | 'margin' | 'text'
  /** Millimetres; absent where the file doesn't say. */
  readonly top?: number | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** At least so many lines stand between there and the table. */
  readonly lines: number
  /** Zero-based row of an anchor within the table. */
  readonly row?: number | undefined
  /** It stands, or may stand, left or right of the cell it is anchored in. */
  readonly beside?: boolean | undefined
}

export type Cell = {
  /** Zero-based place of the area's upper left corner in the true grid. */
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  /** Paragraphs joined by '\n', nested tables left out. */
  readonly text: string
  /** Automatic numbers and bullets of its paragraphs, in order. */
  readonly labels?: readonly PlacedLabel[]
  /** As in a paragraph, nested tables left out. */
  readonly asides?: readonly Aside[]
  /** Something drawn may lie on its text. */
  readonly drawnOn?: boolean
  /** Tables inside this cell, in order. */
  readonly tables: readonly Table[]
  /** As in a paragraph, nested tables left out. */
  readonly pictures?: readonly WordPicture[]
}

/** A paragraph's label and how many characters of the cell's text stand before it. */
export type PlacedLabel = { readonly at: number; readonly text: string }

/**
 * Something at a place of a text that is no part of it: text struck out; a text in a note, a comment or an embedded
 * file; a field whose text only Word can make; a number whose numbering the file doesn't explain; a symbol whose font
 * isn't known; a drawn shape; the character in a check box control that contradicts its state; text in the colour of
 * the paper; what a control shows as its prompt. Of cells also hidden text, that something was deleted by a tracked
 * change, that a cell of its row was (`shifted`), where a link leads to, the text of a field that Word makes anew, and
 * small words above others (拼音指南). `stressed` repeats a stretch of a cell's text that isn't printed like plain text,
 * with how it is (bold, coloured, larger …).
 */
export type Aside = {
  readonly kind: AsideKind
  /** Characters of the text before it. */
  readonly at: number
  /** '' where it has none that could be read. */
  readonly text: string
  /** Of stressed text; alike where it is printed alike. */
  readonly look?: string
}

/** In the look of stressed text: nobody sees it on the page. */
export const unseenLook = 'unseen'

export type AsideKind =
  | 'struck'
  | 'unseen'
  | 'hidden'
  | 'deleted'
  | 'shifted'
  | 'link'
  | 'prompt'
  | 'raised'
  | 'above'
  | 'stressed'
  | 'footnote'
  | 'endnote'
  | 'comment'
  | 'embedded'
  | 'field'
  | 'computed'
  | 'number'
  | 'symbol'
  | 'shape'
  | 'control'

/** A picture, chart or embedded object, which no text stands for. */
export type WordPicture = PictureContent & {
  /** Characters of the text before it. */
  readonly at: number
  /** Millimetres, where the file says so. */
  readonly width?: number
  readonly crop?: Crop
}

/** The part of the file that holds it, or why a book can't print it. */
export type PictureContent =
  | { readonly part: string; readonly type: PictureType; readonly unprintable?: never }
  | { readonly part?: never; readonly type?: never; readonly unprintable: Unprintable }

export type Unprintable =
  | 'chart'
  | 'diagram'
  | 'drawing'
  | 'object'
  | 'linked'
  | 'metafile'
  | 'format'
  | 'too-large'
  | 'broken'
