import type { WholeEvent } from '../events/event.ts'

/**
 * A choice between two values that two desks had written: no value of its own, only the last word on those it was made
 * over, by the events that wrote them.
 */
export type Decision = {
  readonly over: readonly string[]
  /** Whether two had been decided differently over the same values, and this is the word on these. */
  readonly again: boolean
}

/** The decision a part's writer is; undefined where it wrote a value of its own. */
export type DecisionOf = (part: string, writer: string) => Decision | undefined

/** The decisions among the events a desk knows, each found by its hash. */
export function decisionsIn(find: (hash: string) => WholeEvent | undefined): DecisionOf {
  const known = new Map<string, Decision | undefined>()
  const decisionOf: DecisionOf = (part, writer) => {
    const name = `${writer} ${part}`
    if (!known.has(name)) known.set(name, read(part, writer))
    return known.get(name)
  }
  const read: DecisionOf = (part, writer) => {
    const event = find(writer)
    const change = event?.kind === 'application-merged' ? event.parts.find((one) => one.part === part) : undefined
    if (change?.over === undefined) return undefined
    const sides = [change.formerly, change.over].filter((side) => side !== undefined)
    return {
      over: [...new Set(sides.flatMap((side) => decisionOf(part, side)?.over ?? [side]))],
      again: change.again === true,
    }
  }
  return decisionOf
}
