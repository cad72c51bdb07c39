import type { Scheme } from '../schemes/scheme.ts'
import type { EditionContent } from './edition.ts'

/** The summary (附件3) as a table of plain values: the same for the sheet, the screen and the print. */
export type SummaryTable = {
  readonly title: string
  /** The lines above the tables, recommender first: 推荐单位(盖章)： and its value. */
  readonly lines: readonly { readonly label: string; readonly value: string }[]
  readonly sections: readonly SummarySection[]
}

export type SummarySection = {
  readonly title: string
  readonly columns: readonly SummaryHead[]
  /** In rank order; a section nobody is recommended in has one row of empty cells, as the printed form does. */
  readonly rows: readonly (readonly SummaryCell[])[]
}

export type SummaryHead = {
  readonly title: string
  /** Columns of the grid it takes. */
  readonly span: number
  readonly isRank: boolean
}

/** The rank is a number, everything else text. */
export type SummaryCell = string | number

/** Lays an edition's cells out under the scheme's columns. */
export function summaryTable(summary: Scheme['summary'], content: EditionContent): SummaryTable {
  return {
    title: summary.title,
    lines: [
      { label: summary.recommender, value: printable(content.recommender) },
      { label: summary.preparer, value: printable(content.preparer) },
      { label: summary.phone, value: printable(content.phone) },
    ],
    sections: summary.sections.map((section) => {
      const columns = section.columns.map(({ title, span, from }) => ({ title, span, isRank: from.kind === 'rank' }))
      const entries = content.sections.find((s) => s.category === section.category)?.entries ?? []
      const rows = entries
        .toSorted((a, b) => a.rank - b.rank)
        .map((entry) => columns.map((column, i) => (column.isRank ? entry.rank : printable(entry.summary[i] ?? ''))))
      return { title: section.title, columns, rows: rows.length > 0 ? rows : [columns.map(() => '')] }
    }),
  }
}

/**
 * Text as it may stand in a document: no characters that XML forbids or that reverse the reading direction, one kind
 * of line break, no white space around it.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]|\p{Bidi_Control}|\p{Noncharacter_Code_Point}/gu, '')
    .trim()
}
