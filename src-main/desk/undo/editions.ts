import { listCarried, listDeliveries } from '../../../db/deliveries.ts'
import { everyEdition, listEditionProducts, setJoinedStands } from '../../../db/editions.ts'
import { listEventsOf } from '../../../db/events.ts'
import { editionMark } from '../../../src-domain/edition/edition.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { overtakenOf, type WholeOf } from './overtaken.ts'

/**
 * An edition that a merge brought counts no longer, or again; nothing of it is lost. One of which something has been made,
 * brought back or delivered here since stays. Scans that came to one known here before stay too: paper was stamped.
 */
export function joinedEditionBack(
  tx: ChangingDesk,
  { stands, ...event }: WholeOf<'edition-joined'>,
): Problem | undefined {
  const { number, fresh } = event
  const edition = everyEdition(tx.store).find((one) => one.number === number)
  if (!fresh || !edition) return undefined
  if (stands && isUsed(tx, number)) return overtakenOf(editionMark(edition))
  setJoinedStands(tx.store, number, !stands)
  tx.record({ ...event, stands: !stands })
  return undefined
}

function isUsed({ store }: ChangingDesk, number: number): boolean {
  const scanned = listEventsOf(store, ['scan-accepted'], Number.MAX_SAFE_INTEGER)
  return (
    listEditionProducts(store, number).length > 0 ||
    listCarried(store).some(({ edition }) => edition === number) ||
    listDeliveries(store).some(({ edition, withdrawn }) => edition === number && !withdrawn) ||
    scanned.some(({ event }) => event.kind === 'scan-accepted' && event.edition === number)
  )
}
