import { setValue } from '../../../db/form-values.ts'
import type { FormValue } from '../../../src-domain/batch/application.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { addressOf } from '../../../src-domain/values/address.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { findStanding } from '../find-application.ts'
import { stateOf } from './value-state.ts'

export type ValuePlace = { readonly application: string; readonly key: string; readonly year?: number }

/**
 * An officer has compared an unsure value with what was handed in and found it right: it is sure, its source stays. Problem:
 * `nothing-to-confirm`.
 */
export function confirmValue(
  desk: Desk,
  { application, key, year }: ValuePlace,
  actor: Actor,
): Result<{ readonly value: FormValue } & Kept> {
  return change(desk, actor, (tx) => {
    const found = findStanding(tx, application)
    if (!found.ok) return found
    const from = found.value.values.find((v) => v.key === key && v.year === year)
    if (!from) {
      return failed(problem('nothing-to-confirm', { application }))
    }
    if (from.certainty === 'sure') return ok({ value: from })
    const to: FormValue = { ...from, certainty: 'sure' }
    setValue(tx.store, application, to)
    const states = { before: stateOf(from), after: stateOf(to) }
    tx.record({ kind: 'value-confirmed', address: addressOf(to), value: to.value, ...states }, application)
    return ok({ value: to })
  })
}
