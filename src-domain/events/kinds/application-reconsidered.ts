import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { SetAsidePart } from '../parts.ts'

export const applicationReconsidered = eventKind({
  kind: 'application-reconsidered',
  title: '撤销不予推荐',
  /** Why it had been declined. */
  told: { reason: z.string() },
  added: { declined: SetAsidePart },
  sentence: (_, { name }) => `撤销对${name}的不予推荐`,
  change: ({ reason }) => ({ from: reason }),
})
