import { UnreadableColumn } from './columns.ts'
import { eq, getTableColumns, sql } from './drizzle.ts'
import type { attachments, formValues, notes, outlineTexts, rulings } from './schema.ts'
import { type Orm, type Present, prepared, type Reading } from './store.ts'

/** Tables whose rows belong to an application. */
type PartTable = typeof formValues | typeof outlineTexts | typeof attachments | typeof rulings | typeof notes

type PartOf<Table extends PartTable, LeftOut> = Present<
  Omit<Table['$inferSelect'], Extract<LeftOut, string> | 'applicationId'>
>

/**
 * A query that reads the parts kept in `table`, of one application or of all, grouped by application in the order they
 * were written; NULL columns and those in `leftOut` are absent. One statement, however many applications there are, and
 * read past Drizzle's row mapping, which doubles the time of reading a whole batch.
 */
export function gather<Table extends PartTable, LeftOut extends keyof Table['$inferSelect'] = never>(
  table: Table,
  ...leftOut: LeftOut[]
): (reading: Reading, applicationId?: string) => ReadonlyMap<string, PartOf<Table, LeftOut>[]> {
  const select = (orm: Orm) => orm.select().from<PartTable>(table).orderBy(sql`rowid`).$dynamic()
  const all = (orm: Orm) => orm.$client.prepare(select(orm).toSQL().sql).raw()
  const ofOne = (orm: Orm) => {
    const query = select(orm).where(eq(table.applicationId, sql.placeholder('applicationId')))
    return orm.$client.prepare(query.toSQL().sql).raw()
  }
  const owner = Object.keys(getTableColumns(table)).indexOf('applicationId')
  const toPart = rowReader(table, ['applicationId', ...leftOut])

  return (reading, applicationId) => {
    const rows =
      applicationId === undefined ? prepared(reading, all).iterate() : prepared(reading, ofOne).iterate(applicationId)
    const parts = new Map<string, PartOf<Table, LeftOut>[]>()
    for (const row of rows as Iterable<unknown[]>) {
      const id = row[owner] as string
      const part = named(id, () => toPart(row))
      const known = parts.get(id)
      if (known) known.push(part)
      else parts.set(id, [part])
    }
    return parts
  }
}

/** A row that cannot be read says whose it is. */
function named<T>(owner: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof UnreadableColumn ? error.of(owner) : error
  }
}

/** Makes an object of a row's columns in the table's order. */
export function rowReader<Table extends PartTable, LeftOut extends keyof Table['$inferSelect']>(
  table: Table,
  leftOut: readonly (LeftOut | 'applicationId')[],
): (row: readonly unknown[]) => PartOf<Table, LeftOut> {
  const columns = Object.entries(getTableColumns(table))
    .map(([key, column], index) => ({
      key,
      index,
      decode: /json|custom/.test(column.dataType) ? remembered((value) => column.mapFromDriverValue(value)) : undefined,
    }))
    .filter(({ key }) => !leftOut.some((one) => one === key))
  return (row) => {
    const part: Record<string, unknown> = {}
    for (const { key, index, decode } of columns) {
      const value = decode ? decode(row[index]) : row[index]
      if (value !== null) part[key] = value
    }
    return part as PartOf<Table, LeftOut>
  }
}

/** Of one column: some megabytes. */
const mostRemembered = 20_000

/** Decodes each distinct value once: the sources of many applications' values are the same few cells. */
function remembered(decode: (value: unknown) => unknown): (value: unknown) => unknown {
  const known = new Map<unknown, unknown>()
  return (value) => {
    const before = known.get(value)
    if (before !== undefined) return before
    const decoded = decode(value)
    if (known.size >= mostRemembered) known.clear()
    known.set(value, decoded)
    return decoded
  }
}
