import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readCopyName } from '../../src-domain/backups/copy-name.ts'
import type { CopyReason } from '../../src-domain/backups/copy-reason.ts'
import { CopyManifest } from '../../src-domain/backups/manifest.ts'
import { newestFirst } from '../../src-domain/backups/newest-first.ts'
import { given } from '../../src-domain/given.ts'
import { ifReadable } from '../bugs.ts'
import { Undecipherable } from './cipher.ts'
import { copiesIn, folderOfCopy, type Place, parsedAs, pooled } from './place.ts'
import { contentOf, hashIn, sizeIn } from './place-files.ts'
import { type Pool, poolIn, recentPool } from './pool.ts'

/** How far a copy can be relied on. Only `whole` and `lacking` count; all but `altered` can be restored. */
export type CopyState =
  /** Database and every file it names. */
  | 'whole'
  /** Some files were lost or altered already when it was made. */
  | 'lacking'
  /** As copies were before they had their files. */
  | 'database-only'
  /** Files that were in it are gone, or known to be altered. */
  | 'incomplete'
  /** Database or manifest are no longer what was written. */
  | 'altered'

export type Copy = {
  readonly name: string
  /** ISO 8601 instant. */
  readonly at: string
  readonly reason?: CopyReason
  readonly state: CopyState
  /** Bytes of its database. */
  readonly size: number
  readonly manifest?: CopyManifest
}

/**
 * Newest first. `read`: what is read through; on a slow stick the databases until one is found to be good, and for 体检
 * every file of the pool too. `pool` as it was found lately, where that is good enough.
 */
export async function listCopies(
  place: Place,
  read: 'newest' | 'databases' | 'everything' = 'databases',
  now = new Date(),
  pool?: Pool,
): Promise<Copy[]> {
  const names = (await ifReadable(readdir(copiesIn(place)))) ?? []
  const holds = holding(place, pool ?? (await poolIn(place)), read === 'everything')
  const copies: Copy[] = []
  let found = false
  const own = names.flatMap((name) => readCopyName(name) ?? []).sort(newestFirst(now))
  for (const { name, at, reason } of own) {
    const manifest = await readManifest(place, name)
    const state = await stateOf(place, name, manifest, holds, read !== 'newest' || !found)
    found ||= isGood({ state })
    copies.push({
      ...{ name, at: manifest?.at ?? at.toISOString(), reason, state, size: manifest?.database.size ?? 0 },
      ...given({ manifest }),
    })
  }
  const order = newestFirst(now)
  const dated = (copy: Copy) => ({ at: new Date(copy.at) })
  return [...copies, ...(await formerCopies(place))].sort((a, b) => order(dated(a), dated(b)))
}

export function isGood({ state }: Pick<Copy, 'state'>): boolean {
  return state === 'whole' || state === 'lacking'
}

/** Whether a copy is one of this desk as it is here: another laptop may bring its own to the same place. */
export type IsOurs = (manifest: CopyManifest) => boolean

/** The newest copy that counts. */
export async function newestCopy(
  place: Place,
  now?: Date,
  isOurs: IsOurs = () => true,
): Promise<(Copy & { readonly manifest: CopyManifest }) | undefined> {
  for (const copy of await listCopies(place, 'newest', now, await recentPool(place))) {
    const { manifest } = copy
    if (isGood(copy) && manifest && isOurs(manifest)) return { ...copy, manifest }
  }
  return undefined
}

export function databaseOf(place: Place, name: string): string {
  return name.endsWith('.sqlite') ? join(place.root, name) : join(folderOfCopy(place, name), 'desk.sqlite')
}

function manifestPath(place: Place, name: string): string {
  return join(folderOfCopy(place, name), 'manifest.json')
}

/** Undefined where it is gone, was altered, or can't be deciphered. */
export function readManifest(place: Place, name: string): Promise<CopyManifest | undefined> {
  const path = manifestPath(place, name)
  return unchanged(path, place, async () => {
    const parts: Uint8Array[] = []
    try {
      for await (const bytes of contentOf(place, path)) parts.push(bytes)
    } catch (error) {
      if (error instanceof Undecipherable) return undefined
      throw error
    }
    return parsedAs(CopyManifest, Buffer.concat(parts).toString('utf8'))
  })
}

type Holds = (file: CopyManifest['files'][number]) => Promise<boolean>

/** Whether the pool has a file: by its size, or read through, once for all copies. */
function holding(place: Place, pool: Pool, read: boolean): Holds {
  const whole = new Map<string, boolean>()
  return async ({ sha256, size }) => {
    const path = pooled(place, sha256)
    if (pool.get(path)?.size !== sizeIn(place, size)) return false
    if (!read) return true
    const known = whole.get(sha256) ?? (await hashIn(place, path)) === sha256
    whole.set(sha256, known)
    return known
  }
}

async function stateOf(
  place: Place,
  name: string,
  manifest: CopyManifest | undefined,
  holds: Holds,
  hashed: boolean,
): Promise<CopyState> {
  if (!manifest) return 'altered'
  const { database, files, lacking } = manifest
  if (!(await isDatabase(place, databaseOf(place, name), database, hashed))) return 'altered'
  for (const file of files) if (!(await holds(file))) return 'incomplete'
  return lacking.length > 0 ? 'lacking' : 'whole'
}

async function isDatabase(
  place: Place,
  path: string,
  { sha256, size }: CopyManifest['database'],
  hashed: boolean,
): Promise<boolean> {
  const found = await ifReadable(stat(path))
  if (found?.size !== sizeIn(place, size)) return false
  return !hashed || (await unchanged(path, place, () => hashIn(place, path))) === sha256
}

/** desk-20230710-093000-123-v5.sqlite and the like, straight in the place. */
async function formerCopies(place: Place): Promise<Copy[]> {
  if (place.key) return []
  const names = (await ifReadable(readdir(place.root))) ?? []
  const copies: Copy[] = []
  for (const name of names.filter((n) => /^desk-\d{8}-\d{6}-\d{3}(-v\d+)?\.sqlite$/.test(n))) {
    const found = await ifReadable(stat(join(place.root, name)))
    const reason = /-v\d+\.sqlite$/.test(name) ? ('migration' as const) : ('hand' as const)
    if (found) {
      copies.push({ name, at: found.mtime.toISOString(), reason, state: 'database-only', size: found.size })
    }
  }
  return copies
}

/** What was read of a file stays true while the file is the same by its number, size and time; what could not be may be read next time. */
const seen = new Map<string, { readonly as: string; readonly value: unknown }>()

async function unchanged<T>(path: string, { key }: Place, read: () => Promise<T>): Promise<T | undefined> {
  const found = await ifReadable(stat(path, { bigint: true }))
  if (!found) return undefined
  const as = [found.ino, found.size, found.mtimeNs, found.ctimeNs, key?.toString('hex') ?? ''].join(' ')
  const known = seen.get(path)
  if (known?.as === as) return known.value as T
  const value = await ifReadable(read())
  if (value !== undefined) seen.set(path, { as, value })
  return value
}
