import { listRosters, type StoredRoster, setRosterWithdrawn } from '../../../db/rosters.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'

/**
 * 撤下名单: nobody is looked up on it from now on; it stays in the record, and can be put back. Problems:
 * `roster-without-reason`, `roster-unknown`.
 */
export function withdrawRoster(
  desk: Desk,
  { roster: uid, reason }: { readonly roster: string; readonly reason: string },
  actor: Actor,
): Result<Kept> {
  if (reason.trim() === '') return failed(problem('roster-without-reason'))
  return change(desk, actor, (tx) => {
    const roster = rosterOf(tx, uid)
    if (!roster || roster.withdrawn) return failed(problem('roster-unknown'))
    takeOut(tx, roster, reason.trim())
    return ok({})
  })
}

/** 恢复名单. Problem: `roster-unknown`. */
export function restoreRoster(desk: Desk, { roster: uid }: { readonly roster: string }, actor: Actor): Result<Kept> {
  return change(desk, actor, (tx) => {
    const roster = rosterOf(tx, uid)
    if (!roster?.withdrawn) return failed(problem('roster-unknown'))
    putBack(tx, roster)
    return ok({})
  })
}

/** A roster by its uid, whether it counts or not. */
export function rosterOf({ store }: ChangingDesk, uid: string): StoredRoster | undefined {
  return listRosters(store).find((roster) => roster.uid === uid)
}

/** Within a change. */
export function takeOut(tx: ChangingDesk, { uid, title }: StoredRoster, reason: string): void {
  setRosterWithdrawn(tx.store, uid, { reason, by: tx.actor.name, at: tx.at })
  tx.record({ kind: 'roster-withdrawn', uid, title, reason })
}

/** Within a change. */
export function putBack(tx: ChangingDesk, { uid, title }: StoredRoster): void {
  setRosterWithdrawn(tx.store, uid, undefined)
  tx.record({ kind: 'roster-restored', uid, title })
}
