import type { Application } from '../../../src-domain/batch/application.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { overrun, type QuotaReason, type QuotaUse, toCounted, unexplained } from '../../../src-domain/ranking/quotas.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { batchOf, type ChangingDesk, type ReadableDesk } from '../desk.ts'
import { quotaReasons, quotaUsesNow, recommendedOf } from './quotas-now.ts'

/**
 * Whether one more may be recommended, and beyond what it is where there is a reason. Problems: `quota-full` (a hard
 * quota), `quota-reason` (one in principle, and no reason given).
 */
export function withinQuotas(
  tx: ChangingDesk,
  application: Application,
  reason = '',
): Result<{ readonly beyond?: QuotaReason }> {
  const { scheme } = tx
  if (scheme.quotas.length === 0) return ok({})
  const counted = [...recommendedOf(tx), application].map((one) => toCounted(scheme, one))
  const over = overrun(scheme, batchOf(tx), counted, [application.id])
  const hard = over.filter(({ inPrinciple }) => !inPrinciple)
  if (hard.length > 0) return failed(problem('quota-full', { application: application.id, quotas: hard }))
  if (over.length === 0) return ok({})
  if (reason.trim() === '') return failed(problem('quota-reason', { application: application.id, quotas: over }))
  const quotas = over.map(({ id, title, maximum }) => ({ id, title, maximum }))
  return ok({ beyond: { quotas, reason: reason.trim() } })
}

/** Why an application that was put back where it was can't stay there: its place is taken by now. */
export function tooManyWith(tx: ChangingDesk, id: string): Problem | undefined {
  const quotas = tooMany(tx).filter(({ counted }) => counted.includes(id))
  const hard = quotas.filter(({ inPrinciple }) => !inPrinciple)
  if (hard.length > 0) return problem('quota-full', { application: id, quotas: hard })
  return quotas.length > 0 ? problem('quota-reason', { application: id, quotas }) : undefined
}

/**
 * Why what is recommended can't be frozen: since it was recommended, modes or the notice have changed, or it was before
 * there were quotas.
 */
export function tooManyProblem(desk: ReadableDesk): Problem | undefined {
  const quotas = tooMany(desk)
  return quotas.length > 0 ? problem('quota-overrun', { quotas }) : undefined
}

/** The quotas that what is recommended must not overrun, and does. */
export function tooMany(desk: ReadableDesk): QuotaUse[] {
  if (desk.scheme.quotas.length === 0) return []
  const uses = quotaUsesNow(desk)
  return unexplained(uses, quotaReasons(desk, uses))
}
