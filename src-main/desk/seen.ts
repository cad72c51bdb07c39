import { listEvents } from '../../db/events.ts'
import { placeOf } from '../../src-domain/events/sentence.ts'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import type { ChangingDesk } from './desk.ts'

/** A place as its officer saw it, as it is now, and as they want it. */
export type Looked = {
  /** What they call it. */
  readonly label: string
  /** Undefined where nobody looked, as on the command line: then whoever comes last has the word. */
  readonly seen: string | undefined
  readonly now: string
  readonly wanted: string
}

/** Where a change was: an application's, or the batch's without one; the place as events name it, where they do. */
export type Where = { readonly application?: string; readonly place?: string }

/** More than happens between a look and a change. */
const recent = 1000

/**
 * Why a change must wait for another look: somebody else has made of the place what its officer has not seen. The same
 * by two is none, nor is what was changed and changed back.
 */
export function movedSince(tx: ChangingDesk, { application, place }: Where, looked: Looked): Problem | undefined {
  const { label, seen, now, wanted } = looked
  if (seen === undefined || now === seen || now === wanted) return undefined
  const events = listEvents(tx.store, {
    limit: recent,
    ...(application !== undefined && { applicationId: application }),
  })
  const there = place === undefined ? undefined : events.find(({ event }) => placeOf(event) === place)
  const { by, at } = there ?? events[0] ?? { by: tx.actor.name, at: tx.at }
  return problem('changed-meanwhile', { label, now, by, at })
}
