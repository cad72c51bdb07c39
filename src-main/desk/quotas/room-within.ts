import { overrun, toCounted } from '../../../src-domain/ranking/quotas.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { recommendedOf } from './quotas-now.ts'

/** How many of a category, from the first on, could be recommended in place of those that are before a quota is full. */
export function roomWithin(desk: ReadableDesk, category: CategoryId, order: readonly string[]): number {
  const { scheme } = desk
  if (scheme.quotas.length === 0) return order.length
  const others = recommendedOf(desk).filter((application) => application.category !== category)
  const counted = [
    ...others.map((application) => toCounted(scheme, application)),
    ...order.map((id) => {
      const { rank: _, ...unranked } = toCounted(scheme, applicationOf(desk, id))
      return unranked
    }),
  ]
  const batch = batchOf(desk)
  const full = order.findIndex((_, i) => overrun(scheme, batch, counted, order.slice(0, i + 1)).length > 0)
  return full < 0 ? order.length : full
}
