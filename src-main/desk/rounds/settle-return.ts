import { setReturnState } from '../../../db/returned-forms.ts'
import type { ReturnedForm, ReturnState } from '../../../src-domain/batch/returned-form.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { findReturned, type OfReturned } from './returned-form.ts'

/** 其余不采用: what has not been taken over of a form that came back is left. Problems: those of `findReturned`. */
export function dismissReturn(desk: Desk, of: OfReturned, actor: Actor): Result<Kept> {
  return change(desk, actor, (tx) => {
    const found = findReturned(tx, of)
    if (!found.ok) return found
    settleIn(tx, of.application, found.value.returned, 'dismissed')
    return ok({})
  })
}

export function settleIn(tx: ChangingDesk, application: string, returned: ReturnedForm, to: ReturnState): void {
  const { uid, form, state: from } = returned
  setReturnState(tx.store, application, uid, to)
  tx.record({ kind: 'return-settled', file: form.file, uid, from, to }, application)
}
