import { stat } from 'node:fs/promises'
import { dataFolder } from '../../../db/data-folder.ts'
import type { NamedFile } from '../../../db/named-files.ts'
import { problemOf } from '../../../db/problems.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { severalAtOnce } from '../../../src-domain/several-at-once.ts'
import { type Place, pooled } from '../../backups/place.ts'
import { contentOf, sizeIn } from '../../backups/place-files.ts'
import { ifReadable } from '../../bugs.ts'
import { filePath, putKnown, shelvesKept, verifyFile } from '../../files/file-store.ts'
import { makeFolder } from '../../files/folders.ts'
import { reachedPlaces } from './reached-places.ts'

/** So many files are on their way at once: one is waited for while another is hashed. */
const most = 4

/**
 * Which of the files a copy names are nowhere, by name and size. Whether one is still what was handed in is found when it is
 * brought: reading gigabytes of a stick twice would cost minutes, and nothing is lost by then.
 */
export async function filesNowhere(
  place: Place,
  folder: string,
  files: readonly NamedFile[],
  { signal }: LongStep = {},
): Promise<NamedFile[]> {
  const places = await placesFor(place, folder)
  const isThere = async (path: string, size: number) => (await ifReadable(stat(path)))?.size === size
  const nowhere: NamedFile[] = []
  for (const file of files) {
    signal?.throwIfAborted()
    const { sha256, size } = file
    const ways = [
      () => isThere(filePath(folder, sha256), size),
      ...places.map((from) => () => isThere(pooled(from, sha256), sizeIn(from, size))),
    ]
    let found = false
    for (const way of ways) found ||= await way()
    if (!found) nowhere.push(file)
  }
  return nowhere
}

/**
 * Has the data folder hold the files byte for byte as they were handed in: those that are not sound there are brought from the
 * first place that has them so, hashed while they pass. Answers those nothing has any more.
 */
export async function bringFiles(
  place: Place,
  folder: string,
  files: readonly NamedFile[],
  { progress, signal }: LongStep = {},
): Promise<Result<NamedFile[]>> {
  const places = await placesFor(place, folder)
  const missing = new Set<NamedFile>()
  let done = 0
  const made = await prepared(folder)
  if (!made.ok) return made
  const all = await severalAtOnce(most, files, async (file) => {
    signal?.throwIfAborted()
    const here = await verifyFile(folder, { file: file.name, sha256: file.sha256 })
    const found = here.ok ? ok(true) : await broughtFrom(places, folder, file)
    if (!found.ok) return found
    if (!found.value) missing.add(file)
    progress?.({ done: ++done, total: files.length, label: '取回并核对附件' })
    return ok(undefined)
  })
  if (!all.ok) return all
  // Those of a restore that did not come to its end are there by name, and their names may not last yet.
  const kept = await shelvesKept(
    folder,
    files.filter((file) => !missing.has(file)),
  )
  return kept.ok ? ok([...missing]) : kept
}

async function broughtFrom(places: readonly Place[], folder: string, { sha256 }: NamedFile): Promise<Result<boolean>> {
  for (const place of places) {
    const put = await putKnown(folder, contentOf(place, pooled(place, sha256)), sha256)
    if (!put.ok || put.value) return put
  }
  return ok(false)
}

async function placesFor(place: Place, folder: string): Promise<Place[]> {
  return [place, ...(await reachedPlaces(folder)).filter(({ root }) => root !== place.root)]
}

async function prepared(folder: string): Promise<Result<unknown>> {
  try {
    const { files, incoming } = dataFolder(folder)
    for (const own of [files, incoming]) await makeFolder(own, 0o700)
    return ok(undefined)
  } catch (error) {
    return failed(problemOf(error, folder))
  }
}
