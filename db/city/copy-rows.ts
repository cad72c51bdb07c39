import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { insertMany } from './insert-many.ts'
import type { CityStore, Reading, Writing } from './store.ts'
import type { Tables } from './tables.ts'

/** Every table, those first that others refer to, and what orders its rows. */
const keys = {
  city: ['id'],
  packages: ['uid'],
  applications: ['package', 'application'],
  application_modes: ['package', 'application', 'mode'],
  papers: ['package', 'application'],
  scores: ['expert', 'district', 'application', 'criterion'],
  scores_before: ['taken_by', 'expert', 'district', 'application', 'criterion'],
  selected: ['district', 'application'],
  former: ['year', 'kind', 'key'],
  events: ['number'],
} as const satisfies { readonly [T in keyof Tables]: readonly (keyof Tables[T])[] }

/** How many rows a store has, and a hash of all of them that no order changes: the same on either database. */
export type RowsDigest = { readonly rows: number; readonly hash: string }

const page = 500

/** Copies every row into a store that has none, as one change there and as of one moment here. */
export async function copyRows(from: CityStore, to: CityStore): Promise<RowsDigest> {
  return ofOneMoment(from, (reading) =>
    to.db.transaction().execute((writing) => eachPage(reading, (table, rows) => insertRows(writing, table, rows))),
  )
}

/** Takes every row away again, as one change. */
export async function removeRows({ db }: CityStore): Promise<void> {
  await db.transaction().execute(async (writing) => {
    for (const table of (Object.keys(keys) as (keyof Tables)[]).toReversed()) await writing.deleteFrom(table).execute()
  })
}

/** What a store has in it. */
export async function digestOfRows(store: CityStore): Promise<RowsDigest> {
  return ofOneMoment(store, (reading) => eachPage(reading, async () => {}))
}

/** On SQLite nobody else is there while it is open. */
function ofOneMoment<T>({ db, kind }: CityStore, read: (reading: Writing) => Promise<T>): Promise<T> {
  const transaction = db.transaction()
  return (kind === 'postgres' ? transaction.setIsolationLevel('repeatable read') : transaction).execute(read)
}

type Row = Readonly<Record<string, string | number | null>>

async function eachPage(
  reading: Reading | Writing,
  see: (table: keyof Tables, rows: readonly Row[]) => Promise<void>,
): Promise<RowsDigest> {
  const sum = Buffer.alloc(32)
  let count = 0
  for (const table of Object.keys(keys) as (keyof Tables)[]) {
    const order = sql.join(keys[table].map((key) => sql.ref(key)))
    for (let from = 0; ; from += page) {
      const { rows } = await sql<Row>`
        select * from ${sql.table(table)} order by ${order} limit ${page} offset ${from}`.execute(reading)
      for (const row of rows) for (const [i, byte] of digestOf(table, row).entries()) sum[i] = (sum[i] ?? 0) ^ byte
      await see(table, rows)
      count += rows.length
      if (rows.length < page) break
    }
  }
  return { rows: count, hash: sum.toString('hex') }
}

function digestOf(table: string, row: Row): Buffer {
  const cells = Object.keys(row)
    .sort()
    .map((column) => [column, row[column]])
  return createHash('sha256')
    .update(JSON.stringify([table, cells]))
    .digest()
}

/** They come from a table of the same name and columns. */
function insertRows(writing: Writing, table: keyof Tables, rows: readonly Row[]): Promise<void> {
  return insertMany(writing, table, rows as unknown as Parameters<typeof insertMany<typeof table>>[2])
}
