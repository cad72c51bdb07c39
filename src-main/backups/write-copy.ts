import { createReadStream } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { NamedFile } from '../../db/named-files.ts'
import { problemOf } from '../../db/problems.ts'
import type { CopyManifest } from '../../src-domain/backups/manifest.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import type { LongStep } from '../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { ifReadable, isSystemError } from '../bugs.ts'
import { filePath } from '../files/file-store.ts'
import { makeFolder, syncFolder } from '../files/folders.ts'
import { sha256 } from '../files/sha256.ts'
import { copiesIn, folderOfCopy, isLeftOver, type Place, placeName, unfinishedName } from './place.ts'
import { keepInPool, writeIn } from './place-files.ts'

/**
 * Files the copy names are kept in the place's pool; those that are lost or altered in the data folder are answered. A
 * copy asked for by hand, as 体检 advises where one has gone bad, reads what is there already.
 */
export async function keepFiles(
  place: Place,
  dataFolder: string,
  { files, reason }: Pick<CopyManifest, 'files' | 'reason'>,
  { progress, signal }: LongStep = {},
): Promise<NamedFile[]> {
  const lacking: NamedFile[] = []
  for (const [done, file] of files.entries()) {
    signal?.throwIfAborted()
    if (!(await keepInPool(place, filePath(dataFolder, file.sha256), file, reason === 'hand'))) lacking.push(file)
    progress?.({ done: done + 1, total: files.length, label: '备份附件' })
  }
  return lacking
}

/**
 * Brings a copy made in the data folder to another place: its files first, then database and manifest under a temporary
 * name; it has its own only once all of it has been read back. Problems: `backup-place-full`, `backup-place-gone`.
 */
export async function bringCopy(
  place: Place,
  from: { readonly dataFolder: string; readonly database: string; readonly name: string },
  manifest: CopyManifest,
  step: LongStep = {},
): Promise<Result<{ readonly name: string }>> {
  const target = folderOfCopy(place, from.name)
  const temporary = unfinishedName(target)
  try {
    await sweepUnfinished(place)
    const lost = await keepFiles(place, from.dataFolder, manifest, step)
    await makeFolder(temporary)
    const database = createReadStream(from.database)
    const whole = await writeIn(place, join(temporary, basename(from.database)), database, manifest.database.sha256)
    if (!whole) return failed(problem('backup-differs', { place: placeName(place) }))
    const lacking = [...manifest.lacking, ...lost]
    const gone = new Set(lacking.map((file) => file.sha256))
    const files = manifest.files.filter((file) => !gone.has(file.sha256))
    if (!(await writeManifest(place, temporary, { ...manifest, files, lacking })))
      return failed(problem('backup-differs', { place: placeName(place) }))
    // Only a copy that no longer counts can have that name already.
    await rm(target, { recursive: true, force: true })
    await rename(temporary, target)
    await syncFolder(copiesIn(place))
    return ok({ name: from.name })
  } catch (error) {
    return failed(placeProblem(error, place))
  }
}

export function writeManifest(place: Place, folder: string, manifest: CopyManifest): Promise<boolean> {
  const text = Buffer.from(`${JSON.stringify(manifest)}\n`)
  return writeIn(place, join(folder, 'manifest.json'), once(text), sha256(text))
}

async function* once(bytes: Uint8Array) {
  yield bytes
}

async function sweepUnfinished(place: Place): Promise<void> {
  await makeFolder(copiesIn(place))
  for (const name of (await ifReadable(readdir(copiesIn(place)))) ?? []) {
    const path = join(copiesIn(place), name)
    const found = await ifReadable(stat(path))
    if (found && isLeftOver(place, path, found.mtime)) await rm(path, { recursive: true, force: true })
  }
}

/** A place that is full, gone or refuses; a bug is thrown on. */
export function placeProblem(error: unknown, place: Place) {
  const of = { place: placeName(place) }
  if (!isSystemError(error)) throw error
  return problemOf(error, place.root).code === 'store-full'
    ? problem('backup-place-full', of)
    : problem('backup-place-gone', of)
}
