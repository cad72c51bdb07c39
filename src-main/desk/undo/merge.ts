import { setWithdrawn } from '../../../db/applications.ts'
import type { PartChange } from '../../../src-domain/events/kinds/application-merged.ts'
import { given } from '../../../src-domain/given.ts'
import { type Json, sameJson, toJson } from '../../../src-domain/merge/json.ts'
import { partLabel } from '../../../src-domain/merge/shown-part.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { partsNow } from '../parts/copy-of.ts'
import { rankingCopy, rankingPart, setRanking } from '../parts/ranking-copy.ts'
import { setPart } from '../parts/set-part.ts'
import { overtaken, overtakenOf, type WholeOf } from './overtaken.ts'

/** Each part says what it did, and is known by the event that had written it; what was decided here is decided anew. */
export function mergedBack(
  tx: ChangingDesk,
  id: string,
  { taken, decided, back, merge, parts }: WholeOf<'application-merged'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  const now = partsNow(tx, application)
  const moved = parts.find(({ part, after }) => !sameJson(now.get(part), after))
  if (moved) {
    const words = { scheme: tx.scheme, category: categoryOf(tx.scheme, application.category) }
    return overtaken(tx, application, partLabel(words, moved.part, moved.after ?? now.get(moved.part)))
  }
  const returned = parts.map(backwards)
  for (const change of returned) if (!sameJson(change.before, change.after)) setPart(tx, id, change)
  tx.record({ kind: 'application-merged', taken, decided, back: !back, merge, parts: returned }, id)
  return undefined
}

/** A category's order, of no application. */
export function rankingMergedBack(
  tx: ChangingDesk,
  { taken, decided, back, merge, parts }: WholeOf<'application-merged'>,
): Problem | undefined {
  for (const change of parts) {
    const category = tx.scheme.categories.find(({ id }) => rankingPart(id) === change.part)
    if (!category) throw new Error(`${change.part} is no order`)
    const now = rankingCopy(tx, category.id, new Set()).parts.get(change.part)
    if (!sameJson(now, change.after)) return overtakenOf(`${category.title}的推荐排序`)
    setRanking(tx, category.id, (change.before ?? []) as string[])
  }
  tx.record({ kind: 'application-merged', taken, decided, back: !back, merge, parts: parts.map(backwards) })
  return undefined
}

/** Out of all that counts, as if it had not come; nothing of it is lost, and merging once more brings it back. */
export function joinedBack(
  tx: ChangingDesk,
  id: string,
  { merge, base }: WholeOf<'application-joined'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  if (application.rank !== undefined) return overtaken(tx, application, '推荐与否')
  const withdrawn = { reason: '撤销合并', by: tx.actor.name, at: tx.at }
  setWithdrawn(tx.store, id, withdrawn)
  const change = { part: 'withdrawn', ...given({ before: jsonOf(application.withdrawn) }), after: toJson(withdrawn) }
  const parts = [{ ...change, formerly: base, by: base }] as PartChange[]
  tx.record({ kind: 'application-merged', taken: 1, decided: 0, back: true, merge, parts }, id)
  return undefined
}

/** What it brought is known here no longer, or again. */
export function mergeMadeBack(tx: ChangingDesk, { stands, ...event }: WholeOf<'merge-made'>): Problem | undefined {
  tx.record({ ...event, stands: !stands })
  return undefined
}

function backwards({ part, before, after, formerly, by }: PartChange): PartChange {
  // What was decided here stays this desk's own word, now that it is taken back.
  const writer = by === undefined ? {} : { by: formerly }
  return { part, ...given({ before: after, after: before, formerly: by, ...writer }) }
}

function jsonOf(value: unknown): Json | undefined {
  return value === undefined ? undefined : toJson(value)
}
