import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { copyRows, digestOfRows } from '../../db/city/copy-rows.ts'
import { cityFolder } from '../../db/city/folder.ts'
import { readHead } from '../../db/city/head.ts'
import { listPackages } from '../../db/city/packages.ts'
import { type CityStore, closeCityStore, openCityStore } from '../../db/city/store.ts'
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
  // A database that can't be reached leaves no folder behind that would be in the way of another try.
  const store = await openCityStore(folder, database)
  if (!store.ok) return store
  const rows = await rowsInto(city, store.value)
  await closeCityStore(store.value)
  const files = rows.ok ? await packagesInto(city, folder) : rows
  const read = files.ok && rows.ok ? await readBack(folder, database, rows.value.hash) : files
  const marked = read.ok ? await writeMark(folder, { uid: city.head.uid, ...place.value }) : read
  if (rows.ok && files.ok && marked.ok) return ok({ folder, rows: rows.value.rows, ...files.value })
  await rm(folder, { recursive: true, force: true })
  return marked as Result<never>
}

async function rowsInto(city: City, to: CityStore): Promise<Result<{ readonly rows: number; readonly hash: string }>> {
  if (await readHead(to.db)) return failed(problem('city-database-other'))
  return ok(await copyRows(city.store, to))
}

/** From the disk again, as whoever opens it will find it. */
async function readBack(folder: string, database: string | undefined, hash: string): Promise<Result<unknown>> {
  const store = await openCityStore(folder, database)
  if (!store.ok) return store
  const read = await digestOfRows(store.value)
  await closeCityStore(store.value)
  return read.hash === hash ? ok(undefined) : failed(problem('city-copy-differs'))
}

async function packagesInto(city: City, folder: string): Promise<Result<Pick<CityCopy, 'packages' | 'lost'>>> {
  const [from, to] = [cityFolder(city.folder).packages, cityFolder(folder).packages]
  await mkdir(to, { recursive: true, mode: 0o700 })
  const lost: string[] = []
  let packages = 0
  for (const { sha256, file, remarks } of await listPackages(city.store.db)) {
    if (wasRefused(remarks)) continue
    const path = join(from, `${sha256}.zip`)
    if ((await sha256Of(path)) !== sha256) {
      lost.push(file)
      continue
    }
    const copied = await finishedFile(join(to, `${sha256}.zip`), {
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
