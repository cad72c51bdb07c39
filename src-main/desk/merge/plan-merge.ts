import { listApplications, numberAmong } from '../../../db/applications.ts'
import { dataFolder } from '../../../db/data-folder.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { given } from '../../../src-domain/given.ts'
import type { HandOverManifest } from '../../../src-domain/merge/hand-over-file.ts'
import type { Json } from '../../../src-domain/merge/json.ts'
import type { MergePlan, PlannedApplication, PlannedRanking, ShownPart } from '../../../src-domain/merge/merge-plan.ts'
import type { PlannedPart, Side } from '../../../src-domain/merge/plan.ts'
import { partLabel, partText } from '../../../src-domain/merge/shown-part.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { handedNotice } from '../../hand-over/handed-notice.ts'
import { type OpenHandOver, withHandOver } from '../../hand-over/read-hand-over.ts'
import { batchParticulars } from '../batch/update-batch.ts'
import type { Desk, ReadableDesk } from '../desk.ts'
import { baseOf } from './base-of.ts'
import { type Compared, type ComparedRanking, type Comparison, compare, digestOf, writersIn } from './comparison.ts'
import { filesBrought, filesLacked } from './files-brought.ts'
import { plannedEdition } from './handed-editions.ts'

/** A hand-over file as it was given, under the name officers know. */
export type GivenFile = { readonly path: string; readonly file: string; readonly password?: string | undefined }

/**
 * 预览. Problems: those of `withHandOver`, `hand-over-other-district`, `hand-over-other-notice`, `hand-over-altered`, and
 * `hand-over-lacks`, where whatever is decided would need a file that is lost.
 */
export function planMerge(
  desk: Desk,
  given: GivenFile,
  { progress, signal }: LongStep = {},
): Promise<Result<MergePlan>> {
  return withFitting(desk, given, { progress, signal }, async (handOver) => {
    const compared = await compare(desk, handOver, given.file)
    if (!compared.ok) return compared
    const lackedBy = (side: Side) =>
      filesLacked(
        desk,
        handOver.manifest,
        filesBrought(compared.value, () => side),
      )
    const [needed] = await lackedBy('ours')
    if (needed) return failed(problem('hand-over-lacks', { file: needed.name }))
    const lacking = (await lackedBy('theirs')).map(({ name }) => name)
    return ok(planShown(desk, handOver.manifest, compared.value, lacking))
  })
}

/** Opens a hand-over that belongs to this desk's batch. */
export function withFitting<T>(
  desk: Desk,
  { path, file, password }: GivenFile,
  { progress, signal }: LongStep,
  use: (handOver: OpenHandOver) => Promise<Result<T>>,
): Promise<Result<T>> {
  const scratch = dataFolder(desk.store.folder).incoming
  const step: LongStep<Steps> = { signal, progress: (steps) => progress?.({ ...steps, label: '核对交接文件' }) }
  return withHandOver({ path, file, password, scratch }, step, async (handOver) => {
    const { batch, notice } = handOver.manifest
    const own = batchParticulars(desk)
    if (batch.district !== own.district)
      return failed(problem('hand-over-other-district', { district: batch.district }))
    if (batch.scheme !== own.scheme || notice !== own.notice) {
      const title = await titleOf(handOver, { file, scratch })
      return title.ok ? failed(problem('hand-over-other-notice', { file, title: title.value })) : title
    }
    return use(handOver)
  })
}

async function titleOf(
  handOver: OpenHandOver,
  given: { readonly file: string; readonly scratch: string },
): Promise<Result<string>> {
  const { lacking, batch } = handOver.manifest
  // What is lost may be a file of the notice.
  if (lacking && batch.title !== undefined) return ok(batch.title)
  const theirs = await handedNotice(handOver, given)
  return theirs.ok ? ok(theirs.value.scheme.title) : theirs
}

function planShown(
  desk: ReadableDesk,
  { by, at, note, applications: heads }: HandOverManifest,
  comparison: Comparison & { readonly same: number },
  lacking: readonly string[],
): MergePlan {
  const names = new Map(heads.map(({ uid, name }) => [uid, name]))
  const applications = comparison.applications.map((one) =>
    shownApplication(desk, one, names.get(one.handed.uid) ?? ''),
  )
  const rankings = comparison.rankings.flatMap((one) => shownRanking(desk, one, names))
  return {
    ...{ basedOn: digestOf(comparison), by, at, ...given({ note }), applications, rankings },
    editions: comparison.editions.map(plannedEdition),
    ...{ same: comparison.same, lacking },
    nothing: comparison.applications.length === 0 && comparison.rankings.length + comparison.editions.length === 0,
  }
}

function shownApplication(desk: ReadableDesk, { handed, id, plan, own }: Compared, name: string): PlannedApplication {
  const category = categoryOf(desk.scheme, handed.category)
  const words = { scheme: desk.scheme, category }
  const writers = { ours: writersIn(own), theirs: writersIn(handed.rows) }
  const shown = (planned: PlannedPart): ShownPart => {
    const { part, ours, theirs } = planned
    const text = (value: Json | undefined) => partText(words, part, value)
    const base = planned.touch === 'conflict' ? baseOf(own, handed.rows, part) : undefined
    return {
      part,
      label: partLabel(words, part, theirs ?? ours ?? base),
      ours: { ...given({ text: text(ours) }), ...writers.ours.get(planned.formerly ?? '') },
      theirs: { ...given({ text: text(theirs) }), ...writers.theirs.get(planned.by ?? '') },
      ...given({ base: text(base), again: planned.again }),
    }
  }
  const conflicts = plan.parts.filter(({ touch }) => touch === 'conflict').map(shown)
  const taken = plan.parts.filter(({ touch }) => touch === 'theirs').map(shown)
  return {
    ...{ uid: handed.uid, former: handed.id, name, category: category.title, conflicts, taken, kept: plan.kept },
    number: id ?? numberAmong(desk.store, { uid: handed.uid, number: handed.id }),
    ...given({ id, double: id === undefined ? doubleOf(desk, handed, name) : undefined }),
  }
}

/** The same form, or the same name in the same category, under another uid. */
function doubleOf(
  desk: ReadableDesk,
  { category, parts }: Compared['handed'],
  name: string,
): PlannedApplication['double'] {
  const form = (parts.form as { form?: { sha256?: string } } | undefined)?.form?.sha256
  const own = listApplications(desk.store).find(
    (one) =>
      !one.withdrawn &&
      one.category === category &&
      ((form !== undefined && one.form?.sha256 === form) ||
        applicantName(one, categoryOf(desk.scheme, category)) === name),
  )
  return own && { id: own.id, name: applicantName(own, categoryOf(desk.scheme, category)) }
}

function shownRanking(
  desk: ReadableDesk,
  { category, plan, own, rows }: ComparedRanking,
  names: ReadonlyMap<string, string>,
): PlannedRanking[] {
  const here = new Map(
    listApplications(desk.store).map((one) => [one.uid, applicantName(one, categoryOf(desk.scheme, one.category))]),
  )
  const [planned] = plan.parts
  if (!planned || planned.touch === 'same') return []
  const listOf = (value: Json | undefined) =>
    ((value ?? []) as string[]).map((uid) => here.get(uid) ?? names.get(uid) ?? uid)
  return [
    {
      ...{ category, title: categoryOf(desk.scheme, category).title, conflict: planned.touch === 'conflict' },
      ...given({ again: planned.again }),
      ...{ ours: listOf(planned.ours), theirs: listOf(planned.theirs) },
      by: {
        ours: { ...writersIn(own).get(planned.formerly ?? '') },
        theirs: { ...writersIn(rows).get(planned.by ?? '') },
      },
    },
  ]
}
