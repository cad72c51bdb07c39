/** A column of a sheet, or a line of one that has lines: what stands there, and as what it is shown. */
export type Column = {
  /** The property, from what the row stands for: `from.key`; empty for a list of mere texts. */
  readonly at: string
  readonly head: string
  /** Said in the head's comment. */
  readonly note?: string
  /** A list of names, which stand side by side; texts stand each on a line of its own. */
  readonly names?: true
  /** Kept to the last blank. */
  readonly raw?: true
  /** What may be chosen: what stands in a column of another sheet, `申报表.代号`. */
  readonly pick?: string
  /** How its fixed values are called. */
  readonly words?: Readonly<Record<string, string>>
  /** Characters. */
  readonly width?: number
}

/** Which of a list the row belongs to: by that property of its things. */
export type Owner = {
  readonly by: string
  readonly head: string
  readonly pick?: string
  /** Stands in no sheet of its own: the first row that names it makes it. */
  readonly made?: true
  readonly width?: number
}

/** A row for each thing of a list; `*` in the path is a thing of the owners, the last one the row's own. */
export type TableSheet = {
  readonly kind: 'table'
  readonly name: string
  readonly about: string
  readonly at: string
  readonly owners: readonly Owner[]
  /** What it is made of stands in rows below it, under the number in this column: 1, 2, 2.1. */
  readonly nested?: { readonly property: string; readonly by: string; readonly head: string; readonly note: string }
  /** Rows are numbered in this column, so that empty ones are not lost. */
  readonly numbered?: string
  readonly columns: readonly Column[]
}

/** A line for each property. */
export type LinesSheet = {
  readonly kind: 'lines'
  readonly name: string
  readonly about: string
  readonly lines: readonly Column[]
}

export type SheetPlan = TableSheet | LinesSheet

/** Sheets that are for people alone. */
export const unread = { about: '说明', choices: '选项' } as const
/** So begin the names of sheets and columns that people add for themselves. */
export const remarks = '备注'

export const lineHeads = { head: '栏目', value: '内容', note: '说明' } as const

/** 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest > 0 ? columnLetters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}
