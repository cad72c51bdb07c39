import { existsSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { removeAttachment, restoreAttachment } from '../../../db/attachments.ts'
import type { Attachment } from '../../../src-domain/batch/application.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { filePath } from '../../files/file-store.ts'
import { attachmentEvent } from '../attachments/attachment-event.ts'
import { place, placeOf } from '../attachments/place-attachment.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { overtaken, type WholeOf } from './overtaken.ts'

/** Off its application again; its bytes stay in the file store. */
export function addedBack(
  tx: ChangingDesk,
  id: string,
  { attachment, number }: WholeOf<'attachment-added' | 'attachment-restored'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  const now = application.attachments.find((a) => a.uid === attachment.uid)
  if (!now || !isDeepStrictEqual(now, { id: number, ...attachment }))
    return overtaken(tx, application, `附件“${attachment.file}”`)
  removeAttachment(tx.store, number)
  tx.record(attachmentEvent('attachment-removed', now), id)
  return undefined
}

/** Back under its number and in its place: its bytes never left the file store. */
export function removedBack(
  tx: ChangingDesk,
  id: string,
  { attachment, number }: WholeOf<'attachment-removed'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  const { uid, slot, sha256 } = attachment
  // The same file may have been handed in again meanwhile.
  if (application.attachments.some((a) => a.uid === uid || (a.slot === slot && a.sha256 === sha256))) {
    return overtaken(tx, application, `附件“${attachment.file}”`)
  }
  if (!existsSync(filePath(tx.store.folder, sha256))) {
    return problem('undo-file-lost', { file: attachment.file })
  }
  const again: Attachment = { id: number, ...attachment }
  restoreAttachment(tx.store, id, again)
  tx.record(attachmentEvent('attachment-restored', again), id)
  return undefined
}

/** In the slot it was in, and as unsure as it was. */
export function placedBack(
  tx: ChangingDesk,
  id: string,
  { uid, file, before, after }: WholeOf<'attachment-placed'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  const now = application.attachments.find((a) => a.uid === uid)
  if (!now || !isDeepStrictEqual(placeOf(now), after)) return overtaken(tx, application, `附件“${file}”`)
  place(tx, id, now, before)
  return undefined
}
