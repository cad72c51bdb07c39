import { z } from 'zod'
import type { Attachment } from '../../src-domain/batch/application.ts'
import { type Changed, changedApplication } from '../desk/applications/rows.ts'
import { addAttachments, placeAttachmentAt, removeAttachment } from '../desk/attachments/attachments.ts'
import { batchOf, type Desk, findApplication } from '../desk/desk.ts'
import { deskProcedure } from './base.ts'
import { By, HandedOver, Key, ofApplication, Year } from './inputs.ts'
import { orThrow } from './problems.ts'

const attachment = z.number().int().positive()

export const attachments = {
  /** 补交: adds the files of an upload, or one of this machine; without a slot their names and first pages decide. */
  add: deskProcedure
    .input(z.strictObject({ ...ofApplication, from: HandedOver, slot: Key.optional(), year: Year.optional(), by: By }))
    .handler(async ({ context: { desk, workers }, input: { by = batchOf(desk).preparer, slot, year, ...input } }) => {
      const chosen = { ...(slot && { slot }), ...(year && { year }) }
      orThrow(await addAttachments(desk, workers, { ...input, ...chosen }, by))
      return changed(desk, input.application)
    }),

  /** Says which slot, and of which year, an attachment is. */
  place: deskProcedure
    .input(z.strictObject({ ...ofApplication, attachment, slot: Key, year: Year.optional(), by: By }))
    .handler(({ context: { desk }, input: { by = batchOf(desk).preparer, year, ...input } }) => {
      orThrow(placeAttachmentAt(desk, { ...input, ...(year && { year }) }, by))
      return changed(desk, input.application)
    }),

  remove: deskProcedure
    .input(z.strictObject({ ...ofApplication, attachment, by: By }))
    .handler(({ context: { desk }, input: { by = batchOf(desk).preparer, ...input } }) => {
      orThrow(removeAttachment(desk, input, by))
      return changed(desk, input.application)
    }),
}

function changed(desk: Desk, id: string): Changed & { readonly attachments: readonly Attachment[] } {
  const { attachments } = orThrow(findApplication(desk, id))
  return { ...orThrow(changedApplication(desk, id)), attachments }
}
