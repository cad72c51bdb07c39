import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { chineseDate } from '../../../src-domain/text/date.ts'
import { shanghaiDay } from '../../../src-domain/text/shanghai-time.ts'
import type { List, ListColumn } from '../../documents/making/lists/list.ts'
import type { CellValue } from '../../documents/typesetting/cell-value.ts'
import type { ApplicationRow } from '../applications/row.ts'
import { batchOf, type Desk } from '../desk.ts'

/** A column, and what stands in it of each. */
export type Column<T> = ListColumn & { readonly cell: (of: T) => CellValue }

export const text = <T>(title: string, width: number, cell: (of: T) => string | undefined): Column<T> => ({
  ...{ title, width, align: 'left' },
  cell: (of) => cell(of) ?? '',
})

/** Where there is none, nothing: a nought would count. */
export const count = <T>(title: string, width: number, cell: (of: T) => number | undefined): Column<T> => ({
  ...{ title, width, align: 'right' },
  cell: (of) => cell(of) ?? '',
})

/** Figures as handed in, to their last digit. */
export const decimal = <T>(title: string, width: number, cell: (of: T) => string | undefined): Column<T> => ({
  ...{ title, width, align: 'right' },
  cell: (of) => {
    const figure = cell(of)
    return figure ? { decimal: figure } : ''
  },
})

/** Whom to ask: on each of the lists. */
export const contactColumns: readonly Column<{ readonly row: Pick<ApplicationRow, 'contact' | 'phone'> }>[] = [
  text('联系人', 10, ({ row }) => row.contact),
  text('联系电话', 15, ({ row }) => row.phone),
]

/** Those in this order that are still there; without an order all. */
export function inOrder<T>(
  all: readonly T[],
  idOf: (of: T) => string,
  order: readonly string[] | undefined,
): readonly T[] {
  if (!order) return all
  const byId = new Map(all.map((one) => [idOf(one), one]))
  return order.flatMap((id) => byId.get(id) ?? [])
}

/** A list of `shown`, who are some or all of `total`. */
export function listWith<T>(
  desk: Desk,
  {
    title,
    category,
    columns,
    shown,
    total,
    legend,
    at,
  }: {
    readonly title: string
    readonly category?: CategoryId
    readonly columns: readonly Column<T>[]
    readonly shown: readonly T[]
    readonly total: number
    /** What signs stand for. */
    readonly legend?: string
    readonly at: Date
  },
): List {
  const on = shanghaiDay(at)
  const { district } = batchOf(desk)
  const many = shown.length === total ? `共 ${total} 件` : `共 ${total} 件，列出 ${shown.length} 件`
  return {
    title: category ? `${title}（${categoryTitle(desk.scheme, category)}）` : title,
    line: [`${district}${desk.scheme.shortTitle}`, many, chineseDate(on), legend].filter(Boolean).join('　'),
    on,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: shown.map((one) => columns.map(({ cell }) => cell(one))),
  }
}
