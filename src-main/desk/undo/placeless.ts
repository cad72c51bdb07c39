import { listEventsOf } from '../../../db/events.ts'
import { firstNotice } from '../../../db/notices.ts'
import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import { orphansOf } from '../../../src-domain/notices/correction/orphans.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { heldBy } from '../find-application.ts'
import { keptScheme } from '../kept-notice.ts'

/**
 * A step from before the notice was corrected may bring back what the corrected one has no place for. Looked at before
 * taking back and after: answers why not, if anything is without a place only then. Problem: `undo-orphans`.
 */
export function placeless(tx: ChangingDesk, first: number): () => Problem | undefined {
  const then = schemeBefore(tx, first)
  if (!then) return () => undefined
  const orphans = () =>
    heldBy(tx.store).flatMap((one) => orphansOf(one, then, tx.scheme).map((what) => `${one.id} 的${what}`))
  const before = new Set(orphans())
  return () => {
    const lost = orphans().filter((what) => !before.has(what))
    return lost.length > 0 ? problem('undo-orphans', { lost: [...new Set(lost)].slice(0, mostNamed) }) : undefined
  }
}

/** The scheme the batch went by at an event, where it was corrected since. */
function schemeBefore({ store }: ChangingDesk, seq: number): FullScheme | undefined {
  const corrections = listEventsOf(store, ['notice-corrected'], mostCorrections)
  if (!corrections.some((one) => one.seq > seq)) return undefined
  const event = corrections.find((one) => one.seq < seq)?.event
  const hash = event?.kind === 'notice-corrected' ? event.notice : firstNotice(store)
  return hash === undefined ? undefined : keptScheme(store, hash)
}

const mostNamed = 5
const mostCorrections = 1000
