import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { numberedAttachment } from '../parts.ts'

export const attachmentRemoved = eventKind({
  kind: 'attachment-removed',
  title: '移除附件',
  told: { file: z.string() },
  added: numberedAttachment,
  sentence: ({ file }, { name }) => `移除${name}的附件“${file}”`,
  change: ({ file }) => ({ from: file }),
})
