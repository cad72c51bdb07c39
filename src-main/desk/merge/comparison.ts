import { idOfUid } from '../../../db/applications.ts'
import { isAsHashed } from '../../../db/events.ts'
import { ownerOfUid } from '../../../db/owner-of-uid.ts'
import { given } from '../../../src-domain/given.ts'
import type { EventRow } from '../../../src-domain/merge/event-row.ts'
import type { HandedApplication, HandedRanking } from '../../../src-domain/merge/hand-over-file.ts'
import { canonicalText, type Json, toJson } from '../../../src-domain/merge/json.ts'
import { type PartValue, partOf } from '../../../src-domain/merge/part.ts'
import { type Copy, type Plan, planOf } from '../../../src-domain/merge/plan.ts'
import { orphansOf } from '../../../src-domain/notices/correction/orphans.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { sha256 } from '../../files/sha256.ts'
import type { OpenHandOver } from '../../hand-over/read-hand-over.ts'
import type { ReadableDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { copyOf, knowerOf, type OwnCopy } from '../parts/copy-of.ts'
import { rankingCopy, rankingPart } from '../parts/ranking-copy.ts'
import { standingMerges } from '../parts/standing-merges.ts'
import { applicationFrom } from './application-from.ts'
import { type ComparedEdition, compareEditions, handedEditions, seenOf } from './handed-editions.ts'

/** An application of a hand-over beside this desk's own. */
export type Compared = {
  readonly handed: HandedApplication
  /** The number it has here; absent where it is new. */
  readonly id?: string
  readonly plan: Plan
  /** What of its history this desk does not know yet. */
  readonly news: readonly EventRow[]
  /** This desk's own events, by which it is told who wrote what. */
  readonly own: readonly EventRow[]
}

export type ComparedRanking = {
  readonly category: CategoryId
  readonly plan: Plan
  readonly news: readonly EventRow[]
  readonly own: readonly EventRow[]
  readonly rows: readonly EventRow[]
}

export type Comparison = {
  readonly editions: readonly ComparedEdition[]
  readonly applications: readonly Compared[]
  readonly rankings: readonly ComparedRanking[]
}

/** Reads what is handed over, application by application; those of which nothing is new are let go of at once. */
export async function compare(
  desk: ReadableDesk,
  handOver: OpenHandOver,
  file: string,
): Promise<Result<Comparison & { readonly same: number }>> {
  const { manifest, application } = handOver
  const altered = failed(problem('hand-over-altered', { file }))
  const standing = standingMerges(desk.store)
  const applications: Compared[] = []
  let same = 0
  for (const { uid } of manifest.applications) {
    const handed = await application(uid)
    if (!isSound(desk, handed)) return altered
    const compared = compareOne(desk, handed, standing)
    if (compared.id === undefined || compared.news.length > 0) applications.push(compared)
    else same += 1
  }
  if (manifest.rankings.some(({ rows }) => !rows.every(isAsHashed))) return altered
  const rankings = manifest.rankings.map((ranking) => compareRanking(desk, ranking, standing))
  const handed = await handedEditions(desk, handOver, file)
  if (!handed.ok) return handed
  return ok({
    editions: compareEditions(desk, handed.value),
    applications,
    rankings: rankings.filter(({ news }) => news.length > 0),
    same,
  })
}

/** The same once more within a change: what was decided on must still be so. */
export function compareAgain(
  desk: ReadableDesk,
  { applications, rankings, editions }: Comparison,
  handed: readonly HandedRanking[],
): Comparison {
  const standing = standingMerges(desk.store)
  return {
    editions: compareEditions(
      desk,
      editions.map(({ handed }) => handed),
    ),
    applications: applications.map((one) => compareOne(desk, one.handed, standing)),
    rankings: rankings.flatMap(({ category }) =>
      handed.filter((one) => one.category === category).map((one) => compareRanking(desk, one, standing)),
    ),
  }
}

/** Names what an officer has seen and decided on. */
export function digestOf({ applications, rankings, editions }: Comparison): string {
  const seen = {
    editions: editions.map(seenOf),
    applications: applications.map(({ handed, id, plan }) => [handed.uid, id ?? null, plan.parts]),
    rankings: rankings.map(({ category, plan }) => [category, plan.parts]),
  }
  return sha256(canonicalText(toJson(seen)))
}

function compareOne(desk: ReadableDesk, handed: HandedApplication, standing: ReadonlySet<string>): Compared {
  const id = idOfUid(desk.store, handed.uid)
  const theirs: Copy = {
    parts: new Map(Object.entries(handed.parts) as [string, Json][]),
    written: { base: handed.base, parts: new Map(Object.entries(handed.written)) },
    ...knowerOf(handed.rows),
  }
  if (id === undefined) return { handed, plan: { parts: [], kept: 0 }, news: handed.rows, own: [] }
  const ours = copyOf(desk, applicationOf(desk, id), standing)
  return { handed, id, plan: planOf(ours, theirs), news: newsFor(ours, handed.rows), own: ours.rows }
}

function compareRanking(
  desk: ReadableDesk,
  { category, order, by, rows }: HandedRanking,
  standing: ReadonlySet<string>,
): ComparedRanking {
  const part = rankingPart(category)
  const ours = rankingCopy(desk, category, standing)
  const theirs: Copy = {
    parts: new Map(order.length > 0 ? [[part, order]] : []),
    written: { base: undefined, parts: new Map(by === undefined ? [] : [[part, by]]) },
    ...knowerOf(rows),
  }
  return { category, plan: planOf(ours, theirs), news: newsFor(ours, rows), own: ours.rows, rows }
}

function newsFor({ knows }: OwnCopy, rows: readonly EventRow[]): EventRow[] {
  return rows.filter(({ hash }) => !knows.has(hash))
}

/** Whether it is what a desk under this notice could have: its history as hashed, all of it with a place, nothing of another's. */
function isSound(desk: ReadableDesk, handed: HandedApplication): boolean {
  if (!handed.rows.every(isAsHashed)) return false
  if (!desk.scheme.categories.some(({ id }) => id === handed.category)) return false
  const id = idOfUid(desk.store, handed.uid)
  if (id !== undefined && applicationOf(desk, id).category !== handed.category) return false
  if (orphansOf(applicationFrom(handed), desk.scheme, desk.scheme).length > 0) return false
  return Object.entries(handed.parts).every(([name, value]) => {
    const { kind, of } = partOf(name) ?? {}
    const uid = kind === 'round' ? (value as unknown as PartValue<'round'>).uid : of
    const owner = kind && withUid.has(kind) ? ownerOfUid(desk.store, uid ?? '') : undefined
    return owner === undefined || owner === id
  })
}

const withUid: ReadonlySet<string> = new Set(['attachment', 'note', 'round', 'returned'])

export function writersIn(
  rows: readonly EventRow[],
): ReadonlyMap<string, { readonly by: string; readonly at: string }> {
  return new Map(rows.map(({ hash, by, at }) => [hash, given({ by, at })]))
}
