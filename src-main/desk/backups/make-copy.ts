import { rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { backup } from '../../../db/backup.ts'
import { dataFolder, folderName } from '../../../db/data-folder.ts'
import { eventHead, hasPassed } from '../../../db/events.ts'
import { problemOf } from '../../../db/problems.ts'
import { isThere, type Store } from '../../../db/store.ts'
import { copyName } from '../../../src-domain/backups/copy-name.ts'
import type { CopyReason } from '../../../src-domain/backups/copy-reason.ts'
import type { CopyManifest } from '../../../src-domain/backups/manifest.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { databaseOf, newestCopy } from '../../backups/copies.ts'
import { settle } from '../../backups/look-through.ts'
import { copiesIn, folderOfCopy, type Place, unfinishedName } from '../../backups/place.ts'
import { forgetPool } from '../../backups/pool.ts'
import { rotate } from '../../backups/rotate.ts'
import { bringCopy, keepFiles, placeProblem, writeManifest } from '../../backups/write-copy.ts'
import { makeFolder, syncFolder } from '../../files/folders.ts'
import { batchParticulars } from '../batch/update-batch.ts'
import type { Desk } from '../desk.ts'
import { noteOutcome } from './outcomes.ts'
import { noteOfPlace, reachedPlace, readSecondPlace } from './second-place.ts'

/** A copy by its name with what is written beside it. */
export type MadeCopy = { readonly name: string; readonly manifest: CopyManifest }

export type CopyOptions = LongStep & {
  readonly now?: Date | undefined
  /** Nothing is done where the newest copy holds everything. */
  readonly unlessCurrent?: boolean
}

/** The place every desk has: backups/ in the data folder. */
export function placeHere(folder: string): Place {
  return { root: dataFolder(folder).backups, beside: true }
}

/**
 * Makes a whole copy in the data folder, and brings it to the second place where that is there. What keeps it from the
 * second place is noted (`lastProblem`) and no failure: the copy here has been made.
 */
export function copyDesk(desk: Desk, reason: CopyReason, options: CopyOptions = {}): Promise<Result<MadeCopy>> {
  return inTurn(desk.store, async () => {
    const newest = options.unlessCurrent ? await newestCopy(placeHere(desk.store.folder)) : undefined
    if (newest?.manifest.head.hash === eventHead(desk.store).hash) return ok(newest)
    const made = await copyHere(desk, reason, options)
    if (made.ok) await bringTo(desk, made.value, options)
    return made
  })
}

/** Resolves once no copy of the desk is being made: only then may it be closed. */
export async function copiesAtRest(store: Store): Promise<void> {
  await running.get(store)
}

const running = new WeakMap<Store, Promise<unknown>>()

/** One copy at a time: what is swept must not be what another is writing. */
export function inTurn<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const own = (running.get(store) ?? Promise.resolve()).then(work)
  running.set(
    store,
    own.catch(() => {}),
  )
  return own
}

export async function copyHere(desk: Desk, reason: CopyReason, { now = new Date(), ...step }: CopyOptions) {
  const made = await writeHere(desk, reason, now, step)
  noteOutcome(desk.store, 'here', made, now)
  return made
}

async function writeHere(desk: Desk, reason: CopyReason, now: Date, step: LongStep): Promise<Result<MadeCopy>> {
  if (!isThere(desk.store)) return failed(problem('store-gone', { store: folderName(desk.store.folder) }))
  const place = placeHere(desk.store.folder)
  const name = copyName(now, reason)
  const temporary = unfinishedName(folderOfCopy(place, name))
  const database = join(temporary, 'desk.sqlite')
  // Officers know the folder, and nothing of what is written in it under which name.
  const unwritten = failed(problem('backup-failed', { file: join(basename(desk.store.folder), basename(place.root)) }))
  try {
    await makeFolder(temporary, 0o700)
    const copied = await backup(desk.store, database, {
      progress: (steps) => step.progress?.({ ...steps, label: '备份数据库' }),
    })
    if (!copied.ok) return unwritten
    step.progress?.({ done: 0, total: 0, label: '核对备份' })
    const settled = await settle(database)
    if (!settled.ok) return isOfDisk(settled.problem) ? unwritten : failed(ofCopying(settled.problem))
    const { version, head, applications, files, database: measured } = settled.value
    const lost = new Set(
      (await keepFiles(place, desk.store.folder, { files, reason }, step)).map((file) => file.sha256),
    )
    const { deskId, district, scheme } = batchParticulars(desk)
    const manifest: CopyManifest = {
      ...{ format: 1, deskId, district, scheme, reason, at: now.toISOString(), version, head, applications },
      database: measured,
      files: files.filter(({ sha256 }) => !lost.has(sha256)),
      lacking: files.filter(({ sha256 }) => lost.has(sha256)),
    }
    if (!(await writeManifest(place, temporary, manifest))) return unwritten
    await rename(temporary, folderOfCopy(place, name))
    await syncFolder(copiesIn(place))
    await rotate(place, now)
    return ok({ name, manifest })
  } catch (error) {
    const found = problemOf(error, desk.store.folder)
    return isOfDisk(found) ? unwritten : failed(found)
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Nothing was to be kept but the copy: that is what the disk refused. */
function isOfDisk({ code }: Problem): boolean {
  return code === 'backup-failed' || code === 'store-full' || code === 'store-unusable'
}

/** What is wrong with a copy that was just made is wrong with what it was made from. */
function ofCopying(found: Problem): Problem {
  return found.code === 'copy-damaged' ? problem('copy-of-damaged') : found
}

/** Brings a copy made here to the second place, where that is there. */
export async function bringTo(desk: Desk, { name, manifest }: MadeCopy, { now = new Date(), ...step }: CopyOptions) {
  const { folder } = desk.store
  const settings = await readSecondPlace(folder)
  if (!settings.ok || !settings.value) return
  const place = await reachedPlace(settings.value)
  if (!place) return
  const database = databaseOf(placeHere(folder), name)
  const brought = await bringCopy(place, { dataFolder: folder, database, name }, manifest, step)
  forgetPool(place)
  noteOutcome(desk.store, 'second', brought, now)
  if (!brought.ok) return
  const newest = { name, at: manifest.at, hash: manifest.head.hash }
  await noteOfPlace(folder, settings.value.placeId, { path: place.root, seenAt: now.toISOString(), newest })
  await rotate(place, now, ({ head }) => hasPassed(desk.store, head)).catch((error: unknown) =>
    noteOutcome(desk.store, 'second', failed(placeProblem(error, place)), now),
  )
}
