import { listApplications } from '../../../db/applications.ts'
import type { PartChange } from '../../../src-domain/events/kinds/application-merged.ts'
import { given } from '../../../src-domain/given.ts'
import type { Json } from '../../../src-domain/merge/json.ts'
import { sameJson } from '../../../src-domain/merge/json.ts'
import { changesOf, type PlannedPart, type Side } from '../../../src-domain/merge/plan.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { ChangingDesk } from '../desk.ts'
import { rankingCopy, rankingPart, setRanking } from '../parts/ranking-copy.ts'

/**
 * A category's order once its applications are merged: ours, or theirs whole, in either without those that are declined or
 * withdrawn by now. One without them is an order of this desk's own, which no other has written.
 */
export function mergeOrder(
  tx: ChangingDesk,
  category: CategoryId,
  planned: PlannedPart | undefined,
  decide: (part: PlannedPart) => Side,
): PartChange | undefined {
  const part = rankingPart(category)
  const { parts, written } = rankingCopy(tx, category, new Set())
  const before = parts.get(part)
  const [change] = planned ? changesOf({ parts: [planned], kept: 0 }, decide) : []
  const wanted = change ? change.after : before
  const after = standingOf(tx, wanted)
  if (sameJson(after, wanted)) {
    if (change && !sameJson(before, after)) setRanking(tx, category, (after ?? []) as string[])
    return change
  }
  setRanking(tx, category, (after ?? []) as string[])
  return { part, ...given({ before, after, formerly: written.parts.get(part) }) } as PartChange
}

function standingOf({ store }: ChangingDesk, order: Json | undefined): Json | undefined {
  const aside = new Set(
    listApplications(store).flatMap(({ uid, declined, withdrawn }) => (declined || withdrawn ? uid : [])),
  )
  const standing = ((order ?? []) as readonly string[]).filter((uid) => !aside.has(uid))
  return standing.length > 0 ? standing : undefined
}
