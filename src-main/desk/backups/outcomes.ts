import type { Store } from '../../../db/store.ts'
import { restAfter } from '../../../src-domain/backups/retry.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { Result } from '../../../src-domain/result.ts'

/** Where copies of a desk are kept. */
export type PlaceKind = 'here' | 'second'

type Refusal = { readonly problem: Problem; readonly times: number; readonly at: Date }

const refusals = new WeakMap<Store, Map<PlaceKind, Refusal>>()

/** Why the last copy could not be made, here or in the second place; undefined once one was. */
export function lastProblem(store: Store, place: PlaceKind): Problem | undefined {
  return refusals.get(store)?.get(place)?.problem
}

export function noteOutcome(store: Store, place: PlaceKind, outcome: Result<unknown>, at: Date): void {
  const own = refusals.get(store) ?? new Map<PlaceKind, Refusal>()
  refusals.set(store, own)
  if (outcome.ok) own.delete(place)
  else own.set(place, { problem: outcome.problem, times: (own.get(place)?.times ?? 0) + 1, at })
}

/** Whether a place that refused the last copy is to be asked again, without anybody wanting it. */
export function isRested(store: Store, place: PlaceKind, now: Date): boolean {
  const refusal = refusals.get(store)?.get(place)
  if (!refusal) return true
  const since = now.getTime() - refusal.at.getTime()
  return since < 0 || since >= restAfter(refusal.times)
}

/** A second place that was away is asked at once when it is back: it may be another stick, or have been cleared. */
export function noteAway(store: Store): void {
  const refusal = refusals.get(store)?.get('second')
  if (refusal) refusals.get(store)?.set('second', { ...refusal, times: 0 })
}
