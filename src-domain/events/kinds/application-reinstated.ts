import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { SetAsidePart } from '../parts.ts'

export const applicationReinstated = eventKind({
  kind: 'application-reinstated',
  title: '恢复申报',
  /** Why it had been withdrawn. */
  told: { reason: z.string() },
  added: { withdrawn: SetAsidePart },
  sentence: (_, { name }) => `恢复${name}的申报`,
  several: { together: () => true, sentence: (count) => `恢复申报 ${count} 件` },
  change: ({ reason }) => ({ from: reason }),
})
