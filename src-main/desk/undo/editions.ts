import { listCarried, listDeliveries } from '../../../db/deliveries.ts'
import { everyEdition, listEditionProducts, setJoinedStands } from '../../../db/editions.ts'
import { listEventsOf } from '../../../db/events.ts'
import { editionMark } from '../../../src-domain/edition/edition.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { sealsSeen } from '../scans/list-scans.ts'
import { overtakenOf, type WholeOf } from './overtaken.ts'

/**
 * An edition that a merge brought counts no longer, or again; nothing of it is lost. One that was taken up here since, or
 * of which something was made, brought back, looked at or delivered, stays. Scans that came to one known here before stay too: paper was stamped.
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

function isUsed(tx: ChangingDesk, number: number): boolean {
  const { store } = tx
  const sealed = sealsSeen(tx)
  const done = listEventsOf(store, ['edition-resumed', 'scan-accepted', 'seal-confirmed'], Number.MAX_SAFE_INTEGER)
  return (
    listEditionProducts(store, number).length > 0 ||
    listCarried(store).some(({ edition }) => edition === number) ||
    listDeliveries(store).some(({ edition, withdrawn }) => edition === number && !withdrawn) ||
    done.some(({ event }) => {
      if (event.kind === 'edition-resumed') return event.number === number
      if (event.kind === 'seal-confirmed') return event.edition === number && sealed.has(event.sha256)
      return event.kind === 'scan-accepted' && event.edition === number
    })
  )
}
