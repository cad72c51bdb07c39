import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readCopyName } from '../../src-domain/backups/copy-name.ts'
import { superfluous } from '../../src-domain/backups/rotation.ts'
import { ifReadable } from '../bugs.ts'
import { readManifest } from './copies.ts'
import { copiesIn, folderOfCopy, type Place, pooled, poolOf } from './place.ts'
import { unfinishedCopy } from './write-copy.ts'

/** Takes away the copies no rule keeps, and then the files no copy names. */
export async function rotate(place: Place, now: Date): Promise<void> {
  const copies = await namesIn(place)
  for (const { name } of superfluous(copies, now)) {
    const going = `${folderOfCopy(place, name)}${unfinishedCopy}`
    await rename(folderOfCopy(place, name), going)
    await rm(going, { recursive: true, force: true })
  }
  await sweepPool(place)
}

async function namesIn(place: Place) {
  const names = (await ifReadable(readdir(copiesIn(place)))) ?? []
  return names.flatMap((name) => readCopyName(name) ?? [])
}

async function sweepPool(place: Place): Promise<void> {
  const named = new Set<string>()
  for (const { name } of await namesIn(place)) {
    const manifest = await readManifest(place, name)
    // What an unreadable copy names is unknown: nothing goes until it has gone itself.
    if (!manifest) return
    for (const { sha256 } of manifest.files) named.add(pooled(place, sha256))
  }
  const entries = (await ifReadable(readdir(poolOf(place), { recursive: true, withFileTypes: true }))) ?? []
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !named.has(path)) await rm(path, { force: true })
  }
}
