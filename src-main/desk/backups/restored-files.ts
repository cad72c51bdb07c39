import { mkdir } from 'node:fs/promises'
import { dataFolder } from '../../../db/data-folder.ts'
import type { NamedFile } from '../../../db/named-files.ts'
import type { LongStep } from '../../../src-domain/progress.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { type Place, pooled } from '../../backups/place.ts'
import { contentOf, hashIn } from '../../backups/place-files.ts'
import { putStream, verifyFile } from '../../files/file-store.ts'

/** Where the files a copy names can be had from, each read through. */
export type FilesOfCopy = {
  readonly here: readonly NamedFile[]
  readonly inCopy: readonly NamedFile[]
  /** In neither, or no longer as they were handed in. */
  readonly missing: readonly NamedFile[]
}

export async function locateFiles(
  place: Place,
  folder: string,
  files: readonly NamedFile[],
  { progress, signal }: LongStep = {},
): Promise<FilesOfCopy> {
  const found = { here: [] as NamedFile[], inCopy: [] as NamedFile[], missing: [] as NamedFile[] }
  for (const [done, file] of files.entries()) {
    signal?.throwIfAborted()
    const { sha256 } = file
    if ((await verifyFile(folder, { file: file.name, sha256 })).ok) found.here.push(file)
    else if ((await hashIn(place, pooled(place, sha256))) === sha256) found.inCopy.push(file)
    else found.missing.push(file)
    progress?.({ done: done + 1, total: files.length, label: '核对备份' })
  }
  return found
}

/** Puts the files into the data folder, where one that is there but no longer sound is replaced. */
export async function bringFiles(
  place: Place,
  folder: string,
  files: readonly NamedFile[],
  { progress, signal }: LongStep = {},
): Promise<Result<unknown>> {
  await mkdir(dataFolder(folder).incoming, { recursive: true })
  for (const [done, { sha256, name }] of files.entries()) {
    signal?.throwIfAborted()
    const put = await putStream(folder, contentOf(place, pooled(place, sha256)), name)
    if (!put.ok) return put
    progress?.({ done: done + 1, total: files.length, label: '取回附件' })
  }
  return ok(undefined)
}
