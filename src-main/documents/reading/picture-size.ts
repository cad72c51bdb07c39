import type { PictureType } from '../../../src-domain/batch/outline-pictures.ts'
import { imageSize } from '../making/book/image-size.ts'

export type PictureSize = { readonly type: PictureType; readonly width: number; readonly height: number }

/** Kind and pixels of a picture that a book can print, by its content; undefined for anything else. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const known = imageSize(bytes)
  if (known) return { type: known.extension, width: known.width, height: known.height }
  const head = Buffer.from(bytes.subarray(0, 32))
  if (/^GIF8[79]a/.test(head.toString('latin1')) && head.length >= 10) {
    return { type: 'gif', width: head.readUInt16LE(6), height: head.readUInt16LE(8) }
  }
  const isWebp =
    head.length >= 30 && head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP'
  return isWebp ? webpSize(head) : undefined
}

/** The three kinds of WebP: extended, lossless, lossy (RFC 9649). */
function webpSize(head: Buffer): PictureSize | undefined {
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { type: 'webp', width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = head.readUInt32LE(21)
      return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { type: 'webp', width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
    default:
      return undefined
  }
}
