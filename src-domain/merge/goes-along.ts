import { formerActions } from '../events/former.ts'
import { eventKinds } from '../events/kinds.ts'
import type { EventRow } from './event-row.ts'

const own = eventKinds.flatMap(({ kind, staysHere }) => (staysHere ? kind : []))
const staying: ReadonlySet<string> = new Set([...own, ...formerActions(own)])

/** Whether others are told of it: why somebody is recused, or where this machine keeps its products, is none of theirs. */
export function goesAlong({ kind }: Pick<EventRow, 'kind'>): boolean {
  return !staying.has(kind)
}
