import type { CellValue } from '../../typesetting/cell-value.ts'

/**
 * A list an officer looks at, as plain data: which applications in which order was decided on screen. One writer makes a
 * workbook of it (list-xlsx.ts), one a PDF (set-list.ts), so that both say the same.
 */
export type List = {
  /** 收件清单, with the category where it is of one. */
  readonly title: string
  /** Whose it is, how many there are, of which day: below the title on each page. */
  readonly line: string
  /** Day it was made, ISO 8601. */
  readonly on: string
  readonly columns: readonly ListColumn[]
  /** A cell for each column. */
  readonly rows: readonly (readonly CellValue[])[]
}

export type ListColumn = {
  readonly title: string
  /** Characters of the sheet. */
  readonly width: number
  readonly align: 'left' | 'centre' | 'right'
  /** A narrow column whose head reads from below to above. */
  readonly upright?: boolean
}
