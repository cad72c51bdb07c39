import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { DeclinedPart } from '../parts.ts'

export const applicationReconsidered = eventKind({
  kind: 'application-reconsidered',
  title: '撤销不予推荐',
  /** Why it had been declined. */
  told: { reason: z.string() },
  added: { declined: DeclinedPart },
  sentence: (_, { name }) => `撤销对${name}的不予推荐`,
  change: ({ reason }) => ({ from: reason }),
})
