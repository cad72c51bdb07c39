import { foreignEvent } from '../../../db/events.ts'
import type { EventRow } from '../../../src-domain/merge/event-row.ts'
import type { Json } from '../../../src-domain/merge/json.ts'
import { wrote } from '../../../src-domain/merge/wrote.ts'

/**
 * What a part said before this desk and the other went different ways: what our first event on it that they do not know
 * has replaced. Undefined where there was nothing, or where the event does not keep it.
 */
export function baseOf(own: readonly EventRow[], theirs: readonly EventRow[], part: string): Json | undefined {
  const known = new Set(theirs.map(({ hash }) => hash))
  for (const row of own) {
    const event = known.has(row.hash) ? undefined : foreignEvent(row)
    const written = event ? wrote(event) : []
    const found = written === 'all' ? undefined : written.find((one) => one.part === part)
    if (found) return found.before
  }
  return undefined
}
