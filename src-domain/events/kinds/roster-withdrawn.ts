import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

export const rosterWithdrawn = eventKind({
  kind: 'roster-withdrawn',
  title: '撤下名单',
  told: { title: z.string(), reason: z.string() },
  added: { uid: Uid },
  sentence: ({ title, reason }) => `撤下名单《${title}》：${reason}`,
})
