import { editionCalled } from '../../edition/edition.ts'
import { eventKind } from '../event-kind.ts'
import { editionTold, SetAsidePart, Uid } from '../parts.ts'

export const deliveryRestored = eventKind({
  kind: 'delivery-restored',
  title: '恢复送达',
  told: editionTold,
  /** `withdrawn` is how it was withdrawn. */
  added: { uid: Uid, withdrawn: SetAsidePart },
  sentence: (told) => `恢复${editionCalled(told)}的送达登记`,
})
