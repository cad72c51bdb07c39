import { insertApplication } from '../../../db/applications.ts'
import { addForeignEvent } from '../../../db/foreign-events.ts'
import type { NamedFile } from '../../../db/named-files.ts'
import { newUid } from '../../../db/uid.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { sameJson } from '../../../src-domain/merge/json.ts'
import type { Renumbered } from '../../../src-domain/merge/merged-line.ts'
import { partOf } from '../../../src-domain/merge/part.ts'
import { changesOf, type Plan, type PlannedPart, type Side } from '../../../src-domain/merge/plan.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { claimFile, putStream } from '../../files/file-store.ts'
import type { OpenHandOver } from '../../hand-over/read-hand-over.ts'
import type { Actor } from '../actor.ts'
import { copyDesk } from '../backups/make-copy.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { rankingPart } from '../parts/ranking-copy.ts'
import { setPart } from '../parts/set-part.ts'
import { applicationFrom } from './application-from.ts'
import { type Compared, type Comparison, compare, compareAgain, digestOf } from './comparison.ts'
import { type Decide, filesBrought, filesLacked } from './files-brought.ts'
import { bringEdition } from './handed-editions.ts'
import { mergeOrder } from './merge-order.ts'
import { type GivenFile, withFitting } from './plan-merge.ts'

export type Decisions = {
  /** Of each conflict of an application (by its uid), or of a category's order (by the category), whose is taken. */
  readonly sides?: Readonly<Record<string, Readonly<Record<string, Side>>>> | undefined
  /** Of all others. */
  readonly rest?: Side | undefined
}

export type Merging = GivenFile & Decisions & { readonly basedOn: string }

export type Merged = {
  readonly applications: readonly string[]
  /** Those that came under a number which was taken here: theirs, and what it is here. */
  readonly renumbered: readonly Renumbered[]
  readonly joined: number
  readonly taken: number
  readonly decided: number
  /** Editions that came, or of which something came. */
  readonly editions: number
}

/**
 * 合并: does what was planned, in one change, after a copy was made. Problems: those of `planMerge`, `merge-moved`,
 * `merge-undecided`, and those of the copy and the disk.
 */
export function merge(
  desk: Desk,
  { basedOn, sides, rest, ...file }: Merging,
  actor: Actor,
  { progress, signal }: LongStep = {},
): Promise<Result<Merged & Kept>> {
  return withFitting(desk, file, { progress, signal }, async (handOver) => {
    const compared = await compare(desk, handOver, file.file)
    if (!compared.ok) return compared
    if (digestOf(compared.value) !== basedOn) return failed(problem('merge-moved'))
    const decide = decider({ sides, rest })
    const count = undecided(compared.value, decide)
    if (count > 0) return failed(problem('merge-undecided', { count }))
    const copied = await copyDesk(desk, 'merge', { progress, signal, unlessCurrent: true })
    if (!copied.ok) return copied
    return bringIn(desk, handOver, compared.value, { progress, signal, basedOn, decide, file: file.file, actor })
  })
}

type Bringing = LongStep & {
  readonly basedOn: string
  readonly decide: Decide
  readonly file: string
  readonly actor: Actor
}

/** What is left once all is decided: files first, then everything else in one change. */
export async function bringIn(
  desk: Desk,
  handOver: OpenHandOver,
  compared: Comparison,
  { basedOn, decide, actor, ...step }: Bringing,
): Promise<Result<Merged & Kept>> {
  const kept = await keepFiles(desk, handOver, filesBrought(compared, decide), step)
  if (!kept.ok) return kept
  if (step.signal?.aborted) return failed(problem('hand-over-cancelled'))
  return change(desk, actor, (tx) => {
    const now = compareAgain(tx, compared, handOver.manifest.rankings)
    if (digestOf(now) !== basedOn) return failed(problem('merge-moved'))
    return ok(applied(tx, now, decide, handOver))
  })
}

function decider({ sides, rest }: Decisions): Decide {
  return (whole, part) => sides?.[whole]?.[part] ?? rest
}

function undecided({ applications, rankings }: Comparison, decide: Decide): number {
  const open = (whole: string, { parts }: Plan) =>
    parts.filter(({ touch, part }) => touch === 'conflict' && decide(whole, part) === undefined).length
  const ofApplications = applications.map(({ handed, plan }) => open(handed.uid, plan))
  return [...ofApplications, ...rankings.map(({ category, plan }) => open(category, plan))].reduce((a, b) => a + b, 0)
}

/** Files first and records after, so that a record never points at a file that is not there. */
async function keepFiles(
  desk: Desk,
  { manifest, content }: OpenHandOver,
  brought: ReadonlyMap<string, NamedFile>,
  { progress, signal, file }: LongStep & { readonly file: string },
): Promise<Result<unknown>> {
  const [lacked] = await filesLacked(desk, manifest, brought)
  if (lacked) return failed(problem('hand-over-lacks', { file: lacked.name }))
  const listed = new Map(manifest.files.map((one) => [one.sha256, one]))
  const lost = new Set(manifest.lacking?.map(({ sha256 }) => sha256))
  let done = 0
  for (const { sha256, name, size } of brought.values()) {
    if (signal?.aborted) return failed(problem('hand-over-cancelled'))
    progress?.({ done: done++, total: brought.size, label: '收入原件' })
    if ((await claimFile(desk.store.folder, sha256)) || lost.has(sha256)) continue
    if (listed.get(sha256)?.size !== size) return failed(problem('hand-over-altered', { file }))
    const put = await putStream(desk.store.folder, await content(sha256), name)
    if (!put.ok) return put
  }
  return ok(undefined)
}

function applied(
  tx: ChangingDesk,
  { applications, rankings, editions }: Comparison,
  decide: Decide,
  { manifest, sha256 }: OpenHandOver,
): Merged {
  const merge = newUid()
  const counts = { joined: 0, taken: 0, decided: 0 }
  const touched: string[] = []
  const renumbered: Renumbered[] = []
  for (const one of applications) {
    if (one.id === undefined) {
      const { id, name } = join(tx, one, merge)
      touched.push(id)
      if (id !== one.handed.id) renumbered.push({ former: one.handed.id, id, name })
      counts.joined += 1
    } else if (one.plan.parts.length > 0) {
      const told = mergeOne(tx, { ...one, id: one.id }, merge, decide)
      if (told.taken + told.decided > 0) touched.push(one.id)
      counts.taken += told.taken
      counts.decided += told.decided
    }
    for (const row of one.news) addForeignEvent(tx.store, { owner: one.handed.uid, merge, row })
  }
  for (const { id: category } of tx.scheme.categories) {
    const planned = rankings.find((one) => one.category === category)?.plan.parts[0]
    const change = mergeOrder(tx, category, planned, ({ part }) => sideOf(decide(category, part)))
    if (!change) continue
    // Whoever left an order as the merge set them aside is one thing taken.
    const told = planned ? counted([planned]) : { taken: 1, decided: 0 }
    tx.record({ kind: 'application-merged', ...told, back: false, merge, parts: [change] })
    counts.taken += told.taken
    counts.decided += told.decided
  }
  for (const one of rankings) {
    for (const row of one.news) addForeignEvent(tx.store, { owner: rankingPart(one.category), merge, row })
  }
  for (const one of editions) bringEdition(tx, one)
  if (applications.length + rankings.length + editions.length > 0) {
    const { by, at, deskId } = manifest
    const told = { by, made: at, applications: manifest.applications.length, ...counts }
    tx.record({ kind: 'merge-made', ...told, stands: true, merge, file: sha256, deskId })
  }
  return { applications: touched, renumbered, ...counts, editions: editions.length }
}

/** Under the number it has where it comes from, marked where that is another's here. */
function join(tx: ChangingDesk, { handed }: Compared, merge: string): { readonly id: string; readonly name: string } {
  const { uid, category, createdAt, base, written } = handed
  const whole = applicationFrom(handed)
  const from = { uid, number: handed.id }
  // Attachments are counted on each desk by itself.
  const attachments = whole.attachments.map(({ id: _, ...attachment }) => attachment)
  const id = insertApplication(tx.store, { ...whole, attachments, createdAt, from })
  for (const [part, after] of Object.entries(handed.parts)) {
    if (!inRows.has(partOf(part)?.kind ?? '')) setPart(tx, id, { part, after })
  }
  const applicant = applicantName(whole, categoryOf(tx.scheme, category))
  tx.record({ kind: 'application-joined', applicant, former: handed.id, merge, uid, category, base, written }, id)
  return { id, name: applicant }
}

/** What `insertApplication` keeps. */
const inRows: ReadonlySet<string> = new Set(['value', 'outline', 'picture', 'attachment', 'form'])

function mergeOne(
  tx: ChangingDesk,
  { id, handed, plan }: Compared & { readonly id: string },
  merge: string,
  decide: Decide,
): Counted {
  const changes = changesOf(plan, ({ part }) => sideOf(decide(handed.uid, part)))
  for (const change of changes) if (!sameJson(change.before, change.after)) setPart(tx, id, change)
  const told = counted(plan.parts)
  tx.record({ kind: 'application-merged', ...told, back: false, merge, parts: changes }, id)
  return told
}

type Counted = { readonly taken: number; readonly decided: number }

function counted(parts: readonly PlannedPart[]): Counted {
  const count = (touch: PlannedPart['touch']) => parts.filter((one) => one.touch === touch).length
  return { taken: count('theirs'), decided: count('conflict') }
}

function sideOf(side: Side | undefined): Side {
  if (side === undefined) throw new Error('a conflict was left undecided')
  return side
}
