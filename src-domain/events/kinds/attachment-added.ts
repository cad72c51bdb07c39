import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { numberedAttachment } from '../parts.ts'

export const attachmentAdded = eventKind({
  kind: 'attachment-added',
  title: '补交附件',
  told: { file: z.string() },
  added: numberedAttachment,
  sentence: ({ file }, { name }) => `${name}补交附件“${file}”`,
  change: ({ file }) => ({ to: file }),
})
