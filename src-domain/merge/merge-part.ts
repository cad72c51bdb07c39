import type { Json } from './json.ts'
import { sameJson } from './json.ts'

/** A part of an application, or of a batch, on one desk: what it says, and the event that last wrote it, by its hash. */
export type Written = {
  /** Absent where there is no such part, never was or no longer is. */
  readonly value?: Json
  /** Absent where no event ever wrote it. */
  readonly by?: string
}

/** The events a desk knows: its own and those that merges brought. */
export type Knowledge = Pick<ReadonlySet<string>, 'has'>

/**
 * What comes of a part: `same` on both desks; `ours` where theirs is an earlier state of it; `theirs` where ours is;
 * `conflict` where each has changed it without knowing of the other's change. Decided by what each side knew, never by a
 * clock.
 */
export type Outcome = 'same' | 'ours' | 'theirs' | 'conflict'

export function mergePart(
  ours: Written,
  theirs: Written,
  knows: { readonly ours: Knowledge; readonly theirs: Knowledge },
): Outcome {
  if (sameJson(ours.value, theirs.value)) return 'same'
  const weKnow = isKnown(theirs.by, knows.ours)
  const theyKnow = isKnown(ours.by, knows.theirs)
  if (weKnow === theyKnow) return 'conflict'
  return weKnow ? 'ours' : 'theirs'
}

function isKnown(by: string | undefined, knowledge: Knowledge): boolean {
  return by === undefined || knowledge.has(by)
}
