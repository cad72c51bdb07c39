import { PDFDocument } from '@cantoo/pdf-lib'
import { encode } from 'jpeg-js'

/** A4 at 200 dpi. */
const width = 1654
const height = 2339
/** Pages really drawn; the rest are the same pictures under another comment, so that no two files are alike. */
const drawn = 8

/** Grey pages of a scanner at 200 dpi, about 280 kB each: lines of marks as letters would leave, on grainy paper. */
export function scannedPages(count: number): Buffer[] {
  const pictures = Array.from({ length: Math.min(drawn, count) }, (_, i) => scannedPage(i + 1))
  return Array.from({ length: count }, (_, i) => withComment(pictures[i % drawn] ?? Buffer.alloc(0), `page ${i + 1}`))
}

/** The pages as a scanner's PDF. */
export async function scannedPdf(pages: readonly Uint8Array[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  for (const page of pages) {
    const picture = await document.embedJpg(page)
    document.addPage([595.276, 841.89]).drawImage(picture, { x: 0, y: 0, width: 595.276, height: 841.89 })
  }
  return document.save({ addDefaultPage: false })
}

function scannedPage(seed: number): Buffer {
  const data = Buffer.alloc(width * height * 4, 255)
  let noise = seed * 2654435761
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      noise = (noise * 1664525 + 1013904223) >>> 0
      const inLine = y % 52 > 14 && y % 52 < 44 && x > 180 && x < 1480
      const mark = inLine && ((x >> 3) * 7 + (y >> 3) * 13 + ((x >> 5) ^ seed)) % 5 < 2
      data.fill((mark ? 40 : 238) + (noise >>> 29), 4 * (y * width + x), 4 * (y * width + x) + 3)
    }
  }
  return encode({ data, width, height }, 72).data
}

/** Puts a comment behind a JPEG's first two bytes. */
function withComment(jpeg: Buffer, text: string): Buffer {
  const comment = Buffer.from(text, 'latin1')
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)])
}
