import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { copyRows, digestOfRows, type RowsDigest, removeRows } from '../../db/city/copy-rows.ts'
import { cityFolder } from '../../db/city/folder.ts'
import { readHead } from '../../db/city/head.ts'
import { listPackages, type TakenPackage } from '../../db/city/packages.ts'
import { closeCityStore, openCityStore } from '../../db/city/store.ts'
import { wasRefused } from '../../src-domain/city/remark.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { finishedFile } from '../files/finished-file.ts'
import { isWithin } from '../files/is-within.ts'
import { sha256Of } from '../files/sha256.ts'
import { type City, named, newPlace, writeMark } from './city.ts'

export type CityCopy = {
  readonly folder: string
  readonly rows: number
  readonly packages: number
  /** Packages whose file is gone or changed here already, by their names; the copy has all of them but the file. */
  readonly lost: readonly string[]
}

/**
 * A copy of all of a 汇总 in an empty folder, which opens like any other: its tables in a database there or in the one at
 * `database`, whichever this one goes by, and its packages. It is read back and compared, and nothing is left of one that
 * failed. So it is the way back, too, and the way to another database. Problems: `city-copy-place`, `city-copy-differs`, those
 * of `newPlace` and `openCityStore`, `city-database-other` and the disk.
 */
export async function copyCity(
  city: City,
  { to, database }: { readonly to: string; readonly database?: string | undefined },
): Promise<Result<CityCopy>> {
  const folder = resolve(to)
  if (isWithin(city.folder, folder)) return failed(problem('city-copy-place', { folder: named(folder) }))
  const place = newPlace(folder, database)
  if (!place.ok) return place
  const mark = { uid: city.head.uid, ...place.value }
  let whole = false
  try {
    const digest = await rowsInto(city, { folder, database })
    const copied = digest.ok ? await finished(city, { folder, database }, { digest: digest.value, mark }) : digest
    whole = copied.ok
    return copied
  } finally {
    if (!whole) await rm(folder, { recursive: true, force: true })
  }
}

type Target = { readonly folder: string; readonly database: string | undefined }

/** After the files, which take long and where most can go wrong: a database elsewhere does not go with the folder. */
async function rowsInto(city: City, { folder, database }: Target): Promise<Result<RowsDigest>> {
  const store = await openCityStore(folder, database)
  if (!store.ok) return store
  try {
    if (await readHead(store.value.db)) return failed(problem('city-database-other'))
    const files = await packagesInto(city, folder, await listPackages(city.store.db))
    return files.ok ? ok(await copyRows(city.store, store.value)) : files
  } finally {
    await closeCityStore(store.value)
  }
}

/** Its rows are there: read back, and marked as a 汇总; else they go again. */
async function finished(
  city: City,
  { folder, database }: Target,
  { digest, mark }: { readonly digest: RowsDigest; readonly mark: Parameters<typeof writeMark>[1] },
): Promise<Result<CityCopy>> {
  let whole = false
  try {
    const packages = await readBack(folder, database, digest.hash)
    // With those that were taken here meanwhile.
    const files = packages.ok ? await packagesInto(city, folder, packages.value) : packages
    const marked = files.ok ? await writeMark(folder, mark) : files
    whole = marked.ok
    return files.ok && marked.ok ? ok({ folder, rows: digest.rows, ...files.value }) : (marked as Result<never>)
  } finally {
    if (!whole && database !== undefined) await takeRowsBack(folder, database)
  }
}

/** From the disk again, as whoever opens it will find it; its packages. */
async function readBack(
  folder: string,
  database: string | undefined,
  hash: string,
): Promise<Result<readonly TakenPackage[]>> {
  const store = await openCityStore(folder, database)
  if (!store.ok) return store
  try {
    const read = await digestOfRows(store.value)
    return read.hash === hash ? ok(await listPackages(store.value.db)) : failed(problem('city-copy-differs'))
  } finally {
    await closeCityStore(store.value)
  }
}

async function takeRowsBack(folder: string, database: string): Promise<void> {
  const store = await openCityStore(folder, database)
  if (!store.ok) return
  try {
    await removeRows(store.value)
  } finally {
    await closeCityStore(store.value)
  }
}

/** Copies those that are not there yet; a file has its name only once it is whole. */
async function packagesInto(
  city: City,
  folder: string,
  taken: readonly TakenPackage[],
): Promise<Result<Pick<CityCopy, 'packages' | 'lost'>>> {
  const [from, to] = [cityFolder(city.folder).packages, cityFolder(folder).packages]
  await mkdir(to, { recursive: true, mode: 0o700 })
  const lost: string[] = []
  let packages = 0
  for (const { sha256, file, remarks } of taken) {
    if (wasRefused(remarks)) continue
    const [path, copy] = [join(from, `${sha256}.zip`), join(to, `${sha256}.zip`)]
    if (existsSync(copy)) {
      packages++
      continue
    }
    if ((await sha256Of(path)) !== sha256) {
      lost.push(file)
      continue
    }
    const copied = await finishedFile(copy, {
      write: async (temporary) => {
        await pipeline(createReadStream(path), createWriteStream(temporary, { flags: 'wx', mode: 0o600 }))
        return ok(undefined)
      },
      check: async (temporary) =>
        (await sha256Of(temporary)) === sha256 ? ok(undefined) : failed(problem('city-copy-differs')),
    })
    if (!copied.ok) return copied
    packages++
  }
  return ok({ packages, lost })
}
