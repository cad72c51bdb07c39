import { readCopyName } from '../../../src-domain/backups/copy-name.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Copy, listCopies } from '../../backups/copies.ts'
import { drives, placesBelow } from '../../backups/find-places.ts'
import { type Place, placeName, readMark } from '../../backups/place.ts'
import type { Desk } from '../desk.ts'
import { type CopyRow, copyRow } from './backup-state.ts'
import { reachedPlace, readSecondPlace, unlock } from './second-place.ts'

/** A copy as an officer names it. */
export type Chosen = {
  /** The place's folder. */
  readonly place: string
  readonly name: string
  readonly password?: string | undefined
}

export type FoundPlace = {
  readonly path: string
  readonly name: string
  readonly district?: string
  /** Without its password an encrypted place shows nothing. */
  readonly encrypted: boolean
  readonly unlocked: boolean
  readonly copies: readonly CopyRow[]
}

/**
 * The places with copies at `path` or below it: a stick, a network folder, a data folder. Problems: `backups-none`,
 * `password-wrong`.
 */
export async function findBackups({
  path,
  password,
}: {
  readonly path: string
  readonly password?: string | undefined
}): Promise<Result<FoundPlace[]>> {
  return found(path, await placesBelow(path), password)
}

/**
 * The places with copies a data folder has: in it, and its second place; for one that is not there yet, as on a new laptop,
 * whatever is on the sticks and drives. Problems: those of `findBackups`.
 */
export async function backupsOf({
  folder,
  password,
}: {
  readonly folder: string
  readonly password?: string | undefined
}): Promise<Result<FoundPlace[]>> {
  const own = await placesBelow(folder)
  const settings = await readSecondPlace(folder)
  const second = settings.ok && settings.value ? await reachedPlace(settings.value) : undefined
  const known = [...own, ...(second ? [second.root] : [])]
  const everywhere = async () => (await Promise.all((await drives()).map((drive) => placesBelow(drive)))).flat()
  return found(folder, known.length > 0 ? known : await everywhere(), password, second)
}

async function found(
  path: string,
  roots: readonly string[],
  password: string | undefined,
  known?: Place,
): Promise<Result<FoundPlace[]>> {
  const places: FoundPlace[] = []
  for (const root of new Set(roots)) {
    const mark = await readMark(root)
    const encrypted = mark?.encryption !== undefined
    const own = known?.root === root ? known : undefined
    const locked = encrypted && !password && !own
    const place = locked ? undefined : own ? ok(own) : await openPlace(root, password)
    if (place && !place.ok) return place
    const copies = place ? (await listCopies(place.value, 'newest')).map(copyRow) : []
    places.push({
      ...{ path: root, name: placeName({ root }), encrypted, unlocked: !locked, copies },
      ...given({ district: mark?.district }),
    })
  }
  const any = places.some(({ copies, unlocked }) => copies.length > 0 || !unlocked)
  return any ? ok(places) : failed(problem('backups-none', { place: path }))
}

/** The place of a chosen copy, with its key: by the password, or by what this laptop knows of its second place. */
async function openPlace(root: string, password?: string, desk?: Desk): Promise<Result<Place>> {
  const encryption = (await readMark(root))?.encryption
  if (!encryption) return ok({ root })
  if (!password && desk) {
    const settings = await readSecondPlace(desk.store.folder)
    const own = settings.ok && settings.value ? await reachedPlace(settings.value) : undefined
    if (own?.root === root) return ok(own)
  }
  const key = await unlock(encryption, password)
  return key.ok ? ok({ root, key: key.value }) : key
}

/** Problems: `copy-unknown`, `copy-altered`, `password-needed`, `password-wrong`. */
export async function findCopy(
  { place: root, name, password }: Chosen,
  desk?: Desk,
): Promise<Result<{ readonly place: Place; readonly copy: Copy }>> {
  const isName = readCopyName(name) !== undefined || /^desk-[\d-]+(-v\d+)?\.sqlite$/.test(name)
  if (!isName) return failed(problem('copy-unknown', { name }))
  const place = await openPlace(root, password, desk)
  if (!place.ok) return place
  const copy = (await listCopies(place.value, 'newest')).find((known) => known.name === name)
  if (!copy) return failed(problem('copy-unknown', { name }))
  return copy.state === 'altered' ? failed(problem('copy-altered', { name })) : ok({ place: place.value, copy })
}
