import { takenInBy } from '../../../db/events.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { withdrawAll } from './withdraw-applications.ts'

export type IntakeWithdrawn = { readonly applications: readonly string[] }

/**
 * 撤回一次收件: withdraws every application one import took in that has not been withdrawn since, in one step. What it
 * added to others stays. Problems: `withdraw-without-reason`, `intake-withdrawn`.
 */
export function withdrawIntake(
  desk: Desk,
  { intake, reason }: { readonly intake: string; readonly reason: string },
  actor: Actor,
): Result<IntakeWithdrawn & Kept> {
  if (reason.trim() === '') return failed(problem('withdraw-without-reason'))
  return change(desk, actor, (tx): Result<IntakeWithdrawn> => {
    const taken = takenInBy(tx.store, intake).map((id) => applicationOf(tx, id))
    const standing = taken.filter(({ withdrawn }) => !withdrawn)
    if (standing.length === 0) return failed(problem('intake-withdrawn'))
    withdrawAll(tx, standing, reason)
    return ok({ applications: standing.map(({ id }) => id) })
  })
}
