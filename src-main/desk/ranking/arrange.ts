import { readRanking } from '../../../db/rankings.ts'
import { newOrder } from '../../../src-domain/ranking/ranking.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { movedProblem, type NewOrder, type Ranked, rankedOf, reorder, takeOut } from './order.ts'
import { addToEnd, type Recommending } from './recommend.ts'

/**
 * Makes a category's recommended applications these, in this order: who is new is recommended, who is left out is
 * withdrawn, all or nothing. Problems: `ranking-moved`, `ranking-incomplete`, and what `recommend` refuses.
 */
export function arrange(
  desk: Desk,
  wanted: NewOrder & Pick<Recommending, 'quotaReason'>,
  actor: Actor,
): Result<{ readonly ranked: Ranked[] } & Kept> {
  const { category, order, quotaReason } = wanted
  return change(desk, actor, (tx) => {
    const before = readRanking(tx.store, category)
    const moved = movedProblem(tx, before, wanted)
    if (moved) return failed(moved)
    // First, so that one may take another's place within the quotas.
    for (const id of before.filter((id) => !order.includes(id))) takeOut(tx, { id, category })
    for (const id of order.filter((id) => !before.includes(id))) {
      const added = addToEnd(tx, id, quotaReason)
      if (!added.ok) return added
    }
    const whole = newOrder(readRanking(tx.store, category), order)
    if (!whole.ok) return whole
    reorder(tx, wanted)
    return ok({ ranked: rankedOf(wanted) })
  })
}
