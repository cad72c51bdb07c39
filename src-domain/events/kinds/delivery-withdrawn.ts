import { z } from 'zod'
import { editionCalled } from '../../edition/edition.ts'
import { eventKind } from '../event-kind.ts'
import { editionTold, SetAsidePart, Uid } from '../parts.ts'

export const deliveryWithdrawn = eventKind({
  kind: 'delivery-withdrawn',
  title: '撤销送达',
  told: { ...editionTold, reason: z.string() },
  added: { uid: Uid, withdrawn: SetAsidePart },
  sentence: ({ reason, ...told }) => `撤销${editionCalled(told)}的送达登记：${reason}`,
  change: ({ reason }) => ({ to: reason }),
})
