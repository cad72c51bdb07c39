import { existsSync, realpathSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { syncedBy } from '../../src-domain/knowledge/synced-folders.ts'
import { ifReadable } from '../bugs.ts'

/** Where a folder lies that is no good place for a database to be worked on. */
export type BadPlace = { readonly kind: 'synced'; readonly by: string } | { readonly kind: 'network' | 'removable' }

/** File systems by the number `statfs` gives on Linux (linux/magic.h); Windows gives none. */
const network = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997])
const removable = new Set([0x4d44, 0x2011bab0])

/**
 * Whether a folder, there or not yet, is one that something copies or overwrites behind the database's back, or that can
 * be gone under its hands; undefined for an ordinary one. A stick in Windows can't be told from a disk.
 */
export async function badPlaceOf(folder: string): Promise<BadPlace | undefined> {
  const place = realPath(folder)
  const by = syncedBy(place)
  if (by) return { kind: 'synced', by }
  // The native path of a connected drive is the share it stands for.
  if (/^\\\\(?![.?]\\)|^\\\\\?\\UNC\\/.test(place)) return { kind: 'network' }
  const found = process.platform === 'linux' ? await ifReadable(statfs(place)) : undefined
  if (network.has(Number(found?.type))) return { kind: 'network' }
  return removable.has(Number(found?.type)) ? { kind: 'removable' } : undefined
}

/** Of the folder, or of the nearest above it that is there. */
function realPath(folder: string): string {
  const path = resolve(folder)
  if (existsSync(path)) return realpathSync.native(path)
  const above = dirname(path)
  return above === path ? path : realPath(above)
}
