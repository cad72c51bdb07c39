import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { SetAsidePart, Uid } from '../parts.ts'

export const deliveryWithdrawn = eventKind({
  kind: 'delivery-withdrawn',
  title: '撤销送达',
  told: { edition: z.int().min(1), reason: z.string() },
  added: { uid: Uid, withdrawn: SetAsidePart },
  sentence: ({ edition, reason }) => `撤销第 ${edition} 版的送达登记：${reason}`,
  change: ({ reason }) => ({ to: reason }),
})
