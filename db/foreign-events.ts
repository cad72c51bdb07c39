import { EventRow } from '../src-domain/merge/event-row.ts'
import { checked, parsed } from './columns.ts'
import { asc, eq, sql } from './drizzle.ts'
import { foreignEvents } from './schema.ts'
import { insertInto, type Orm, prepared, type Reading, type Writing } from './store.ts'

/** An event of another desk, and the merge that brought it. */
export type ForeignEvent = { readonly merge: string; readonly row: EventRow }

const insertRow = insertInto(foreignEvents)
const selectOf = (orm: Orm) =>
  orm
    .select()
    .from(foreignEvents)
    .where(eq(foreignEvents.owner, sql.placeholder('owner')))
    .orderBy(asc(foreignEvents.id))
    .prepare()

/** What merges brought of an application, by its uid, or of a part of the batch, in the order it came. */
export function foreignEventsOf(reading: Reading, owner: string): ForeignEvent[] {
  return prepared(reading, selectOf)
    .all({ owner })
    .map(({ id, merge, row }) => {
      const place = `foreign_events.row of ${id}`
      return { merge, row: checked(place, EventRow, parsed(place, row)) }
    })
}

export function addForeignEvent(
  writing: Writing,
  { owner, merge, row }: ForeignEvent & { readonly owner: string },
): void {
  insertRow(writing, { owner, merge, hash: row.hash, row: JSON.stringify(row) })
}
