import { isDeepStrictEqual } from 'node:util'
import { listDeliveries, setDeliveryWithdrawn } from '../../../db/deliveries.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { toldEdition } from '../editions/told-edition.ts'
import { overtakenOf, type WholeOf } from './overtaken.ts'

/** A delivery that was recorded, or let stand again, is none: its receipt stays kept. */
export function deliveredBack(tx: ChangingDesk, uid: string): Problem | undefined {
  const delivery = listDeliveries(tx.store).find((d) => d.uid === uid)
  if (!delivery || delivery.withdrawn) return overtakenOf('送达')
  const withdrawn = { reason: '撤回这次登记', by: tx.actor.name, at: tx.at }
  setDeliveryWithdrawn(tx.store, uid, withdrawn)
  tx.record({
    kind: 'delivery-withdrawn',
    ...toldEdition(tx, delivery.edition),
    reason: withdrawn.reason,
    uid,
    withdrawn,
  })
  return undefined
}

/** One that was withdrawn stands again. */
export function deliveryWithdrawnBack(
  tx: ChangingDesk,
  { edition, uid, withdrawn }: WholeOf<'delivery-withdrawn'>,
): Problem | undefined {
  const now = listDeliveries(tx.store).find((d) => d.uid === uid)
  if (!isDeepStrictEqual(now?.withdrawn, withdrawn)) return overtakenOf('送达')
  setDeliveryWithdrawn(tx.store, uid, undefined)
  tx.record({ kind: 'delivery-restored', ...toldEdition(tx, edition), uid, withdrawn })
  return undefined
}
