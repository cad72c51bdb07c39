import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder, folderName } from '../../../db/data-folder.ts'
import { namedFiles } from '../../../db/named-files.ts'
import { problemOf } from '../../../db/problems.ts'
import { timestamp } from '../../../src-domain/backups/copy-name.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { pooled } from '../../backups/place.ts'
import { filePath, putStream } from '../../files/file-store.ts'
import { sha256Of } from '../../files/sha256.ts'
import type { Actor } from '../actor.ts'
import { copyIn, reachedPlaces } from '../backups/reached-places.ts'
import { change, type Desk, type Kept } from '../desk.ts'

/**
 * Brings a lost or altered file back from a backup, byte for byte what was handed in; what stood in its place is kept in
 * aside/. Problems: `file-unknown`, `file-in-no-backup`, what the disk refuses.
 */
export async function repairFile(
  desk: Desk,
  { sha256 }: { readonly sha256: string },
  actor: Actor,
): Promise<Result<{ readonly name: string } & Kept>> {
  const { folder } = desk.store
  const file = namedFiles(desk.store).find((named) => named.sha256 === sha256)
  if (!file) return failed(problem('file-unknown'))
  const { name } = file
  const copy = await copyIn(await reachedPlaces(folder), sha256)
  if (!copy) return failed(problem('file-in-no-backup', { store: folderName(folder), file: name }))
  try {
    await keepAside(folder, sha256)
  } catch (error) {
    return failed(problemOf(error, folder))
  }
  const put = await putStream(folder, copy.content(), name)
  if (!put.ok) return put
  await dropDamagedCopy(folder, sha256)
  return change(desk, actor, (tx) => {
    tx.record({ kind: 'file-repaired', file: name, sha256 })
    return ok({ name })
  })
}

/** The pool beside it may be the same damaged file under another name: the next copy takes the good one up. */
async function dropDamagedCopy(folder: string, sha256: string): Promise<void> {
  const path = pooled({ root: dataFolder(folder).backups }, sha256)
  if ((await sha256Of(path)) !== sha256) await rm(path, { force: true })
}

async function keepAside(folder: string, sha256: string): Promise<void> {
  const path = filePath(folder, sha256)
  if (!existsSync(path)) return
  const aside = join(dataFolder(folder).aside, timestamp(new Date()))
  await mkdir(aside, { recursive: true, mode: 0o700 })
  await rename(path, join(aside, sha256))
}
