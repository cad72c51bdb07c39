import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { numberedAttachment } from '../parts.ts'

/** A removal was taken back: the same attachment, by its uid. */
export const attachmentRestored = eventKind({
  kind: 'attachment-restored',
  title: '恢复附件',
  told: { file: z.string() },
  added: numberedAttachment,
  sentence: ({ file }, { name }) => `恢复${name}的附件“${file}”`,
  change: ({ file }) => ({ to: file }),
})
