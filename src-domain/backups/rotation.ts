import type { NamedCopy } from './copy-name.ts'
import { type CopyReason, copyReasons } from './copy-reason.ts'
import { newestFirst } from './newest-first.ts'

const hour = 3_600_000
const day = 24 * hour

type Rule = {
  readonly reasons: readonly CopyReason[]
  /** Milliseconds a copy stays; left out, for ever. */
  readonly stays?: number
  /** Of each stretch of so many milliseconds by the machine's clock the newest. */
  readonly oneIn?: number
  /** At most so many, the newest. */
  readonly most?: number
}

const all = Object.keys(copyReasons) as CopyReason[]

/** How long copies stay. What no rule keeps goes. */
export const rotation: readonly Rule[] = [
  { reasons: all, stays: day, oneIn: hour },
  { reasons: all, stays: 31 * day, oneIn: day },
  { reasons: ['hand', 'migration', 'freeze', 'restore', 'merge'], stays: 31 * day, most: 20 },
  { reasons: ['edition'] },
  // Whatever the clock says: one that is a year ahead would take all others away.
  { reasons: all, most: 10 },
]

/** The copies no rule keeps any more; the newest of all always stays. */
export function superfluous(copies: readonly NamedCopy[], now: Date): NamedCopy[] {
  const ordered = [...copies].sort(newestFirst(now))
  const kept = new Set(ordered.slice(0, 1))
  for (const rule of rotation) for (const copy of keptBy(rule, ordered, now)) kept.add(copy)
  return ordered.filter((copy) => !kept.has(copy))
}

function keptBy({ reasons, stays, oneIn, most }: Rule, ordered: readonly NamedCopy[], now: Date): NamedCopy[] {
  const own = ordered.filter(
    ({ at, reason }) => reasons.includes(reason) && (stays === undefined || now.getTime() - at.getTime() < stays),
  )
  if (oneIn === undefined) return own.slice(0, most)
  const stretches = new Map<number, NamedCopy>()
  for (const copy of own) {
    const stretch = Math.floor((copy.at.getTime() - copy.at.getTimezoneOffset() * 60_000) / oneIn)
    if (!stretches.has(stretch)) stretches.set(stretch, copy)
  }
  return [...stretches.values()]
}
