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
  return { version: bytes.readUInt32BE(60), applicationId: bytes.readUInt32BE(68) }
}
