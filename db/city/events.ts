import { type CityEvent, type DoneInCity, KeptCityEvent } from '../../src-domain/city/event.ts'
import type { Reading, Writing } from './store.ts'

/** Notes what is done, in the change that does it; nothing changes or deletes what stands there. */
export async function recordCityEvent(
  db: Writing,
  { by, at = new Date().toISOString() }: { readonly by: string; readonly at?: string },
  event: CityEvent,
): Promise<void> {
  const last = await db
    .selectFrom('events')
    .select((e) => e.fn.max('number').as('number'))
    .executeTakeFirst()
  const row = { number: (last?.number ?? 0) + 1, at, by, event: JSON.stringify({ version: 1, event }) }
  await db.insertInto('events').values(row).execute()
}

/** The latest of them, in their order. */
export async function latestCityEvents(db: Reading | Writing, most: number): Promise<DoneInCity[]> {
  const rows = await db.selectFrom('events').selectAll().orderBy('number', 'desc').limit(most).execute()
  return rows
    .toReversed()
    .map(({ number, at, by, event }) => ({ number, at, by, event: KeptCityEvent.parse(JSON.parse(event)).event }))
}
