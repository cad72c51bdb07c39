/** How large: the whole page in sight, or as wide as there is room. */
export type Zoom = 'page' | 'width'

/** Pages lying beside each other, left first; `undefined` where nothing lies. */
export type Row = readonly (number | undefined)[]

/** How `pages` pages lie: one by one, or as an open book, whose first page is alone on the right. */
export function rowsOf(pages: number, asBook: boolean): Row[] {
  if (!asBook) return Array.from({ length: pages }, (_, i) => [i + 1])
  const within = (page: number) => (page >= 1 && page <= pages ? page : undefined)
  return Array.from({ length: Math.floor(pages / 2) + 1 }, (_, i) => [within(2 * i), within(2 * i + 1)])
}

/** The first page of a row. */
export function firstOf(row: Row | undefined): number {
  return row?.find((page) => page !== undefined) ?? 1
}
