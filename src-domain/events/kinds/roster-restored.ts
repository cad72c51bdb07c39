import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { Uid } from '../parts.ts'

export const rosterRestored = eventKind({
  kind: 'roster-restored',
  title: '恢复名单',
  told: { title: z.string() },
  added: { uid: Uid },
  sentence: ({ title }) => `恢复名单《${title}》`,
})
