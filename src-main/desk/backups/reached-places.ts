import { dataFolder } from '../../../db/data-folder.ts'
import { type Place, pooled } from '../../backups/place.ts'
import { contentOf, hashIn } from '../../backups/place-files.ts'
import { reachedPlace, readSecondPlace } from './second-place.ts'

/** Where backups of a data folder can be reached now: in it, and in the second place where that is there. */
export async function reachedPlaces(folder: string): Promise<readonly Place[]> {
  const settings = await readSecondPlace(folder)
  const second = settings.ok && settings.value ? await reachedPlace(settings.value) : undefined
  return [{ root: dataFolder(folder).backups }, ...(second ? [second] : [])]
}

/** A file as a backup has it. */
export type PooledFile = { readonly content: () => AsyncIterable<Uint8Array> }

/** Byte for byte what was handed in, from the first place that has it so; undefined where none has. */
export async function copyIn(places: readonly Place[], sha256: string): Promise<PooledFile | undefined> {
  for (const place of places) {
    const path = pooled(place, sha256)
    if ((await hashIn(place, path)) === sha256) return { content: () => contentOf(place, path) }
  }
  return undefined
}
