import { fieldValue } from '../../../src-domain/batch/application.ts'
import { modesOf, valuesOfModes } from '../../../src-domain/batch/modes.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { findApplication, withdrawnProblem } from '../find-application.ts'
import { movedSince } from '../seen.ts'
import { correctIn } from './correct-value.ts'

export type GivenModes = {
  /** Ids of the applications that have these modes now. */
  readonly given: readonly string[]
  /** Those that can't have them, and why. */
  readonly refused: readonly (Problem & { readonly application: string })[]
}

/**
 * Makes these the modes of each application, in the notice's words; one that can't have them stays as it was and is
 * named. Problem: `application-unknown`.
 */
export function giveModes(
  desk: Desk,
  {
    applications,
    modes,
    seen,
  }: {
    readonly applications: readonly string[]
    readonly modes: readonly string[]
    /** By application, the modes it was seen to have (seen.ts). */
    readonly seen?: Readonly<Record<string, readonly string[]>> | undefined
  },
  actor: Actor,
): Result<GivenModes & Kept> {
  return change(desk, actor, (tx): Result<GivenModes> => {
    const given: string[] = []
    const refused: (Problem & { readonly application: string })[] = []
    for (const id of new Set(applications)) {
      const found = findApplication(tx, id)
      if (!found.ok) return found
      const why = giveTo(tx, found.value, modes, seen?.[id])
      if (why) refused.push({ application: id, ...why })
      else given.push(id)
    }
    return ok({ given, refused })
  })
}

type Found = Extract<ReturnType<typeof findApplication>, { readonly ok: true }>['value']

/** Tells why not where it can't be. */
function giveTo(
  tx: ChangingDesk,
  application: Found,
  modes: readonly string[],
  seen: readonly string[] | undefined,
): Problem | undefined {
  const withdrawn = withdrawnProblem(application)
  if (withdrawn) return withdrawn
  const { id, declined } = application
  if (declined) return problem('declined', { application: id, reason: declined.reason })
  const category = categoryOf(tx.scheme, application.category)
  const values = valuesOfModes(category, modes)
  if (!values) {
    const hasModes = category.modes.length > 0
    const called = tx.scheme.modesTitle
    return problem('modes-not-offered', { application: id, category: category.title, modes, hasModes, called })
  }
  const looked = { now: listed(modesOf(application, category)), seen: seen && listed(seen), wanted: listed(modes) }
  const moved = movedSince(tx, { application: id }, { label: `${id} 的${tx.scheme.modesTitle}`, ...looked })
  if (moved) return moved
  for (const [key, value] of values) {
    const before = fieldValue(application, key)
    if ((before?.value ?? '') === value && before?.certainty !== 'unsure') continue
    const corrected = correctIn(tx, { application: id, key, value })
    if (!corrected.ok) return corrected.problem
  }
  return undefined
}

function listed(modes: readonly string[]): string {
  return modes.toSorted().join('、')
}
