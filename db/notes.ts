import { type Note, newestFirst } from '../src-domain/batch/note.ts'
import { eq, sql } from './drizzle.ts'
import { gather } from './parts.ts'
import { notes } from './schema.ts'
import { expectOne, insertInto, type Orm, prepared, type Reading, type Writing } from './store.ts'

const insertRow = insertInto(notes)
const gatherRows = gather(notes, 'id')
const deleteOne = (orm: Orm) =>
  orm
    .delete(notes)
    .where(eq(notes.uid, sql.placeholder('uid')))
    .prepare()

/** The notes on each application that has any, or on one, the newest first. */
export function notesOf(reading: Reading, applicationId?: string): ReadonlyMap<string, readonly Note[]> {
  return new Map([...gatherRows(reading, applicationId)].map(([id, own]) => [id, newestFirst(own)]))
}

/** Makes a note, known by its uid, be this; or takes it away with `undefined`. */
export function setNote(
  writing: Writing,
  applicationId: string,
  before: Note | undefined,
  after: Note | undefined,
): void {
  if (before) expectOne(prepared(writing, deleteOne).run({ uid: before.uid }), `note ${before.uid}`)
  if (!after) return
  const { person = null, phone = null, ...note } = after
  insertRow(writing, { applicationId, ...note, person, phone })
}
