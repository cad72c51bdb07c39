import type { Attachment } from '../src-domain/batch/application.ts'
import { eq, sql } from './drizzle.ts'
import { gather } from './parts.ts'
import { attachments } from './schema.ts'
import {
  expectOne,
  insertInto,
  type Orm,
  placeholders,
  prepared,
  present,
  type Reading,
  type Writing,
} from './store.ts'
import { newUid } from './uid.ts'

/** An attachment before it has its number; with its uid where it is put back. */
export type NewAttachment = Omit<Attachment, 'id' | 'uid'> & { readonly uid?: string }

/** What an attachment is taken to be, as the officer may correct it. */
export type AttachmentPlace = Pick<Attachment, 'slot' | 'year' | 'certainty' | 'note'>

const isThis = eq(attachments.id, sql.placeholder('id'))
const insertRow = insertInto(attachments)
const selectOne = (orm: Orm) => orm.select().from(attachments).where(isThis).prepare()
const deleteOne = (orm: Orm) => orm.delete(attachments).where(isThis).prepare()
const updatePlace = (orm: Orm) =>
  orm
    .update(attachments)
    .set(placeholders('slot', 'year', 'certainty', 'note'))
    .where(isThis)
    .prepare()

export const gatherAttachments = gather(attachments)

/** Adds an attachment whose file is already in the file store, under a number never used before. */
export function addAttachment(writing: Writing, applicationId: string, attachment: NewAttachment): Attachment {
  const { uid = newUid(), ...rest } = attachment
  return { id: insertRow(writing, { applicationId, uid, ...rest }), uid, ...rest }
}

/** Puts an attachment back that was taken off, under the number it had. */
export function restoreAttachment(writing: Writing, applicationId: string, attachment: Attachment): void {
  insertRow(writing, { applicationId, ...attachment })
}

export function readAttachment(reading: Reading, id: number): Attachment | undefined {
  const row = prepared(reading, selectOne).get({ id })
  return row && attachmentOf(row)
}

/** Takes an attachment off its application; its file stays in the file store. */
export function removeAttachment(writing: Writing, id: number): void {
  expectOne(prepared(writing, deleteOne).run({ id }), `attachment ${id}`)
}

/** Puts an attachment into another slot, or says of which year it is. */
export function reassignAttachment(writing: Writing, id: number, place: AttachmentPlace): void {
  const { slot, year = null, certainty, note = null } = place
  expectOne(prepared(writing, updatePlace).run({ id, slot, year, certainty, note }), `attachment ${id}`)
}

function attachmentOf({ applicationId: _, ...row }: typeof attachments.$inferSelect): Attachment {
  return present(row)
}
