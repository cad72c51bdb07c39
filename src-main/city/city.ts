import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { cityFolder } from '../../db/city/folder.ts'
import { type CityHead, insertHead, readHead } from '../../db/city/head.ts'
import { type CityStore, closeCityStore, openCityStore, transaction } from '../../db/city/store.ts'
import { dataFolder } from '../../db/data-folder.ts'
import { newUid } from '../../db/uid.ts'
import { schemeFile } from '../../src-domain/notices/manifest.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { isSystemError } from '../bugs.ts'
import { finishedBytes } from '../files/finished-file.ts'
import type { NoticePackage } from '../notices/notice-package.ts'

/** An open 汇总: the city's desk for one notice. */
export type City = { readonly folder: string; readonly store: CityStore; readonly head: CityHead }

/** city.json: what makes a folder one, and which database it goes by. */
const Mark = z.object({
  kind: z.literal('city'),
  version: z.literal(1),
  uid: z.string(),
  database: z.string().optional(),
})
type Mark = z.infer<typeof Mark>

/** Whether a folder is a city's, for whoever opens one of either kind. */
export function isCityFolder(folder: string): boolean {
  return existsSync(cityFolder(folder).mark)
}

/**
 * Makes a city's folder for a notice. The database's password is not kept: it stands in the machine's own places, PGPASSWORD
 * or ~/.pgpass. Problems: `city-exists`, `city-database-address`, `city-database-other`, those of `openCityStore` and the disk.
 */
export async function createCity(
  folder: string,
  { notice, database }: { readonly notice: NoticePackage; readonly database?: string | undefined },
): Promise<Result<City>> {
  const place = newPlace(folder, database)
  if (!place.ok) return place
  // A database that can't be reached leaves no folder behind that would be in the way of another try.
  const store = await openCityStore(folder, database)
  if (!store.ok) return store
  mkdirSync(cityFolder(folder).packages, { recursive: true, mode: 0o700 })
  const made = await keepHead(store.value, notice)
  const marked = made.ok ? await writeMark(folder, { uid: made.value.uid, ...place.value }) : made
  if (made.ok && marked.ok) return ok({ folder: resolve(folder), store: store.value, head: made.value })
  await closeCityStore(store.value)
  return made.ok ? (marked as Result<never>) : made
}

/** Whether a 汇总 can be made in a folder, and the address its mark is to name. Problems: `city-exists`, `city-database-address`. */
export function newPlace(
  folder: string,
  database: string | undefined,
): Result<{ readonly database?: string | undefined }> {
  if (isTaken(folder)) return failed(problem('city-exists', { folder: named(folder) }))
  if (database === undefined) return ok({})
  const address = withoutPassword(database)
  return address === undefined ? failed(problem('city-database-address')) : ok({ database: address })
}

/** A file, or a folder one may not look into, is somebody's too. */
function isTaken(folder: string): boolean {
  if (!existsSync(folder)) return false
  try {
    return readdirSync(folder).length > 0
  } catch (error) {
    if (isSystemError(error)) return true
    throw error
  }
}

/** Last, so that a folder is a 汇总 only once everything in it is there. */
export function writeMark(
  folder: string,
  { uid, database }: { readonly uid: string; readonly database?: string | undefined },
): Promise<Result<unknown>> {
  const mark: Mark = { kind: 'city', version: 1, uid, ...(database !== undefined && { database }) }
  return finishedBytes(cityFolder(folder).mark, Buffer.from(`${JSON.stringify(mark, null, 1)}\n`))
}

async function keepHead(store: CityStore, notice: NoticePackage): Promise<Result<CityHead>> {
  return transaction(store, async (writing) => {
    if (await readHead(writing)) return failed(problem('city-database-other'))
    const { scheme, hash, files } = notice
    const schemeJson = new TextDecoder().decode(files.get(schemeFile))
    const row = { uid: newUid(), scheme: scheme.id, notice: hash, schemeJson, at: new Date().toISOString() }
    await insertHead(writing, row)
    const head = await readHead(writing)
    return head ? ok(head) : failed(problem('city-database-empty'))
  })
}

/**
 * Opens a city's folder. `database` is its address with a password, where that stands nowhere else. Problems: `city-missing`,
 * `city-mark-unreadable`, `city-database-empty`, `city-database-other`, those of `openCityStore`.
 */
export async function openCity(folder: string, database?: string): Promise<Result<City>> {
  if (!isCityFolder(folder)) return failed(problem('city-missing', { folder: named(folder) }))
  const mark = readMark(folder)
  if (!mark) return failed(problem('city-mark-unreadable', { folder: named(folder) }))
  const store = await openCityStore(folder, mark.database === undefined ? undefined : (database ?? mark.database))
  if (!store.ok) return store
  const head = await readHead(store.value.db)
  if (store.value.kind === 'sqlite') sweep(folder)
  if (head?.uid === mark.uid) return ok({ folder: resolve(folder), store: store.value, head })
  await closeCityStore(store.value)
  return failed(problem(head ? 'city-database-other' : 'city-database-empty'))
}

export async function closeCity({ store }: City): Promise<void> {
  await closeCityStore(store)
}

function readMark(folder: string): Mark | undefined {
  try {
    return Mark.parse(JSON.parse(readFileSync(cityFolder(folder).mark, 'utf8')))
  } catch {
    return undefined
  }
}

/** What a killed process has left half-written; where the store is held by this process alone, nobody else is writing. */
function sweep(folder: string): void {
  const { packages, exports } = cityFolder(folder)
  rmSync(dataFolder(folder).incoming, { recursive: true, force: true })
  for (const place of [packages, exports].filter((one) => existsSync(one)))
    for (const name of readdirSync(place)) if (/\.part(ial)?$/.test(name)) rmSync(join(place, name), { force: true })
}

/** postgres://officer@server:5432/city; undefined for what is no such address. */
function withoutPassword(database: string): string | undefined {
  const url = URL.parse(database)
  if (!url || !/^postgres(?:ql)?:$/.test(url.protocol)) return undefined
  url.password = ''
  url.searchParams.delete('password')
  return url.href
}

/** How a sentence calls it. */
export function named(folder: string): string {
  return `文件夹“${basename(resolve(folder))}”`
}

/** Where what is made for people goes unless they say otherwise. */
export function cityExports({ folder }: City): string {
  return join(folder, 'exports')
}
