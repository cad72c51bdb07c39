import type { Application } from '../../../src-domain/batch/application.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { findApplication, findStanding } from '../find-application.ts'
import { takeOut } from '../ranking/order.ts'
import { putBack, setApart } from './set-apart.ts'

export type Withdrawing = { readonly applications: readonly string[]; readonly reason: string }

/**
 * 撤回申报: takes applications out of all that counts, the ranking included, all or none. They are kept whole under
 * their numbers. Problems: `withdraw-without-reason`, `application-unknown`, `withdrawn`.
 */
export function withdrawApplications(desk: Desk, { applications, reason }: Withdrawing, actor: Actor): Result<Kept> {
  if (reason.trim() === '') return failed(problem('withdraw-without-reason'))
  return change(desk, actor, (tx) => {
    const standing: Application[] = []
    for (const id of new Set(applications)) {
      const found = findStanding(tx, id)
      if (!found.ok) return found
      standing.push(found.value)
    }
    withdrawAll(tx, standing, reason)
    return ok({})
  })
}

/** Ranks first: taken back from the end, each comes back at the rank it had. */
export function withdrawAll(tx: ChangingDesk, standing: readonly Application[], reason: string): void {
  for (const application of standing) takeOut(tx, application)
  for (const { id } of standing) setApart(tx, id, { reason: reason.trim(), by: tx.actor.name, at: tx.at })
}

/**
 * 恢复申报: makes withdrawn applications count again, not recommended; one that was not withdrawn stays as it is.
 * Problem: `application-unknown`.
 */
export function reinstateApplications(
  desk: Desk,
  { applications }: Pick<Withdrawing, 'applications'>,
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    for (const id of new Set(applications)) {
      const found = findApplication(tx, id)
      if (!found.ok) return found
      if (found.value.withdrawn) putBack(tx, id, found.value.withdrawn)
    }
    return ok({})
  })
}
