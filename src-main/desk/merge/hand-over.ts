import { realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createdAtOf, listApplications } from '../../../db/applications.ts'
import { dataFolder } from '../../../db/data-folder.ts'
import { filesIn, type NamedFile } from '../../../db/named-files.ts'
import { readRanking } from '../../../db/rankings.ts'
import { timestamp } from '../../../src-domain/backups/copy-name.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { cleanName } from '../../../src-domain/edition/package-layout.ts'
import { given } from '../../../src-domain/given.ts'
import { goesAlong } from '../../../src-domain/merge/goes-along.ts'
import {
  type HandedApplication,
  type HandedRanking,
  handOverFormat,
  handOverLimits,
} from '../../../src-domain/merge/hand-over-file.ts'
import { canonicalText, toJson } from '../../../src-domain/merge/json.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep, Steps } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { ifReadable } from '../../bugs.ts'
import { fileStream, stateOfFile } from '../../files/file-store.ts'
import { isWithin } from '../../files/is-within.ts'
import { type NewHandOver, writeHandOver } from '../../hand-over/write-hand-over.ts'
import { noticeZip } from '../../notices/write-notice.ts'
import type { Actor } from '../actor.ts'
import { batchParticulars } from '../batch/update-batch.ts'
import { change, type Desk, type Kept, type ReadableDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { noticeFiles, noticeFilesLeft } from '../notices/current-notice.ts'
import { copyOf } from '../parts/copy-of.ts'
import { rankingCopy, rankingPart } from '../parts/ranking-copy.ts'
import { standingMerges } from '../parts/standing-merges.ts'
import { type DeskCopy, withDeskCopy } from './desk-copy.ts'

export type HandingOver = {
  /** The folder the file goes to. */
  readonly to: string
  /** It lies where previews do, to be downloaded. */
  readonly asPreview?: boolean | undefined
  /** Numbers of the applications; left out, all of the batch, those withdrawn among them, and the desk itself. */
  readonly applications?: readonly string[] | undefined
  readonly password?: string | undefined
  /** For whom, or for what. */
  readonly note?: string | undefined
}

export type HandedOver = {
  readonly path: string
  readonly file: string
  readonly size: number
  readonly sha256: string
  readonly applications: number
  /** Names of the files a whole desk goes without: they are lost, or no longer what was handed in. */
  readonly lacking: readonly string[]
}

/**
 * 交出: writes applications with their files and history as one file, and reads it back. Problems: `hand-over-of-nothing`,
 * `hand-over-into-data`, `hand-over-medium-missing`, `application-unknown`, `hand-over-medium-lost`; those of `writeHandOver`.
 */
export async function handOver(
  desk: Desk,
  { to, asPreview, applications: wanted, password, note }: HandingOver,
  actor: Actor,
  { progress, signal }: LongStep = {},
): Promise<Result<HandedOver & Kept>> {
  const all = listApplications(desk.store)
  const count = wanted ? all.filter(({ id }) => wanted.includes(id)).length : all.length
  if (count === 0) return failed(problem('hand-over-of-nothing'))
  const unknown = wanted?.find((id) => !all.some((one) => one.id === id))
  if (unknown !== undefined) return failed(problem('application-unknown', { id: unknown }))
  if (count > handOverLimits.applications) {
    return failed(problem('hand-over-too-many', { most: handOverLimits.applications }))
  }
  const folder = await ifReadable(realpath(resolve(to)))
  if (folder === undefined) return failed(problem('hand-over-medium-missing', { folder: to }))
  if (!asPreview && isWithin(desk.store.folder, folder)) return failed(problem('hand-over-into-data'))

  const told: Told = { folder, wanted, password, note, actor }
  const step: LongStep = { progress, signal }
  const copying: LongStep<Steps> = { signal, progress: (steps) => progress?.({ ...steps, label: '抄写数据库' }) }
  const written = wanted
    ? await write(desk, undefined, told, step)
    : await withDeskCopy(desk, copying, (copy) => write(copy.desk, copy, told, step))
  if (!written.ok) {
    const gone = written.problem.code === 'folder-missing' || written.problem.code === 'disk-failing'
    return gone ? failed(problem('hand-over-medium-lost', { folder })) : written
  }
  return change(desk, actor, (tx) => {
    const { file, applications, sha256, size, lacking } = written.value
    const told = { file, applications, encrypted: password !== undefined, sha256, size }
    tx.record({ kind: 'handed-over', ...told, ...(lacking.length > 0 && { lacking: [...lacking] }) })
    return ok(written.value)
  })
}

type Told = Pick<HandingOver, 'password' | 'note'> & {
  readonly folder: string
  readonly wanted: readonly string[] | undefined
  readonly actor: Actor
}

/** Writes what `from` says: all of a batch from its copy, since the desk goes on meanwhile. */
async function write(
  from: ReadableDesk,
  copy: DeskCopy | undefined,
  { folder, wanted, password, note, actor }: Told,
  { progress, signal }: LongStep,
): Promise<Result<HandedOver>> {
  const notice = await (copy ? noticeFilesLeft(from) : noticeFiles(from))
  if (!notice.ok) return notice
  const all = listApplications(from.store)
  const chosen = wanted ? all.filter(({ id }) => wanted.includes(id)) : all
  const now = new Date()
  const head = headOf(from, chosen, wanted === undefined, { actor, now, note })
  const district = cleanName(head.batch.district, 40)
  // To the millisecond: two laptops may hand over onto one stick within a second, and neither file gives way to the other.
  const file = `交接_${district}_${chosen.length}件_${timestamp(now)}.zip`
  const path = join(folder, file)
  const named = new Map<string, NamedFile>((copy?.files ?? []).map((one) => [one.sha256, one]))
  const standing = standingMerges(from.store)
  function* texts() {
    for (const { id } of chosen) {
      const application = applicationOf(from, id)
      const { uid, category } = application
      const whole = handedOf(from, application, standing)
      for (const one of filesIn(whole.parts)) named.set(one.sha256, one)
      const name = applicantName(application, categoryOf(from.scheme, category)).slice(0, 1000)
      yield { uid, id, name, category, text: canonicalText(toJson(whole)) }
    }
  }
  const written = await writeHandOver(
    {
      ...{ path, password, head, notice: await noticeZip(notice.value), applications: texts, desk: copy },
      scratch: dataFolder(from.store.folder).incoming,
      files: () => [...named.values()],
      open: (sha256) => fileStream(from.store.folder, sha256),
      stateOf: (sha256) => stateOfFile(from.store.folder, sha256),
    },
    {
      signal,
      progress: ({ step, ...steps }) => progress?.({ ...steps, label: step === 'write' ? '写交接文件' : '读回核对' }),
    },
  )
  if (!written.ok) return written
  const lacking = written.value.lacking.map(({ name }) => name)
  return ok({ path, file, ...written.value, applications: chosen.length, lacking })
}

function headOf(
  desk: ReadableDesk,
  chosen: readonly Application[],
  whole: boolean,
  { actor, now, note }: { readonly actor: Actor; readonly now: Date; readonly note: string | undefined },
): NewHandOver['head'] {
  const { deskId, notice, scheme, liaison, ...batch } = batchParticulars(desk)
  const { district, recommender, preparer, phone, email, materialsOn, assembly } = batch
  return {
    ...{ format: handOverFormat, by: actor.name, at: now.toISOString(), whole },
    ...{ deskId, notice: notice ?? '', ...given({ note: note?.trim() || undefined }) },
    batch: {
      title: desk.scheme.title,
      scheme,
      district,
      recommender,
      preparer,
      phone,
      ...given({ email, materialsOn, assembly }),
    },
    liaison,
    rankings: rankingsOf(desk, chosen),
  }
}

/** A category's order goes along where all of it do: of half an order nothing could be said. */
function rankingsOf(desk: ReadableDesk, chosen: readonly Application[]): HandedRanking[] {
  const ids = new Set(chosen.map(({ id }) => id))
  const standing = standingMerges(desk.store)
  return desk.scheme.categories.flatMap(({ id: category }) => {
    if (!chosen.some((one) => one.category === category)) return []
    if (!readRanking(desk.store, category).every((id) => ids.has(id))) return []
    const { parts, written, rows } = rankingCopy(desk, category, standing)
    const by = written.parts.get(rankingPart(category))
    const order = (parts.get(rankingPart(category)) ?? []) as string[]
    return by === undefined ? [] : [{ category, order, by, rows: [...rows] }]
  })
}

function handedOf(desk: ReadableDesk, application: Application, standing: ReadonlySet<string>): HandedApplication {
  const { id, uid, category, folder } = application
  const { parts, written, rows } = copyOf(desk, application, standing)
  if (written.base === undefined) throw new Error(`${id} has no event that made it`)
  // A row from before payloads may stand for all that was written before it.
  const writers = new Set([written.base, ...written.parts.values()])
  return {
    ...{ uid, id, category, folder, createdAt: createdAtOf(desk.store, id) ?? '' },
    parts: Object.fromEntries(parts) as HandedApplication['parts'],
    base: written.base,
    written: Object.fromEntries(written.parts),
    rows: rows.filter((row) => goesAlong(row) || writers.has(row.hash)),
  }
}
