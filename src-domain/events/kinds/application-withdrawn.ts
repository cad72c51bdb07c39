import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { SetAsidePart } from '../parts.ts'

export const applicationWithdrawn = eventKind({
  kind: 'application-withdrawn',
  title: '撤回申报',
  told: { reason: z.string() },
  added: { withdrawn: SetAsidePart },
  sentence: ({ reason }, { name }) => `撤回${name}的申报，理由：${reason}`,
  several: {
    together: (a, b) => a.reason === b.reason,
    sentence: (count, { reason }) => `撤回申报 ${count} 件，理由：${reason}`,
  },
  change: ({ reason }) => ({ to: reason }),
})
