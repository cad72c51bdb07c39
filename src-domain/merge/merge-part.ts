import type { DecisionOf } from './decisions.ts'
import type { Json } from './json.ts'
import { saysSame } from './says-same.ts'

/** A part of an application, or of a batch, on one desk: what it says, and the event that last wrote it, by its hash. */
export type Written = {
  /** Absent where there is no such part, never was or no longer is. */
  readonly value?: Json
  /** Absent where no event ever wrote it. */
  readonly by?: string
}

/** The events a desk knows: its own and those that merges brought. */
export type Knowledge = Pick<ReadonlySet<string>, 'has'>

/** What a desk knows, and what of it are decisions. */
export type Knower = { readonly knows: Knowledge; readonly decision: DecisionOf }

/**
 * What comes of a part: `same` on both desks; `ours` where theirs is an earlier state of it; `theirs` where ours is;
 * `conflict` where each has changed it without knowing of the other's change, and `again` where each has decided the same
 * conflict, differently. By what each side knew, never by a clock.
 */
export type Outcome = 'same' | 'ours' | 'theirs' | 'conflict' | 'again'

export function mergePart(
  part: string,
  [ours, theirs]: readonly [ours: Written, theirs: Written],
  [we, they]: readonly [we: Knower, they: Knower],
): Outcome {
  if (saysSame(part, ours.value, theirs.value)) return 'same'
  const known = later(isKnown(theirs.by, we), isKnown(ours.by, they))
  if (known) return known
  const [own, other] = [decided(part, ours.by, we), decided(part, theirs.by, they)]
  const [weSaw, theySaw] = [other.over.every((by) => isKnown(by, we)), own.over.every((by) => isKnown(by, they))]
  return later(weSaw, theySaw) ?? (weSaw && own.decision && other.decision ? lastWord(own, other) : 'conflict')
}

/** Who has seen what the other wrote has the later word. */
function later(we: boolean, they: boolean): 'ours' | 'theirs' | undefined {
  if (we === they) return undefined
  return we ? 'ours' : 'theirs'
}

/**
 * Of two decisions over the same values: that is asked once more, and what is decided then goes before both. Where that,
 * too, is decided differently in two places, all values have been seen twice, and without a rule laptops in a ring would
 * ask one another for ever: the greater hash stays, on whichever desk this is asked.
 */
function lastWord(own: Decided, other: Decided): Outcome {
  if (own.again !== other.again) return own.again ? 'ours' : 'theirs'
  if (!own.again) return 'again'
  return own.by > other.by ? 'ours' : 'theirs'
}

type Decided = {
  readonly by: string
  readonly over: readonly string[]
  readonly decision: boolean
  readonly again: boolean
}

/** What a writer had seen of the values it is the last word on: its own, where it is no decision. */
function decided(part: string, by: string | undefined, { decision }: Knower): Decided {
  const found = by === undefined ? undefined : decision(part, by)
  const { over = by === undefined ? [] : [by], again = false } = found ?? {}
  return { by: by ?? '', over, decision: found !== undefined, again }
}

function isKnown(by: string | undefined, { knows }: Knower): boolean {
  return by === undefined || knows.has(by)
}
