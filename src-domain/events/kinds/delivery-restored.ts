import { z } from 'zod'
import { eventKind } from '../event-kind.ts'
import { SetAsidePart, Uid } from '../parts.ts'

export const deliveryRestored = eventKind({
  kind: 'delivery-restored',
  title: '恢复送达',
  told: { edition: z.int().min(1) },
  /** `withdrawn` is how it was withdrawn. */
  added: { uid: Uid, withdrawn: SetAsidePart },
  sentence: ({ edition }) => `恢复第 ${edition} 版的送达登记`,
})
