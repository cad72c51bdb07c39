import { readRanking, replaceRanking } from '../../../db/rankings.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { categoryTitle } from '../../../src-domain/edition/edition.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { newOrder } from '../../../src-domain/ranking/ranking.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'

export type Ranked = { readonly application: string; readonly category: CategoryId; readonly rank: number }

export type NewOrder = {
  readonly category: CategoryId
  /** First to last. */
  readonly order: readonly string[]
  /** The order that was seen when this one was decided on: another one by now is not overruled unseen. */
  readonly basedOn: readonly string[]
  readonly reason?: string | undefined
}

/**
 * Gives a category its whole order: every recommended application of it once. Problems: `ranking-moved`,
 * `ranking-incomplete`.
 */
export function rank(desk: Desk, wanted: NewOrder, actor: Actor): Result<{ readonly ranked: Ranked[] } & Kept> {
  return change(desk, actor, (tx) => {
    const before = readRanking(tx.store, wanted.category)
    const order = newOrder(before, wanted.order)
    if (!order.ok) return order
    const moved = movedProblem(tx, before, wanted)
    if (moved) return failed(moved)
    reorder(tx, wanted)
    return ok({ ranked: rankedOf(wanted) })
  })
}

/** Why an order must not be set: the one it is based on is no longer there, and what is there is not the wanted one. */
export function movedProblem(
  { scheme }: ChangingDesk,
  before: readonly string[],
  { category, order, basedOn }: NewOrder,
): Problem | undefined {
  if (isSameOrder(before, basedOn) || isSameOrder(before, order)) return undefined
  return problem('ranking-moved', { category: categoryTitle(scheme, category) })
}

/** Sets the order of those that are recommended; nothing is recorded where it was so before. */
export function reorder(tx: ChangingDesk, { category, order, reason }: Omit<NewOrder, 'basedOn'>): void {
  const from = readRanking(tx.store, category)
  if (isSameOrder(from, order)) return
  replaceRanking(tx.store, category, order)
  tx.record({ kind: 'ranking-changed', category, from, to: [...order], ...(reason ? { reason } : {}) })
}

/** Takes an application out of its category's order, if it stands there; those behind it move up. */
export function takeOut(tx: ChangingDesk, { id, category }: Pick<Application, 'id' | 'category'>): void {
  const order = readRanking(tx.store, category)
  if (!order.includes(id)) return
  const others = order.filter((other) => other !== id)
  replaceRanking(tx.store, category, others)
  tx.record({ kind: 'recommendation-withdrawn', rank: order.indexOf(id) + 1 }, id)
}

export function rankedOf({ category, order }: Pick<NewOrder, 'category' | 'order'>): Ranked[] {
  return order.map((application, i) => ({ application, category, rank: i + 1 }))
}

export function isSameOrder(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, i) => id === other[i])
}
