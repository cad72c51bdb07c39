import { shanghaiDay } from '../text/shanghai-time.ts'
import type { CopyReason } from './copy-reason.ts'

const hour = 3_600_000

/** How far the record of a desk, or of a copy of it, goes. */
type Recorded = { readonly hash: string }

/**
 * Whether a copy is due, and which: the first of a day with anything new, and one after each hour of work. Nothing is
 * due while nothing has happened since the newest copy.
 */
export function dueCopy(
  newest: { readonly at: string; readonly head: Recorded } | undefined,
  head: Recorded,
  now: Date,
): CopyReason | undefined {
  if (!newest) return 'day'
  if (newest.head.hash === head.hash) return undefined
  const at = new Date(newest.at)
  if (shanghaiDay(at) !== shanghaiDay(now)) return 'day'
  // A clock that was set back must not stop the copies.
  const age = now.getTime() - at.getTime()
  return age >= hour || age < 0 ? 'hour' : undefined
}
