import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ifReadable } from '../bugs.ts'

/** SHA-256, lower-case hex, as everything here is known by it. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Of any file on this machine; undefined where it can't be read. */
export async function sha256Of(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  return ifReadable(pipeline(createReadStream(path), hash).then(() => hash.digest('hex')))
}

/** Bytes, and their SHA-256. */
export type Measured = { readonly size: number; readonly sha256: string }

/** Measures what is too large to hold, chunk by chunk as it passes; the result is asked for once, at the end. */
export function measuring(): { readonly take: (chunk: Uint8Array) => void; readonly result: () => Measured } {
  const hash = createHash('sha256')
  let size = 0
  return {
    take(chunk) {
      hash.update(chunk)
      size += chunk.length
    },
    result: () => ({ size, sha256: hash.digest('hex') }),
  }
}
