import { randomUUID } from 'node:crypto'
import { mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { dataFolder } from '../../../db/data-folder.ts'
import { newUid } from '../../../db/uid.ts'
import type { PlaceMark } from '../../../src-domain/backups/manifest.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type KeyCost, keyOf, newKey, opens, type PlaceKey } from '../../backups/cipher.ts'
import { findPlace, placesBelow } from '../../backups/find-places.ts'
import { type Place, parsedAs, placeName, readMark, writeMark } from '../../backups/place.ts'
import { ifReadable, isSystemError } from '../../bugs.ts'
import { finishedBytes } from '../../files/finished-file.ts'
import { isWithin } from '../../files/is-within.ts'
import { batchParticulars } from '../batch/update-batch.ts'
import type { Desk } from '../desk.ts'

/**
 * The second place, as this laptop knows it. The key lies here, readable to the owner alone, so that copies make
 * themselves; whoever has only the stick needs the password, which is kept nowhere.
 */
const SecondPlace = z.strictObject({
  format: z.literal(1),
  path: z.string(),
  placeId: z.string(),
  key: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .exactOptional(),
  /** When it was last there, ISO 8601 instant. */
  seenAt: z.string(),
  /** The newest copy that was brought there. */
  newest: z.strictObject({ name: z.string(), at: z.string(), hash: z.string() }).exactOptional(),
})
export type SecondPlace = z.output<typeof SecondPlace>

/** No shorter password. */
export const shortestPassword = 8

/** Undefined where none has been named. Problem: `backup-settings-unreadable`. */
export async function readSecondPlace(folder: string): Promise<Result<SecondPlace | undefined>> {
  const path = settingsOf(folder)
  if (!(await ifReadable(stat(path)))) return ok(undefined)
  const text = await ifReadable(readFile(path, 'utf8'))
  const read = text === undefined ? undefined : parsedAs(SecondPlace, text)
  return read ? ok(read) : failed(problem('backup-settings-unreadable'))
}

export async function keepSecondPlace(folder: string, place: SecondPlace): Promise<Result<unknown>> {
  await mkdir(dataFolder(folder).backups, { recursive: true })
  return finishedBytes(settingsOf(folder), Buffer.from(`${JSON.stringify(place)}\n`))
}

/** Notes what was learnt of the place, unless it was forgotten or another was named meanwhile: a copy takes minutes. */
export async function noteOfPlace(
  folder: string,
  placeId: string,
  learnt: Partial<Pick<SecondPlace, 'path' | 'seenAt' | 'newest'>>,
): Promise<void> {
  const now = await readSecondPlace(folder)
  if (now.ok && now.value?.placeId === placeId) await keepSecondPlace(folder, { ...now.value, ...learnt })
}

/** Where the second place is now, with its key; undefined while it is not there. */
export async function reachedPlace({ path, placeId, key }: SecondPlace): Promise<Place | undefined> {
  const root = await findPlace(path, placeId)
  if (root === undefined) return undefined
  const encryption = (await readMark(root))?.encryption
  const known = key === undefined ? undefined : Buffer.from(key, 'hex')
  if (!encryption) return { root }
  return known && opens(known, encryption) ? { root, key: known } : undefined
}

/**
 * 第二个备份位置: a stick or a network folder, named once. Copies go into a folder of this desk's own in it, which one
 * that is there already stays. Problems: `backup-place-missing`, `backup-place-inside`, `backup-place-unwritable`,
 * `password-short`, `password-needed` and `password-wrong` for one that has a password already.
 */
export async function nameSecondPlace(
  desk: Desk,
  { path, password }: { readonly path: string; readonly password?: string | undefined },
  now = new Date(),
  cost?: KeyCost,
): Promise<Result<Place>> {
  const usable = await usableFolder(desk, path)
  if (!usable.ok) return usable
  const folder = usable.value
  const there = await ownPlace(desk, folder)
  const place = there ? await unlocked(there.root, there.mark, password) : await newPlace(desk, folder, password, cost)
  if (!place.ok) return place
  const { root, key, placeId } = place.value
  const settings: SecondPlace = {
    ...{ format: 1, path: root, placeId, seenAt: now.toISOString() },
    ...given({ key: key?.toString('hex') }),
  }
  const kept = await keepSecondPlace(desk.store.folder, settings)
  return kept.ok ? ok({ root, ...given({ key }) }) : kept
}

/** Copies go there no longer; those that are there stay. */
export async function forgetSecondPlace(desk: Desk): Promise<void> {
  await rm(settingsOf(desk.store.folder), { force: true })
}

type Marked = Place & { readonly placeId: string }

async function unlocked(root: string, mark: PlaceMark, password: string | undefined): Promise<Result<Marked>> {
  const { placeId, encryption } = mark
  if (!encryption) return ok({ root, placeId })
  const key = await unlock(encryption, password)
  return key.ok ? ok({ root, placeId, key: key.value }) : key
}

/** The key of an encrypted place. Problems: `password-needed`, `password-wrong`. */
export async function unlock(
  encryption: NonNullable<PlaceMark['encryption']>,
  password: string | undefined,
): Promise<Result<PlaceKey>> {
  if (password === undefined || password === '') return failed(problem('password-needed'))
  const key = await keyOf(password, encryption)
  return key ? ok(key) : failed(problem('password-wrong'))
}

async function newPlace(
  desk: Desk,
  folder: string,
  password: string | undefined,
  cost: KeyCost | undefined,
): Promise<Result<Marked>> {
  if (password && [...password].length < shortestPassword) return failed(problem('password-short'))
  const { deskId, district, scheme } = batchParticulars(desk)
  const name = `遴选备份-${district}`
  const taken = await ifReadable(stat(join(folder, name)))
  const root = join(folder, taken ? `${name}-${deskId.slice(0, 6)}-${randomUUID().slice(0, 4)}` : name)
  const made = password ? await newKey(password, cost) : undefined
  const placeId = newUid()
  const mark: PlaceMark = {
    ...{ format: 1, kind: 'selection-desk-copies', placeId, deskId, district, scheme },
    ...given({ encryption: made?.encryption }),
  }
  const written = await writeMark(root, mark)
  if (!written.ok) return failed(problem('backup-place-unwritable', { place: folder }))
  return ok({ root, placeId, ...given({ key: made?.key }) })
}

/** The place this desk has in the folder already. */
async function ownPlace(desk: Desk, folder: string) {
  const { deskId } = batchParticulars(desk)
  for (const root of [folder, ...(await placesBelow(folder))]) {
    const mark = await readMark(root)
    if (mark?.deskId === deskId) return { root, mark }
  }
  return undefined
}

async function usableFolder(desk: Desk, path: string): Promise<Result<string>> {
  const missing = problem('backup-place-missing', { place: path })
  if (!isAbsolute(path)) return failed(missing)
  const folder = await ifReadable(realpath(path))
  if (folder === undefined || !(await ifReadable(stat(folder)))?.isDirectory()) return failed(missing)
  if (isWithin(desk.store.folder, folder)) return failed(problem('backup-place-inside'))
  return (await isWritable(folder))
    ? ok(folder)
    : failed(problem('backup-place-unwritable', { place: placeName({ root: folder }) }))
}

async function isWritable(folder: string): Promise<boolean> {
  const probe = join(folder, `.${randomUUID()}`)
  try {
    await writeFile(probe, 'x', { flag: 'wx' })
    await rm(probe)
    return true
  } catch (error) {
    if (isSystemError(error)) return false
    throw error
  }
}

function settingsOf(folder: string): string {
  return join(dataFolder(folder).backups, 'second-place.json')
}
