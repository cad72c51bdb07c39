import { mkdir } from 'node:fs/promises'
import { dataFolder } from '../../../db/data-folder.ts'
import type { NamedFile } from '../../../db/named-files.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import type { Place } from '../../backups/place.ts'
import { putStream, verifyFile } from '../../files/file-store.ts'
import { copyIn, type PooledFile, reachedPlaces } from './reached-places.ts'

/** Where the files a copy names can be had from, each read through. */
export type FilesOfCopy = {
  readonly here: readonly NamedFile[]
  readonly inPlaces: readonly (NamedFile & PooledFile)[]
  /** Nowhere, or no longer as they were handed in. */
  readonly missing: readonly NamedFile[]
}

/** In the folder, in the place of the copy, and in whatever other place the folder knows and reaches. */
export async function locateFiles(
  place: Place,
  folder: string,
  files: readonly NamedFile[],
  { progress, signal }: LongStep = {},
): Promise<FilesOfCopy> {
  const found = { here: [] as NamedFile[], inPlaces: [] as (NamedFile & PooledFile)[], missing: [] as NamedFile[] }
  const places = [place, ...(await reachedPlaces(folder)).filter(({ root }) => root !== place.root)]
  for (const [done, file] of files.entries()) {
    signal?.throwIfAborted()
    const { sha256 } = file
    if ((await verifyFile(folder, { file: file.name, sha256 })).ok) found.here.push(file)
    else {
      const pooled = await copyIn(places, sha256)
      if (pooled) found.inPlaces.push({ ...file, ...pooled })
      else found.missing.push(file)
    }
    progress?.({ done: done + 1, total: files.length, label: '核对备份' })
  }
  return found
}

/** Puts the files into the data folder, where one that is there but no longer sound is replaced. */
export async function bringFiles(
  folder: string,
  files: FilesOfCopy['inPlaces'],
  { progress, signal }: LongStep = {},
): Promise<Result<unknown>> {
  await mkdir(dataFolder(folder).incoming, { recursive: true })
  for (const [done, { name, content }] of files.entries()) {
    signal?.throwIfAborted()
    const put = await putStream(folder, content(), name)
    if (!put.ok) return put
    progress?.({ done: done + 1, total: files.length, label: '取回附件' })
  }
  return ok(undefined)
}
