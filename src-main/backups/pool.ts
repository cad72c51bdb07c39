import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ifReadable } from '../bugs.ts'
import { type Place, poolOf } from './place.ts'

/** The files of a place's pool by their paths. `links`: by how many names each is known. */
export type Pool = ReadonlyMap<string, { readonly size: number; readonly links: number }>

const known = new Map<string, { readonly pool: Pool; readonly at: number }>()

/** What lies in the pool now. */
export async function poolIn(place: Place): Promise<Pool> {
  const pool = await read(poolOf(place))
  known.set(place.root, { pool, at: performance.now() })
  return pool
}

/** In a network folder each file costs milliseconds, and whether a copy is due is asked each minute. */
const recent = 600_000

/** The same as it was found within the last ten minutes, unless this program has changed it since. */
export async function recentPool(place: Place): Promise<Pool> {
  const before = known.get(place.root)
  return before && performance.now() - before.at < recent ? before.pool : poolIn(place)
}

/** For whoever has changed it. */
export function forgetPool({ root }: Place): void {
  known.delete(root)
}

async function read(folder: string): Promise<Pool> {
  const entries = (await ifReadable(readdir(folder, { recursive: true, withFileTypes: true }))) ?? []
  const pool = new Map<string, { size: number; links: number }>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const found = await ifReadable(stat(path))
    if (found) pool.set(path, { size: found.size, links: found.nlink })
  }
  return pool
}
