import { idOfUid, readApplication } from '../../../db/applications.ts'
import { eventRowsOfKinds, wholeEvent } from '../../../db/events.ts'
import { foreignEventsOf } from '../../../db/foreign-events.ts'
import { readRanking, replaceRanking } from '../../../db/rankings.ts'
import type { EventRow } from '../../../src-domain/merge/event-row.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { ChangingDesk, ReadableDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import type { OwnCopy } from './copy-of.ts'

/** The name of a category's order as a part: taken or left as a whole, never mixed. */
export function rankingPart(category: CategoryId): string {
  return `ranking ${category}`
}

/** This desk's order of a category, by the uids of its applications; no part where nobody is recommended. */
export function rankingCopy(desk: ReadableDesk, category: CategoryId, standing: ReadonlySet<string>): OwnCopy {
  const { store } = desk
  const part = rankingPart(category)
  const order = readRanking(store, category).map((id) => applicationOf(desk, id).uid)
  const rows = eventRowsOfKinds(store, rankingKinds)
  const own: EventRow[] = []
  let by: string | undefined
  for (const row of rows) {
    const event = wholeEvent(row)
    if (event?.kind === 'application-merged') {
      const change = row.applicationId === null && event.parts.find((one) => one.part === part)
      if (!change) continue
      own.push(row)
      by = change.by ?? row.hash
    } else if (categoryOfRow({ store }, row) === category) {
      own.push(row)
      by = row.hash
    }
  }
  const foreign = foreignEventsOf(store, part).filter(({ merge }) => standing.has(merge))
  const all = [...own, ...foreign.map(({ row }) => row)]
  return {
    parts: new Map(order.length > 0 ? [[part, order]] : []),
    written: { base: undefined, parts: new Map(by === undefined ? [] : [[part, by]]) },
    knows: new Set(all.map(({ hash }) => hash)),
    rows: all,
  }
}

const rankingKinds = [
  ...(['application-recommended', 'recommendation-withdrawn', 'ranking-changed', 'application-merged'] as const),
]

function categoryOfRow({ store }: Pick<ReadableDesk, 'store'>, row: EventRow): CategoryId | undefined {
  const event = wholeEvent(row)
  if (event?.kind === 'ranking-changed') return event.category
  return row.applicationId === null ? undefined : readApplication(store, row.applicationId)?.category
}

/** Makes this the order of a category. Recording that is the caller's. */
export function setRanking({ store }: ChangingDesk, category: CategoryId, uids: readonly string[]): void {
  replaceRanking(
    store,
    category,
    uids.flatMap((uid) => idOfUid(store, uid) ?? []),
  )
}
