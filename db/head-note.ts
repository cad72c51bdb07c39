import { closeSync, constants, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import type { Head } from './chain.ts'
import { dataFolder } from './data-folder.ts'

/**
 * The end of the chain, noted beside the database after each change: a database that ends earlier has lost what was
 * confirmed, as one whose log was deleted. Never ahead of what is on the disk; after a power cut it may lag behind,
 * which says nothing.
 */
export function noteHead(folder: string, { seq, hash }: Head): void {
  // Of one length, and never emptied first: what a killed process leaves is one or the other.
  const line = `${String(seq).padStart(12, '0')} ${hash}\n`
  ifPossible(() => {
    const handle = openSync(dataFolder(folder).head, constants.O_WRONLY | constants.O_CREAT, 0o600)
    try {
      writeSync(handle, line)
      // Rubbish may have been longer.
      ftruncateSync(handle, line.length)
    } finally {
      closeSync(handle)
    }
  })
}

/** Undefined where nothing was noted; `unreadable` for what this program never wrote there. */
export function notedHead(folder: string): Head | 'unreadable' | undefined {
  const text = ifPossible(() => readFileSync(dataFolder(folder).head, 'latin1'))
  // A power cut may leave a file that was just made empty.
  if (text === undefined || /^\0*$/.test(text)) return undefined
  const [, seq, hash] = text.match(/^(\d{12}) ([0-9a-f]{64})\n$/) ?? []
  return seq && hash ? { seq: Number(seq), hash } : 'unreadable'
}

/** For whoever puts another database in the place of the present one, and says so. */
export function forgetHead(folder: string): void {
  rmSync(dataFolder(folder).head, { force: true })
}

/** A note that can't be written or read is none: nothing depends on it but this question. */
function ifPossible<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
