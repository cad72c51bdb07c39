import type { PartChange } from '../events/kinds/application-merged.ts'
import { given } from '../given.ts'
import { canonicalText, type Json } from './json.ts'
import { type Knower, mergePart, type Written } from './merge-part.ts'
import { type PartValue, partOf } from './part.ts'
import { type WrittenBy, writerOf } from './written.ts'

/** An application, or another whole of parts, as one desk has it. */
export type Copy = Knower & {
  readonly parts: ReadonlyMap<string, Json>
  readonly written: WrittenBy
}

/** Why a part is touched: taken from theirs, in conflict, or saying the same on both, of which theirs is kept with who wrote it. */
export type Touch = 'theirs' | 'conflict' | 'same'

/** A part that a merge touches, as it stands on both desks, and the events that wrote it. */
export type PlannedPart = {
  readonly part: string
  readonly touch: Touch
  readonly ours?: Json
  readonly theirs?: Json
  readonly formerly?: string
  readonly by?: string
  /** Of a conflict that both have decided, each otherwise. */
  readonly again?: true
}

/** What merging theirs into ours comes to; `kept` counts the parts in which ours is the later. */
export type Plan = { readonly parts: readonly PlannedPart[]; readonly kept: number }

export type Side = 'ours' | 'theirs'

export function planOf(ours: Copy, theirs: Copy): Plan {
  const names = new Set([
    ...[...ours.parts.keys(), ...theirs.parts.keys()],
    ...[...ours.written.parts.keys(), ...theirs.written.parts.keys()],
  ])
  const parts: PlannedPart[] = []
  let kept = 0
  for (const part of [...names].sort()) {
    const a = { ...given({ value: ours.parts.get(part), by: writerOf(ours.written, part) }) }
    const b = { ...given({ value: theirs.parts.get(part), by: writerOf(theirs.written, part) }) }
    const outcome = mergePart(part, [a, b], [ours, theirs])
    const planned = { part, ...given({ ours: a.value, theirs: b.value, formerly: a.by, by: b.by }) }
    if (outcome === 'theirs' || outcome === 'conflict') parts.push({ ...planned, touch: outcome })
    else if (outcome === 'again') parts.push({ ...planned, touch: 'conflict', again: true })
    else if (outcome === 'ours') kept += 1
    else if (isTheirs([a, b], [ours, theirs])) parts.push({ ...planned, touch: 'same' })
  }
  return { parts: withoutTwins(ours, theirs, parts), kept }
}

/**
 * Of two that say the same, whether theirs is kept: the later, and where neither knew of the other's, the same of both on
 * whichever desk this is asked.
 */
function isTheirs([a, b]: readonly [Written, Written], [ours, theirs]: readonly [Knower, Knower]): boolean {
  const [weKnow, theyKnow] = [!isLater(b.by, ours), !isLater(a.by, theirs)]
  if (weKnow !== theyKnow) return theyKnow
  return !weKnow && a.value !== undefined && b.value !== undefined && canonicalText(b.value) < canonicalText(a.value)
}

function isLater(by: string | undefined, { knows }: Knower): boolean {
  return by !== undefined && !knows.has(by)
}

/**
 * What a merge changes, once each conflict is decided. What was decided bears no `by`: it is this desk's own word, and
 * later than both.
 */
export function changesOf({ parts }: Plan, decide: (part: PlannedPart) => Side): PartChange[] {
  return parts.map((planned) => {
    const { part, touch, ours, theirs, formerly, by, again } = planned
    const before = given({ before: ours as PartChange['before'], formerly })
    if (touch !== 'conflict') return { part, ...before, ...given({ after: theirs as PartChange['after'], by }) }
    const after = decide(planned) === 'ours' ? ours : theirs
    return { part, ...before, ...given({ after: after as PartChange['after'], over: by, again }) }
  })
}

/**
 * The same file that both have added to the same slot, each under a uid of its own: the smaller uid stays on whichever
 * desk this is asked, so the other goes, as something decided.
 */
function withoutTwins(ours: Copy, theirs: Copy, parts: readonly PlannedPart[]): PlannedPart[] {
  const touched = new Set(parts.map(({ part }) => part))
  const own = [...ours.parts].filter(([part]) => isAttachment(part) && !theirs.parts.has(part) && !touched.has(part))
  return parts.flatMap((planned): PlannedPart[] => {
    const { part, touch, ours: had, theirs: value, formerly } = planned
    if (!isAttachment(part) || touch !== 'theirs' || had !== undefined) return [planned]
    const [twin, twinValue] = own.find(([, mine]) => sameFile(mine, value)) ?? []
    if (twin === undefined || twinValue === undefined) return [planned]
    if (part > twin) return [{ part, touch, ...given({ formerly }) }]
    return [planned, { part: twin, touch, ours: twinValue, ...given({ formerly: writerOf(ours.written, twin) }) }]
  })
}

function isAttachment(part: string): boolean {
  return partOf(part)?.kind === 'attachment'
}

function sameFile(one: Json, other: Json | undefined): boolean {
  const { slot, year, sha256 } = one as PartValue<'attachment'>
  const b = other as PartValue<'attachment'> | undefined
  return b?.slot === slot && b.year === year && b.sha256 === sha256
}
