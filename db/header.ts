import { closeSync, openSync, readSync } from 'node:fs'

/** What the first 100 bytes of an SQLite file say (sqlite.org/fileformat2.html, 1.3); undefined where it is none. */
export function readHeader(path: string): { readonly version: number; readonly applicationId: number } | undefined {
  const bytes = Buffer.alloc(100)
  const handle = openSync(path, 'r')
  try {
    readSync(handle, bytes, 0, 100, 0)
  } finally {
    closeSync(handle)
  }
  if (bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0') return undefined
  // Who may write and who read: what no SQLite has written, SQLite would take for a disk that takes no writing.
  if ([18, 19].some((at) => bytes[at] !== 1 && bytes[at] !== 2)) return undefined
  return { version: bytes.readUInt32BE(60), applicationId: bytes.readUInt32BE(68) }
}
