import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { writeBatch } from '../../../db/batch.ts'
import { dataFolder, folderName, syncFolder } from '../../../db/data-folder.ts'
import { commonEnd, eventHead } from '../../../db/events.ts'
import { forgetHead, noteHead } from '../../../db/head-note.ts'
import { namedFiles } from '../../../db/named-files.ts'
import { problemOf } from '../../../db/problems.ts'
import { timestamp } from '../../../src-domain/backups/copy-name.ts'
import { given } from '../../../src-domain/given.ts'
import { hasRight } from '../../../src-domain/people/rights.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Copy, databaseOf } from '../../backups/copies.ts'
import { type Place, placeName, readMark } from '../../backups/place.ts'
import { ifReadable, isSystemError } from '../../bugs.ts'
import { claimFile } from '../../files/file-store.ts'
import { makeFolder } from '../../files/folders.ts'
import type { Actor } from '../actor.ts'
import { batchParticulars } from '../batch/update-batch.ts'
import { batchOf, change, closeDesk, type Desk, openDesk, preparerOf } from '../desk.ts'
import { activeOfficers } from '../people/officers.ts'
import { type CopyRow, copyRow } from './backup-state.ts'
import { type Chosen, findCopy } from './chosen-copy.ts'
import { type Difference, differenceTo } from './difference.ts'
import { copiesAtRest, copyDesk } from './make-copy.ts'
import { bringFiles, filesNowhere } from './restored-files.ts'
import { keepSecondPlace, readSecondPlace } from './second-place.ts'
import { type StagedCopy, stageCopy } from './stage-copy.ts'

/** What is to be restored, and the data folder it goes into. */
export type RestoreInput = Chosen & { readonly folder: string }

/** What an officer sees before deciding. */
export type RestorePlan = {
  readonly copy: CopyRow
  readonly district: string
  readonly applications: number
  /** Files it names, and by name those that are nowhere; that the others are sound is found when they are brought. */
  readonly files: number
  readonly missing: readonly string[]
  /** What is in the data folder now: a desk, one that can't be opened, or none. */
  readonly present: 'open' | 'damaged' | 'none'
  /** What the present has that the copy has not. */
  readonly lost: Difference
  /** What the copy has that the present has not, as after an earlier restore. */
  readonly regained: Difference
}

export type Restored = {
  /** The copy of what was there before, by whose restore this one is undone. */
  readonly keptAs?: string
  /** When that was made, ISO 8601 instant. */
  readonly keptAt?: string
  /** Where a damaged database was put, as it was. */
  readonly aside?: string
  /** Files that could not be brought back, by name. */
  readonly missing: readonly string[]
}

/** Whoever has a desk open lets it be replaced: closed, its database exchanged, and opened again. */
export type Replaceable = {
  desk(): Desk | undefined
  replace(folder: string, exchange: () => Result<unknown>): Result<Desk>
}

const none: Difference = { events: 0, lines: [] }

/** Looks at a copy and what restoring it would mean; nothing changes. */
export function planRestore(
  holder: Replaceable,
  input: RestoreInput,
  by: Actor | undefined,
  step: LongStep = {},
): Promise<Result<RestorePlan>> {
  return oneByOne(holder, () => planNow(holder, input, by, step))
}

function planNow(
  holder: Replaceable,
  input: RestoreInput,
  by: Actor | undefined,
  step: LongStep,
): Promise<Result<RestorePlan>> {
  return withCopy(holder, input, async ({ place, copy, staged, present }) => {
    // What it would lose is told line by line: of a desk that is not open that is for nobody who may not restore it.
    if (present.desk && present.desk !== holder.desk() && !isTheirs(present.desk, by))
      return failed(problem('restore-of-others', { store: folderName(input.folder) }))
    const { desk } = staged
    const files = namedFiles(desk.store)
    const missing = await filesNowhere(place, input.folder, files, step)
    const now = present.desk
    return ok({
      copy: copyRow(copy),
      district: batchOf(desk).district,
      applications: copy.manifest?.applications ?? 0,
      files: files.length,
      missing: missing.map((file) => file.name),
      present: present.kind,
      lost: now ? differenceTo(now, desk) : none,
      regained: now ? differenceTo(desk, now) : none,
    })
  })
}

/**
 * 恢复: makes the data folder what the copy holds. What is there is kept first, as a copy or, where it can't be opened,
 * as it is under aside/; the database is exchanged whole, with the event that says so already in it. Problems: those of
 * `findCopy` and `stageCopy`, `copy-of-other-desk`, `restore-of-others`, `restore-under-way`, `restore-overtaken`, and what
 * keeps the present from being kept.
 */
export async function restoreCopy(
  holder: Replaceable,
  input: RestoreInput,
  by: Actor | undefined,
  step: RestoreStep = {},
): Promise<Result<Restored>> {
  // What the second would lose was seen before the first.
  if (restoring.has(holder)) return failed(problem('restore-under-way'))
  restoring.add(holder)
  return oneByOne(holder, () => restoreNow(holder, input, by, step)).finally(() => restoring.delete(holder))
}

type RestoreStep = LongStep & { readonly now?: Date }

const restoring = new WeakSet<Replaceable>()
const turns = new WeakMap<Replaceable, Promise<unknown>>()

/** A restore closes the desk that another, or a look at a copy, would be reading. */
function oneByOne<T>(holder: Replaceable, work: () => Promise<T>): Promise<T> {
  const own = (turns.get(holder) ?? Promise.resolve()).then(work)
  turns.set(
    holder,
    own.catch(() => {}),
  )
  return own
}

async function restoreNow(
  holder: Replaceable,
  input: RestoreInput,
  by: Actor | undefined,
  step: RestoreStep,
): Promise<Result<Restored>> {
  // The copy is staged in it, so that it can be moved into its place in one stroke.
  const made = await ifReadable(makeFolder(resolve(input.folder), 0o700).then(() => true))
  if (!made) return failed(problem('out-unusable', { folder: input.folder }))
  return withCopy(holder, input, async ({ place, copy, staged, present }) => {
    const folder = resolve(input.folder)
    if (present.desk && !isTheirs(present.desk, by))
      return failed(problem('restore-of-others', { store: folderName(folder) }))
    const named = namedFiles(staged.desk.store)
    // What the present does not name may be on its way out.
    for (const { sha256 } of named) await claimFile(folder, sha256)
    const missing = await bringFiles(place, folder, named, step)
    if (!missing.ok) return missing
    // On a stick that was pulled out they are all the same.
    if (missing.value.length > 0 && !(await ifReadable(stat(databaseOf(place, copy.name)))))
      return failed(problem('restore-place-gone', { place: placeName(place) }))
    const now = step.now ?? new Date()
    const kept = present.desk ? await copyDesk(present.desk, 'restore', { now }) : undefined
    if (kept && !kept.ok) return kept
    const noted = noteRestored(staged.desk, copy, present.desk, by)
    if (!noted.ok) return failed(unwritable(noted.problem, folder))
    closeDesk(staged.desk)
    // From here on nothing is awaited: no change can come in between.
    if (present.desk && kept && eventHead(present.desk.store).hash !== kept.value.manifest.head.hash)
      return failed(problem('restore-overtaken'))
    if (present.desk && present.desk !== holder.desk()) closeDesk(present.desk)
    const aside = join(dataFolder(folder).aside, timestamp(now))
    const damaged = !present.desk && isAnyOf(databaseFiles(folder))
    const opened = holder.replace(folder, () => exchange(folder, staged.database, { aside, damaged }))
    if (!opened.ok) return opened
    noteHead(folder, eventHead(opened.value.store))
    await adopt(folder, place, now)
    return ok({
      missing: missing.value.map((file) => file.name),
      ...given({ keptAs: kept?.value.name, keptAt: kept?.value.manifest.at, aside: damaged ? aside : undefined }),
    })
  })
}

type Work = {
  readonly place: Place
  readonly copy: Copy
  readonly staged: StagedCopy
  readonly present: Present
}

type Present =
  | { readonly kind: 'open'; readonly desk: Desk }
  | { readonly kind: 'damaged' | 'none'; readonly desk?: undefined }

async function withCopy<T>(
  holder: Replaceable,
  input: RestoreInput,
  work: (on: Work) => Promise<Result<T>>,
): Promise<Result<T>> {
  const present = presentOf(holder, resolve(input.folder))
  if (!present.ok) return present
  const { desk } = present.value
  try {
    const found = await findCopy(input, holder.desk())
    if (!found.ok) return found
    const { place, copy } = found.value
    const staged = await stageCopy(place, copy, input.folder)
    if (!staged.ok) return staged
    try {
      if (desk && !isSameDesk(desk, staged.value.desk)) return failed(problem('copy-of-other-desk'))
      return await work({ place, copy, staged: staged.value, present: present.value })
    } finally {
      await staged.value.discard()
    }
  } finally {
    if (desk && desk !== holder.desk()) {
      await copiesAtRest(desk.store)
      closeDesk(desk)
    }
  }
}

/** What people have worked on gives way only to who may manage it there, whichever desk the call came through. */
function isTheirs(desk: Desk, by: Actor | undefined): boolean {
  const officers = activeOfficers(desk)
  const actor = officers.find(({ uid }) => uid === by?.officer?.uid)
  return officers.length === 0 || (actor !== undefined && hasRight(actor.roles, 'manage'))
}

/** A copy from before desks had an id has been given another one; its record tells whose it is. */
function isSameDesk(one: Desk, other: Desk): boolean {
  return batchParticulars(one).deskId === batchParticulars(other).deskId || commonEnd(one.store, other.store) > 0
}

/** What is in the folder now. A desk opened for this is closed by `withCopy`. */
function presentOf(holder: Replaceable, folder: string): Result<Present> {
  const held = holder.desk()
  if (held && resolve(held.store.folder) === folder) return ok({ kind: 'open', desk: held })
  const opened = openDesk(folder)
  if (opened.ok) return ok({ kind: 'open', desk: opened.value })
  if (!canBeRestoredInto(opened.problem)) return opened
  return ok({ kind: opened.problem.code === 'store-missing' ? 'none' : 'damaged' })
}

/** Whether a folder that could not be opened is one a copy may go into. */
export function canBeRestoredInto({ code }: Problem): boolean {
  return code === 'store-missing' || code === 'store-damaged' || code === 'store-altered'
}

/** What the record says of it, and the id this desk has. */
function noteRestored(staged: Desk, { at, reason }: Copy, present: Desk | undefined, by: Actor | undefined) {
  const lost = present ? differenceTo(present, staged).events : 0
  return change(staged, by ?? preparerOf(batchOf(staged)), (tx) => {
    const batch = batchParticulars(tx)
    const deskId = present ? batchParticulars(present).deskId : batch.deskId
    if (deskId !== batch.deskId) writeBatch(tx.store, { ...batch, deskId })
    tx.record({ kind: 'desk-restored', copyAt: at, lost, ...given({ reason }) })
    return ok({})
  })
}

/** What keeps a staged copy from being written, said of the folder it lies in. */
function unwritable({ code }: Problem, folder: string): Problem {
  return problem(code === 'store-full' ? code : 'store-unusable', { store: folderName(folder) })
}

/** The database of a folder, and the logs it may have beside it. */
function databaseFiles(folder: string): readonly [database: string, ...logs: string[]] {
  const { database } = dataFolder(folder)
  return [database, ...['-wal', '-shm', '-journal'].map((end) => `${database}${end}`)]
}

function isAnyOf(paths: readonly string[]): boolean {
  return paths.some((path) => existsSync(path))
}

/**
 * Puts the new database in the place of the old one, in one stroke; no log of the old one ever meets it. One that was
 * open leaves a log, too, where the disk was too full to close it.
 */
function exchange(
  folder: string,
  staged: string,
  { aside, damaged }: { readonly aside: string; readonly damaged: boolean },
): Result<unknown> {
  const [database, ...logs] = databaseFiles(folder)
  // What stands in a log of its own would stay behind.
  if (isAnyOf([`${staged}-wal`])) return failed(problem('restore-failed', { store: folderName(folder) }))
  const moved: string[] = []
  try {
    if (damaged || isAnyOf(logs)) {
      mkdirSync(aside, { recursive: true, mode: 0o700 })
      if (existsSync(database)) sameFile(database, join(aside, basename(database)))
      for (const log of logs.filter((path) => existsSync(path))) {
        renameSync(log, join(aside, basename(log)))
        moved.push(log)
      }
      syncFolder(aside)
    }
    // The end of the record that is no longer there is nothing to miss: the event says what has gone.
    forgetHead(folder)
    renameSync(staged, database)
  } catch (error) {
    problemOf(error, folder)
    // The old one is nothing without its logs.
    for (const log of moved) ifPossible(() => renameSync(join(aside, basename(log)), log))
    return failed(problem('restore-failed', { store: folderName(folder) }))
  }
  try {
    syncFolder(folder)
    return ok(undefined)
  } catch (error) {
    problemOf(error, folder)
    return failed(problem('restore-unsynced', { store: folderName(folder) }))
  }
}

/** On a disk that has just refused something, what is not done either is told by that. */
function ifPossible(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!isSystemError(error)) throw error
  }
}

/** The old one has its second name before it loses its first. */
function sameFile(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    // A disk without links.
    copyFileSync(from, to)
  }
}

/** A laptop that takes over from a second place goes on with it. */
async function adopt(folder: string, place: Place, now: Date): Promise<void> {
  const mark = await readMark(place.root)
  const known = await readSecondPlace(folder)
  if (!mark || !known.ok || known.value) return
  await mkdir(dataFolder(folder).backups, { recursive: true })
  await keepSecondPlace(folder, {
    ...{ format: 1, path: resolve(place.root), placeId: mark.placeId, seenAt: now.toISOString() },
    ...given({ key: place.key?.toString('hex') }),
  })
}
