import { readApplication } from '../../../db/applications.ts'
import { setPassedOver } from '../../../db/passed-over.ts'
import type { SetAside } from '../../../src-domain/batch/application.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { withdrawnProblem } from '../find-application.ts'
import { checkApplication } from '../findings/check-application.ts'

/**
 * Why these are not recommended though they are eligible, one reason for all of them; an empty one takes theirs away.
 * All or none. Problems: `application-unknown`, `withdrawn`, `eligible-only`.
 */
export function passOver(
  desk: Desk,
  { applications, reason }: { readonly applications: readonly string[]; readonly reason: string },
  actor: Actor,
): Result<Kept> {
  const text = reason.trim()
  return change(desk, actor, (tx) => {
    for (const id of new Set(applications)) {
      const checked = checkApplication(tx, id)
      if (!checked.ok) return checked
      const withdrawn = withdrawnProblem(checked.value.application)
      if (withdrawn) return failed(withdrawn)
      if (text !== '' && checked.value.status !== 'eligible')
        return failed(problem('eligible-only', { application: id }))
      recordPassedOver(tx, id, text === '' ? undefined : { reason: text, by: tx.actor.name, at: tx.at })
    }
    return ok({})
  })
}

/** Within a change: the reason is this, and that is noted down. */
export function recordPassedOver(tx: ChangingDesk, id: string, after: SetAside | undefined): void {
  const before = readApplication(tx.store, id)?.passedOver
  if (before?.reason === after?.reason) return
  setPassedOver(tx.store, id, after)
  tx.record({ kind: 'application-passed-over', reason: after?.reason ?? '', ...given({ before, after }) }, id)
}
