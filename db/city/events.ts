import { type CityEvent, type DoneInCity, KeptCityEvent } from '../../src-domain/city/event.ts'
import type { Reading, Writing } from './store.ts'
import type { EventsTable } from './tables.ts'

/** Notes what is done, in the change that does it, and answers its number; nothing changes or deletes what stands there. */
export async function recordCityEvent(
  db: Writing,
  { by, at = new Date().toISOString() }: { readonly by: string; readonly at?: string },
  event: CityEvent,
): Promise<number> {
  const last = await db
    .selectFrom('events')
    .select((e) => e.fn.max('number').as('number'))
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  await db
    .insertInto('events')
    .values({ number, at, by, event: JSON.stringify({ version: 1, event }) })
    .execute()
  return number
}

/** The latest of them, in their order. */
export async function latestCityEvents(db: Reading | Writing, most: number): Promise<DoneInCity[]> {
  const rows = await db.selectFrom('events').selectAll().orderBy('number', 'desc').limit(most).execute()
  return rows.toReversed().map(toDone)
}

/** From a number on, in their order. */
export async function cityEventsFrom(db: Reading | Writing, number: number): Promise<DoneInCity[]> {
  const rows = await db.selectFrom('events').selectAll().where('number', '>=', number).orderBy('number').execute()
  return rows.map(toDone)
}

function toDone({ number, at, by, event }: EventsTable): DoneInCity {
  return { number, at, by, event: KeptCityEvent.parse(JSON.parse(event)).event }
}
