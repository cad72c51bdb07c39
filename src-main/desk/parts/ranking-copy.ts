import { applicationHeads, idOfUid } from '../../../db/applications.ts'
import { eventRowsOfKinds, wholeEvent } from '../../../db/events.ts'
import { foreignEventsOf } from '../../../db/foreign-events.ts'
import { readRanking, replaceRanking } from '../../../db/rankings.ts'
import type { EventRow } from '../../../src-domain/merge/event-row.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { ChangingDesk, ReadableDesk } from '../desk.ts'
import { knowerOf, type OwnCopy } from './copy-of.ts'

/** The name of a category's order as a part: taken or left as a whole, never mixed. */
export function rankingPart(category: CategoryId): string {
  return `ranking ${category}`
}

/** This desk's order of a category, by the uids of its applications; no part where nobody is recommended. */
export function rankingCopy({ store }: ReadableDesk, category: CategoryId, standing: ReadonlySet<string>): OwnCopy {
  const part = rankingPart(category)
  const heads = applicationHeads(store)
  const order = readRanking(store, category).flatMap((id) => heads.get(id)?.uid ?? [])
  const own: EventRow[] = []
  let by: string | undefined
  for (const row of eventRowsOfKinds(store, rankingKinds)) {
    const writer = writerIn(row, { part, category, heads })
    if (writer === undefined) continue
    own.push(row)
    by = writer
  }
  const foreign = foreignEventsOf(store, part).filter(({ merge }) => standing.has(merge))
  const all = [...own, ...foreign.map(({ row }) => row)]
  return {
    parts: new Map(order.length > 0 ? [[part, order]] : []),
    written: { base: undefined, parts: new Map(by === undefined ? [] : [[part, by]]) },
    ...knowerOf(all),
    rows: all,
  }
}

const rankingKinds = [
  ...(['application-recommended', 'recommendation-withdrawn', 'ranking-changed', 'application-merged'] as const),
]

type Order = {
  readonly part: string
  readonly category: CategoryId
  readonly heads: ReturnType<typeof applicationHeads>
}

/** By which event the order is known after this one; undefined where this one is of something else. */
function writerIn(row: EventRow, { part, category, heads }: Order): string | undefined {
  const { applicationId, hash, kind } = row
  if (applicationId !== null) {
    // A merge of an application: most of what was merged, and of no order.
    if (kind === 'application-merged') return undefined
    return heads.get(applicationId)?.category === category ? hash : undefined
  }
  const event = wholeEvent(row)
  if (event?.kind === 'ranking-changed') return event.category === category ? hash : undefined
  const change = event?.kind === 'application-merged' ? event.parts.find((one) => one.part === part) : undefined
  return change && (change.by ?? hash)
}

/** Makes this the order of a category. Recording that is the caller's. */
export function setRanking({ store }: ChangingDesk, category: CategoryId, uids: readonly string[]): void {
  replaceRanking(
    store,
    category,
    uids.flatMap((uid) => idOfUid(store, uid) ?? []),
  )
}
