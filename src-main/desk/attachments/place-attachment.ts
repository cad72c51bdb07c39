import { type AttachmentPlace, reassignAttachment } from '../../../db/attachments.ts'
import type { Attachment } from '../../../src-domain/batch/application.ts'
import { given } from '../../../src-domain/given.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { type AttachmentOf, findAttachment, slotProblem } from './find-attachment.ts'

/**
 * Puts an attachment where the officer says it belongs: it is sure from then on. Problems: `application-unknown`,
 * `attachment-unknown`, `slot-unknown`.
 */
export function placeAttachment(
  desk: Desk,
  { slot, year, ...of }: AttachmentOf & { readonly slot: string; readonly year?: number | undefined },
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    const attachment = findAttachment(tx, of)
    if (!attachment.ok) return attachment
    const { found, category } = attachment.value
    const wrong = slotProblem(category, slot)
    if (wrong) return failed(wrong)
    place(tx, of.application, found, { slot, ...given({ year }), certainty: 'sure' })
    return ok({})
  })
}

/** Takes an attachment to be something else, and records that. */
export function place(tx: ChangingDesk, application: string, attachment: Attachment, after: AttachmentPlace): void {
  reassignAttachment(tx.store, attachment.id, after)
  const { uid, file } = attachment
  const before = placeOf(attachment)
  tx.record(
    { kind: 'attachment-placed', file, from: slotOf(before), to: slotOf(after), uid, before, after },
    application,
  )
}

function slotOf({ slot, year }: AttachmentPlace) {
  return { slot, ...given({ year }) }
}

/** What an attachment is taken to be. */
export function placeOf({ slot, year, certainty, note }: AttachmentPlace): AttachmentPlace {
  return { slot, certainty, ...given({ year, note }) }
}
