import { readdir, readFile, stat } from 'node:fs/promises'
import { join, parse, relative } from 'node:path'
import { ifReadable } from '../bugs.ts'
import { isWithin } from '../files/is-within.ts'
import { copiesIn, readMark } from './place.ts'

/** Where a second place may be now that lay at `path`: there, or at the same path of another drive or mount. */
export async function findPlace(path: string, placeId: string): Promise<string | undefined> {
  for (const candidate of samePathElsewhere(path, await drives())) {
    if ((await readMark(candidate))?.placeId === placeId) return candidate
  }
  return undefined
}

/** E:\备份 → F:\备份 …; /media/甲/STICK/备份 → /media/甲/STICK1/备份 … */
export function samePathElsewhere(path: string, roots: readonly string[]): string[] {
  const own = roots.filter((root) => isWithin(root, path)).sort((a, b) => b.length - a.length)[0] ?? parse(path).root
  const below = relative(own, path)
  return [path, ...roots.filter((root) => root !== own).map((root) => join(root, below))]
}

/** Drives of Windows by their letters, elsewhere what is mounted where sticks are. */
export async function drives(): Promise<string[]> {
  if (process.platform === 'win32') return [...'DEFGHIJKLMNOPQRSTUVWXYZABC'].map((letter) => `${letter}:\\`)
  if (process.platform === 'darwin') {
    return ((await ifReadable(readdir('/Volumes'))) ?? []).map((name) => join('/Volumes', name))
  }
  const mounts = (await ifReadable(readFile('/proc/self/mounts', 'utf8'))) ?? ''
  const points = mounts.split('\n').flatMap((line) => line.split(' ')[1] ?? [])
  const unescaped = points.map((p) =>
    p.replace(/\\([0-7]{3})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 8))),
  )
  return unescaped.filter((point) => /^\/(media|run\/media|mnt)\//.test(point))
}

/** How deep below what an officer names places are looked for: a stick, a folder on it, the place. */
const deepest = 2

/** Folders with copies in them, at `path` or below it: a stick, a place, or a whole data folder. */
export async function placesBelow(path: string, depth = 0): Promise<string[]> {
  if (await ifReadable(stat(copiesIn({ root: path })))) return [path]
  const entries = (await ifReadable(readdir(path, { withFileTypes: true }))) ?? []
  // A data folder of before: only databases, straight in backups/.
  const former = entries.some(({ name }) => /^desk-\d{8}-\d{6}-\d{3}(-v\d+)?\.sqlite$/.test(name))
  if (former) return [path]
  if (depth === deepest) return []
  const found: string[] = []
  for (const entry of entries) {
    if (entry.isDirectory()) found.push(...(await placesBelow(join(path, entry.name), depth + 1)))
  }
  return found
}
