import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { eventHead, hasPassed } from '../../../db/events.ts'
import type { CopyReason } from '../../../src-domain/backups/copy-reason.ts'
import { given } from '../../../src-domain/given.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { type Copy, type CopyState, isGood, listCopies } from '../../backups/copies.ts'
import { copiesIn, folderOfCopy, type Place, placeName } from '../../backups/place.ts'
import { recentPool } from '../../backups/pool.ts'
import { ifReadable } from '../../bugs.ts'
import type { Desk } from '../desk.ts'
import { placeHere } from './make-copy.ts'
import { lastProblem } from './outcomes.ts'
import { reachedPlace, readSecondPlace } from './second-place.ts'

export type CopyRow = {
  readonly name: string
  /** ISO 8601 instant. */
  readonly at: string
  readonly reason?: CopyReason
  readonly state: CopyState
  /** Bytes of its database. */
  readonly size: number
  readonly applications?: number
  /** Files that are not in it, by name. */
  readonly lacking: readonly string[]
}

/** The newest copy that counts. */
export type NewestCopy = {
  readonly name: string
  readonly at: string
  /** Whole hours since it was made. */
  readonly hoursOld: number
  /** Nothing has happened since. */
  readonly current: boolean
}

export type PlaceState = {
  readonly kind: 'here' | 'second'
  readonly path: string
  readonly name: string
  /** A second place may be in somebody's pocket. */
  readonly there: boolean
  readonly encrypted: boolean
  /** On the disk the data are on: of no help when it fails. */
  readonly sameDisk: boolean
  /** Not there for a day or longer: when it last was, ISO 8601 instant. */
  readonly missingSince?: string
  readonly newest?: NewestCopy
  /** Bytes all its copies take. */
  readonly space: number
  /** Newest first. */
  readonly copies: readonly CopyRow[]
  /** Why the last copy was not made. */
  readonly problem?: string
}

const hour = 3_600_000
/** A second place that has not been there for so long is asked for. */
const missedAfter = 24 * hour

/** The copies in the data folder, and in the second place where one has been named. `whole`: their files are read, too. */
export async function backupState(desk: Desk, now = new Date(), whole = false): Promise<Result<readonly PlaceState[]>> {
  const here = await stateHere(desk, now, whole)
  const settings = await readSecondPlace(desk.store.folder)
  // What is here is shown all the same, and the second place can be named anew beside it.
  if (!settings.ok) return ok([{ ...here, problem: here.problem ?? settings.problem.message }])
  if (!settings.value) return ok([here])
  const { path, key, seenAt, newest } = settings.value
  const place = await reachedPlace(settings.value)
  const second = {
    kind: 'second' as const,
    encrypted: key !== undefined,
    ...given({ problem: lastProblem(desk.store, 'second')?.message }),
  }
  if (place) {
    return ok([here, { ...second, ...(await filled(desk, place, now, whole ? 'everything' : 'newest')), there: true }])
  }
  const age = now.getTime() - Date.parse(seenAt)
  return ok([
    here,
    {
      ...second,
      ...{ path, name: placeName({ root: path }), there: false, sameDisk: false, space: 0, copies: [] },
      ...given({ missingSince: age >= missedAfter ? seenAt : undefined }),
      ...given({ newest: newest && newestOf(desk, newest, now) }),
    },
  ])
}

async function stateHere(desk: Desk, now: Date, whole: boolean): Promise<PlaceState> {
  const place = await filled(desk, placeHere(desk.store.folder), now, whole ? 'everything' : 'databases')
  const problem = lastProblem(desk.store, 'here')?.message
  return { kind: 'here', there: true, encrypted: false, ...place, ...given({ problem }) }
}

async function filled(desk: Desk, place: Place, now: Date, read: Parameters<typeof listCopies>[1]) {
  const copies = await listCopies(place, read, now)
  // What another laptop brought there is no copy of this one.
  const isOurs = ({ manifest }: Copy) => place.beside || (manifest && hasPassed(desk.store, manifest.head))
  const good = copies.find((copy) => isGood(copy) && isOurs(copy))
  const head = good?.manifest?.head.hash
  return {
    ...{ path: place.root, name: placeName(place), copies: copies.map(copyRow), space: await spaceOf(place) },
    sameDisk: await isSameDisk(place.root, desk.store.folder),
    ...given({ newest: good && head !== undefined ? newestOf(desk, { ...good, hash: head }, now) : undefined }),
  }
}

export function copyRow({ manifest, name, at, reason, state, size }: Copy): CopyRow {
  return {
    ...{ name, at, state, size, lacking: manifest?.lacking.map((file) => file.name) ?? [] },
    ...given({ reason, applications: manifest?.applications }),
  }
}

function newestOf(
  { store }: Desk,
  { name, at, hash }: { readonly name: string; readonly at: string; readonly hash: string },
  now: Date,
): NewestCopy {
  const hoursOld = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / hour))
  return { name, at, hoursOld, current: eventHead(store).hash === hash }
}

async function isSameDisk(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => ifReadable(stat(path))))
  return one !== undefined && one.dev === other?.dev
}

/** Hard links are counted once, and as what they are: a copy here takes little beside the data. */
async function spaceOf(place: Place): Promise<number> {
  let bytes = 0
  for (const { size, links } of (await recentPool(place)).values()) if (links === 1) bytes += size
  for (const folder of [place.root, ...(await copyFolders(place))]) {
    for (const entry of (await ifReadable(readdir(folder, { withFileTypes: true }))) ?? []) {
      const found = entry.isFile() ? await ifReadable(stat(join(folder, entry.name))) : undefined
      if (found && found.nlink === 1) bytes += found.size
    }
  }
  return bytes
}

async function copyFolders(place: Place): Promise<string[]> {
  return ((await ifReadable(readdir(copiesIn(place)))) ?? []).map((name) => folderOfCopy(place, name))
}
