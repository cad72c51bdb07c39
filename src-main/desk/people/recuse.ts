import { addRecusal, liftRecusal } from '../../../db/recusals.ts'
import { newUid } from '../../../db/uid.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { findApplication } from '../find-application.ts'

/**
 * 回避: from now on the actor neither rules on, corrects, recommends nor ranks this applicant (limits.ts). Problems:
 * `application-unknown`, `officers-none`, `recused-already`.
 */
export function declareRecusal(
  desk: Desk,
  { application, reason }: { readonly application: string; readonly reason: string },
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    const found = findApplication(tx, application)
    if (!found.ok) return found
    if (!actor.officer) return failed(problem('officers-none'))
    const { uid: officer, name } = actor.officer
    if (found.value.recusals?.some((other) => other.officer === officer)) return failed(problem('recused-already'))
    addRecusal(tx.store, application, { uid: newUid(), officer, name, reason, at: tx.at })
    tx.record({ kind: 'recusal-declared', officer, name, reason }, application)
    return ok({})
  })
}

/** 解除回避. Problems: `application-unknown`, `recusal-unknown`. */
export function endRecusal(
  desk: Desk,
  { application, recusal, reason }: { readonly application: string; readonly recusal: string; readonly reason: string },
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    const found = findApplication(tx, application)
    if (!found.ok) return found
    const standing = found.value.recusals?.find(({ uid }) => uid === recusal)
    if (!standing) return failed(problem('recusal-unknown'))
    liftRecusal(tx.store, recusal, { reason, by: actor.name, at: tx.at })
    tx.record({ kind: 'recusal-lifted', officer: standing.officer, name: standing.name, reason }, application)
    return ok({})
  })
}
