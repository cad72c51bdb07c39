import { removeAttachment as removeRow } from '../../../db/attachments.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { attachmentEvent } from './attachment-event.ts'
import { type AttachmentOf, findAttachment } from './find-attachment.ts'

/**
 * Takes an attachment off its application; the file itself stays in the file store. Problems: `application-unknown`,
 * `attachment-unknown`.
 */
export function removeAttachment(desk: Desk, of: AttachmentOf, actor: Actor): Result<Kept> {
  return change(desk, actor, (tx) => {
    const attachment = findAttachment(tx, of)
    if (!attachment.ok) return attachment
    const { found } = attachment.value
    removeRow(tx.store, found.id)
    tx.record(attachmentEvent('attachment-removed', found), of.application)
    return ok({})
  })
}
