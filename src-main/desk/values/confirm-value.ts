import { readFormValue, setValue } from '../../../db/form-values.ts'
import type { FormValue } from '../../../src-domain/batch/application.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { addressOf, formatAddress } from '../../../src-domain/values/address.ts'
import { findPlace } from '../../../src-domain/values/find-place.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { findStandingHead } from '../find-application.ts'
import { movedSince } from '../seen.ts'
import { labelOf } from './correct-value.ts'
import { stateOf } from './value-state.ts'

export type ValuePlace = {
  readonly application: string
  readonly key: string
  readonly year?: number
  /** The value as it was seen when it was found right (seen.ts). */
  readonly seen?: string | undefined
}

/**
 * An officer has compared an unsure value with what was handed in and found it right: it is sure, its source stays. Problems:
 * `nothing-to-confirm`, `changed-meanwhile`.
 */
export function confirmValue(
  desk: Desk,
  { application, key, year, seen }: ValuePlace,
  actor: Actor,
): Result<{ readonly value: FormValue } & Kept> {
  return change(desk, actor, (tx) => {
    const found = findStandingHead(tx, application)
    if (!found.ok) return found
    const from = readFormValue(tx.store, application, given({ key, year }))
    if (!from) {
      return failed(problem('nothing-to-confirm', { application }))
    }
    const place = formatAddress(addressOf(from))
    const named = findPlace(categoryOf(tx.scheme, found.value.category), place)
    const label = named.ok ? labelOf(named.value.field, year) : key
    // What was confirmed is what was seen.
    const moved = movedSince(tx, { application, place }, { label, seen, now: from.value, wanted: seen ?? '' })
    if (moved) return failed(moved)
    if (from.certainty === 'sure') return ok({ value: from })
    const to: FormValue = { ...from, certainty: 'sure' }
    setValue(tx.store, application, to)
    const states = { before: stateOf(from), after: stateOf(to) }
    tx.record({ kind: 'value-confirmed', address: addressOf(to), value: to.value, ...states }, application)
    return ok({ value: to })
  })
}
