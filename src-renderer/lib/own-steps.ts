import type { DeskStep } from './undo/stack.ts'

/*
 * What this window itself has changed since it last heard how far the record goes: no news to it.
 */

let own: readonly DeskStep[] = []

export function noteOwn(step: DeskStep | undefined): void {
  if (step) own = [...own, step]
}

/** How far the record is known by its own steps, from what has been read. Steps up to there are forgotten. */
export function knownFrom(read: number): number {
  let known = read
  for (const { first, last } of own.toSorted((a, b) => a.first - b.first)) {
    if (first <= known + 1) known = Math.max(known, last)
  }
  own = own.filter(({ last }) => last > known)
  return known
}
