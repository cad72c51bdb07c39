/** A table somebody hands in, as text: what is read of a file before anybody knows what its columns are. */
export type TableSheet = {
  readonly name: string
  /** Those with anything in them, numbered from 1 as a person counts; cells from the first column. */
  readonly rows: readonly TableRow[]
}

export type TableRow = {
  readonly row: number
  readonly cells: readonly string[]
  /** Why nothing was read of a cell that is not empty, by its place in `cells`. */
  readonly odd?: ReadonlyMap<number, string>
}

export type Table = {
  readonly sheets: readonly TableSheet[]
  /** Cells that hold no value of their own (formulas, merged cells), of which nothing was read. */
  readonly unread: number
}

/** Longer ones are no list of firms. */
export const mostRows = 50_000
