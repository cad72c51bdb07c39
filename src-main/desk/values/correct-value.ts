import { readFormValue, setValue } from '../../../db/form-values.ts'
import type { FormValue } from '../../../src-domain/batch/application.ts'
import { readValue } from '../../../src-domain/intake/read-value.ts'
import { readChoice } from '../../../src-domain/intake/typed-choice.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf, optionsOf } from '../../../src-domain/schemes/lookup.ts'
import type { Field, Scheme } from '../../../src-domain/schemes/scheme.ts'
import { addressOf, fieldLabel, formatAddress } from '../../../src-domain/values/address.ts'
import { findPlace } from '../../../src-domain/values/find-place.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { findStandingHead } from '../find-application.ts'
import { movedSince } from '../seen.ts'
import { stateOf } from './value-state.ts'

export type Correction = {
  readonly application: string
  /** `revenue.2022`, `investors.1.name`, or the printed label, with `.2022` behind it for a yearly field. */
  readonly key: string
  readonly value: string
  /** The value as it was seen when this one was written (seen.ts). */
  readonly seen?: string | undefined
}

/**
 * An officer's correction of a value: it is sure from then on, and what was before stays in the record. Problems:
 * `application-unknown`, those of `findPlace`, `value-refused`, `option-unknown`, `changed-meanwhile`.
 */
export function correctValue(
  desk: Desk,
  correction: Correction,
  actor: Actor,
): Result<{ readonly value: FormValue } & Kept> {
  return change(desk, actor, (tx) => correctIn(tx, correction))
}

/** The same within a change of which it is a part. */
export function correctIn(
  tx: ChangingDesk,
  { application, key: wanted, value: written, seen }: Correction,
): Result<{ readonly value: FormValue }> {
  const found = findStandingHead(tx, application)
  if (!found.ok) return found
  const place = findPlace(categoryOf(tx.scheme, found.value.category), wanted)
  if (!place.ok) return place
  const { field, ...at } = place.value
  const value = readWritten(tx.scheme, field, written)
  if (!value.ok) return value
  const address = addressOf(at)
  const before = readFormValue(tx.store, application, at)
  const looked = { label: labelOf(field, at.year), seen, now: before?.value ?? '', wanted: value.value }
  const moved = movedSince(tx, { application, place: formatAddress(address) }, looked)
  if (moved) return failed(moved)
  const source = { kind: 'officer', by: tx.actor.name, at: tx.at } as const
  // Typing what stands there already changes nothing; of what was unsure it is the officer's word that it is so.
  if (before?.value === value.value && before.certainty === 'sure') return ok({ value: before })
  const to: FormValue = { ...at, value: value.value, raw: written, source, certainty: 'sure' }
  setValue(tx.store, application, to)
  const told = { address, ...(before && { from: before.value }), to: to.value }
  const states = { ...(before && { before: stateOf(before) }), after: stateOf(to) }
  tx.record({ kind: 'value-corrected', ...told, ...states }, application)
  return ok({ value: to })
}

export function labelOf(field: Field, year: number | undefined): string {
  return `${year === undefined ? '' : `${year} 年`}${fieldLabel(field)}`
}

/** What an officer wrote, as the value of the field. */
function readWritten(scheme: Scheme, field: Field, written: string): Result<string> {
  const choice = readChoice(field, written)
  if (choice !== undefined) return ok(choice)
  const { value, problem: reason } = readValue(field, written, { asOf: scheme.dates.submission.on })
  if (reason) return failed(problem('value-refused', { field: field.label, text: written, reason }))
  const wrong = wrongOption(field, value)
  return wrong ? failed(wrong) : ok(value)
}

function wrongOption(field: Field, value: string): Problem | undefined {
  const options = optionsOf(field)
  if (!options || value === '') return undefined
  return problem('option-unknown', { field: field.label, options })
}
