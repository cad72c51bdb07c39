import { readRanking, replaceRanking } from '../../../db/rankings.ts'
import { openFindings } from '../../../src-domain/checks/status.ts'
import { given } from '../../../src-domain/given.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { checkApplication } from '../findings/check-application.ts'
import { lastReason } from '../quotas/quotas-now.ts'
import { tooManyWith } from '../quotas/within-quotas.ts'
import { isSameOrder, reorder, takeOut } from '../ranking/order.ts'
import { overtaken, overtakenOf, type WholeOf } from './overtaken.ts'

/** Out of the ranking; those behind it move up. */
export function recommendedBack(tx: ChangingDesk, id: string): Problem | undefined {
  const application = applicationOf(tx, id)
  if (application.rank === undefined) return overtaken(tx, application, '推荐')
  takeOut(tx, application)
  return undefined
}

/** At the rank it had, for the reason it had it; those from there on move down. Not where its place is taken by now. */
export function withdrawnBack(
  tx: ChangingDesk,
  id: string,
  { rank }: WholeOf<'recommendation-withdrawn'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  if (application.rank !== undefined || application.declined) return overtaken(tx, application, '推荐与否')
  // Another of its applicant may have been recommended in its stead.
  const checked = checkApplication(tx, id)
  if (!checked.ok) return checked.problem
  if (openFindings(checked.value.findings).length > 0) return overtaken(tx, application, '初审结果')
  const order = readRanking(tx.store, application.category)
  const at = Math.min(rank, order.length + 1)
  replaceRanking(tx.store, application.category, order.toSpliced(at - 1, 0, id))
  const beyond = lastReason(tx.store, id)
  tx.record({ kind: 'application-recommended', rank: at, ...given({ beyond }) }, id)
  return tooManyWith(tx, id)
}

export function orderBack(tx: ChangingDesk, { category, from, to }: WholeOf<'ranking-changed'>): Problem | undefined {
  if (!isSameOrder(readRanking(tx.store, category), to)) {
    return overtakenOf(`${categoryOf(tx.scheme, category).title}的推荐排序`)
  }
  reorder(tx, { category, order: from })
  return undefined
}
