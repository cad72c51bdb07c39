import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type NamedCopy, readCopyName } from '../../src-domain/backups/copy-name.ts'
import { superfluous } from '../../src-domain/backups/rotation.ts'
import { ifReadable } from '../bugs.ts'
import { type IsOurs, readManifest } from './copies.ts'
import { copiesIn, folderOfCopy, isLeftOver, leftAlone, type Place, pooled, poolOf, unfinishedName } from './place.ts'
import { forgetPool } from './pool.ts'

/**
 * Takes away the copies no rule keeps, and then the files no copy names. What another laptop brings to the same place goes
 * by the rule by itself: none of it makes way for ours.
 */
export async function rotate(place: Place, now: Date, isOurs: IsOurs = () => true): Promise<void> {
  const ours: NamedCopy[] = []
  const others: NamedCopy[] = []
  for (const copy of await namesIn(place)) {
    const manifest = await readManifest(place, copy.name)
    const own = manifest ? isOurs(manifest) : place.beside
    ;(own ? ours : others).push(copy)
  }
  for (const { name } of [...superfluous(ours, now), ...superfluous(others, now)]) {
    const going = unfinishedName(folderOfCopy(place, name))
    await rename(folderOfCopy(place, name), going)
    await rm(going, { recursive: true, force: true })
  }
  await sweepPool(place, now)
  forgetPool(place)
}

async function namesIn(place: Place) {
  const names = (await ifReadable(readdir(copiesIn(place)))) ?? []
  return names.flatMap((name) => readCopyName(name) ?? [])
}

async function sweepPool(place: Place, now: Date): Promise<void> {
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
    if (entry.isFile() && !named.has(path) && (await isNobodys(place, path, now))) await rm(path, { force: true })
  }
}

/** Whether a file no copy names may go: in a place of others too, one that another's copy under way can't be about to name. */
async function isNobodys(place: Place, path: string, now: Date): Promise<boolean> {
  if (place.beside) return true
  const found = await ifReadable(stat(path))
  if (!found) return false
  return isLeftOver(place, path, found.mtime, now) || now.getTime() - found.mtimeMs > leftAlone
}
