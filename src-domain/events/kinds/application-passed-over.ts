import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { SetAsidePart } from '../parts.ts'

export const applicationPassedOver = eventKind({
  kind: 'application-passed-over',
  title: '未列入推荐的理由',
  /** Empty where the reason was taken away. */
  told: { reason: z.string() },
  added: { before: SetAsidePart.exactOptional(), after: SetAsidePart.exactOptional() },
  sentence: ({ reason }, { name }) =>
    reason === '' ? `删去${name}未列入推荐的理由` : `${name}未列入推荐，理由：${reason}`,
  several: {
    together: (a, b) => a.reason === b.reason,
    sentence: (count, { reason }) =>
      reason === '' ? `删去 ${count} 件未列入推荐的理由` : `${count} 件未列入推荐，理由：${reason}`,
  },
  change: ({ reason }) => ({ to: reason }),
})
