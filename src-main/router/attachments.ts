import { z } from 'zod'
import type { Attachment } from '../../src-domain/batch/application.ts'
import { type ApplicationNow, applicationNow } from '../desk/applications/row.ts'
import { addAttachments } from '../desk/attachments/add-attachments.ts'
import { placeAttachment } from '../desk/attachments/place-attachment.ts'
import { removeAttachment } from '../desk/attachments/remove-attachment.ts'
import type { Desk, Kept } from '../desk/desk.ts'
import { findApplication } from '../desk/find-application.ts'
import { deskProcedure } from './base.ts'
import { HandedOver, Key, ofApplication, Year } from './inputs.ts'
import { orThrow } from './problems.ts'

const attachment = z.number().int().positive()

export const attachments = {
  /** 补交: adds the files of an upload, or one of this machine; without a slot their names and first pages decide. */
  add: deskProcedure
    .input(z.strictObject({ ...ofApplication, from: HandedOver, slot: Key.optional(), year: Year.optional() }))
    .handler(async ({ context: { desk, actor, workers }, input }) => {
      const { before, ...kept } = orThrow(await addAttachments(desk, input, actor, { workers }))
      return { ...changed(desk, input, kept), before }
    }),

  /** Says which slot, and of which year, an attachment is. */
  place: deskProcedure
    .input(z.strictObject({ ...ofApplication, attachment, slot: Key, year: Year.optional() }))
    .handler(({ context: { desk, actor }, input }) =>
      changed(desk, input, orThrow(placeAttachment(desk, input, actor))),
    ),

  remove: deskProcedure
    .input(z.strictObject({ ...ofApplication, attachment }))
    .handler(({ context: { desk, actor }, input }) =>
      changed(desk, input, orThrow(removeAttachment(desk, input, actor))),
    ),
}

function changed(
  desk: Desk,
  { application }: { readonly application: string },
  { step }: Kept,
): ApplicationNow & { readonly attachments: readonly Attachment[] } & Kept {
  const { attachments } = orThrow(findApplication(desk, application))
  return { ...orThrow(applicationNow(desk, application)), attachments, ...(step && { step }) }
}
