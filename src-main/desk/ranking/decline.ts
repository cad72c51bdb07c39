import { setDeclined } from '../../../db/applications.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { findStanding } from '../find-application.ts'
import { takeOut } from './order.ts'

export type Declining = {
  readonly application: string
  readonly reason: string
  /** It was seen as not declined: another's reason is not replaced unread. */
  readonly undeclined?: boolean | undefined
}

/** 不予推荐, with the reason; takes it out of the ranking too. Problems: `decline-without-reason`, `application-unknown`, `declined`. */
export function decline(
  desk: Desk,
  { application: id, reason, undeclined = false }: Declining,
  actor: Actor,
): Result<Kept> {
  if (reason.trim() === '') return failed(problem('decline-without-reason'))
  return change(desk, actor, (tx) => {
    const found = findStanding(tx, id)
    if (!found.ok) return found
    if (undeclined && found.value.declined) {
      return failed(problem('declined', { application: id, reason: found.value.declined.reason }))
    }
    takeOut(tx, found.value)
    const before = found.value.declined
    const declined = { reason, by: actor.name, at: tx.at }
    setDeclined(tx.store, id, declined)
    tx.record({ kind: 'application-declined', reason, declined, ...(before && { before }) }, id)
    return ok({})
  })
}

/** Takes 不予推荐 back; nothing happens to one that was not declined. Problem: `application-unknown`. */
export function reconsider(
  desk: Desk,
  { application: id }: Pick<Declining, 'application'>,
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    const found = findStanding(tx, id)
    if (!found.ok) return found
    const { declined } = found.value
    if (!declined) return ok({})
    setDeclined(tx.store, id, undefined)
    tx.record({ kind: 'application-reconsidered', reason: declined.reason, declined }, id)
    return ok({})
  })
}
