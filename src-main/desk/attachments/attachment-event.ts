import type { Attachment } from '../../../src-domain/batch/application.ts'
import type { NewEvent } from '../../../src-domain/events/event.ts'

/** That an attachment came, went, or came back, with all it takes to undo that. */
export function attachmentEvent<Kind extends 'attachment-added' | 'attachment-removed' | 'attachment-restored'>(
  kind: Kind,
  { id: number, ...attachment }: Attachment,
) {
  return { kind, file: attachment.file, attachment, number } as const satisfies NewEvent
}
