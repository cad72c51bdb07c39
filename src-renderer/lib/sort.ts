/** By which column a list is sorted, and which way. */
export type Sort<Column extends string = string> = { readonly column: Column; readonly descending: boolean }

/** What a press on a column's head makes of it: up, down, and as it came. */
export function nextSort<Column extends string>(sort: Sort<Column> | null, column: Column): Sort<Column> | null {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? null : { column, descending: true }
}

export function ariaSort(sort: Sort | null, column: string): 'none' | 'ascending' | 'descending' {
  if (sort?.column !== column) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}

/** Shown behind the head's title. */
export const sortSigns = { none: '', ascending: '▴', descending: '▾' } as const
