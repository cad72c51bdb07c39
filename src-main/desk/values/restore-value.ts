import { setValue } from '../../../db/form-values.ts'
import type { FormValue } from '../../../src-domain/batch/application.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { addressOf } from '../../../src-domain/values/address.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { findApplication } from '../find-application.ts'
import { stateOf } from './value-state.ts'

/**
 * Sets a value as the desk has given it out before, with its source and, if it was unsure, unsure. Only for one that is
 * there now. Problem: `nothing-to-restore`.
 */
export function restoreValue(
  desk: Desk,
  { application, value: to }: { readonly application: string; readonly value: FormValue },
  actor: Actor,
): Result<{ readonly value: FormValue } & Kept> {
  return change(desk, actor, (tx) => {
    const found = findApplication(tx, application)
    if (!found.ok) return found
    const from = found.value.values.find((v) => v.key === to.key && v.year === to.year)
    if (!from) {
      return failed(problem('nothing-to-restore', { application }))
    }
    setValue(tx.store, application, to)
    const states = { before: stateOf(from), after: stateOf(to) }
    const told = { address: addressOf(to), from: from.value, to: to.value }
    tx.record({ kind: 'value-restored', ...told, ...states }, application)
    return ok({ value: to })
  })
}
