import { readRanking, replaceRanking } from '../../../db/rankings.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import { openFindings } from '../../../src-domain/checks/status.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { findStanding, withdrawnProblem } from '../find-application.ts'
import { checkApplication } from '../findings/check-application.ts'
import { withinQuotas } from '../quotas/within-quotas.ts'
import { type Ranked, takeOut } from './order.ts'

export type Recommending = {
  readonly applications: readonly string[]
  /** Why more are recommended than a quota in principle allows. */
  readonly quotaReason?: string | undefined
}

/**
 * Recommends applications, each at the end of its category. All or none: one that is not eligible, declined or
 * unknown leaves everything as it was, and the message says what is open; so does a quota that is taken up.
 * Problems besides: those of `withinQuotas`.
 */
export function recommend(
  desk: Desk,
  { applications, quotaReason }: Recommending,
  actor: Actor,
): Result<{ readonly ranked: Ranked[] } & Kept> {
  return change(desk, actor, (tx) => {
    const ranked: Ranked[] = []
    for (const id of new Set(applications)) {
      const added = addToEnd(tx, id, quotaReason)
      if (!added.ok) return added
      ranked.push(added.value)
    }
    return ok({ ranked })
  })
}

/** Recommends an application at the end of its category. Checked anew for each: recommending one of two duplicates makes the other fail. */
export function addToEnd(tx: ChangingDesk, id: string, quotaReason?: string): Result<Ranked> {
  const checked = checkApplication(tx, id)
  if (!checked.ok) return checked
  const { application, findings } = checked.value
  const withdrawn = withdrawnProblem(application)
  if (withdrawn) return failed(withdrawn)
  const { category, declined } = application
  if (declined) return failed(problem('declined', { application: id, reason: declined.reason }))
  const open = openFindings(findings)
  if (open.length > 0) return failed(notEligible(id, open))
  const order = readRanking(tx.store, category)
  if (order.includes(id)) return ok({ application: id, category, rank: order.indexOf(id) + 1 })
  const room = withinQuotas(tx, application, quotaReason)
  if (!room.ok) return room
  const rank = order.length + 1
  replaceRanking(tx.store, category, [...order, id])
  tx.record({ kind: 'application-recommended', rank, ...room.value }, id)
  return ok({ application: id, category, rank })
}

function notEligible(id: string, open: readonly Finding[]): Problem {
  const list = open.map((f) => `${f.title}（${f.outcome === 'fail' ? '不通过' : '人工核'}，${f.check}）`).join('、')
  return problem('not-eligible', { application: id, count: open.length, list })
}

/** Takes an application out of the ranking; those behind it move up. Problem: `application-unknown`. */
export function withdraw(desk: Desk, { application }: { readonly application: string }, actor: Actor): Result<Kept> {
  return change(desk, actor, (tx) => {
    const found = findStanding(tx, application)
    if (!found.ok) return found
    takeOut(tx, found.value)
    return ok({})
  })
}
