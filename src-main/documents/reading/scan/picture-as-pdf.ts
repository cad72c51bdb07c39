import { Refusal } from './refusal.ts'
import { mostPixels } from './sheets.ts'

/*
 * A PDF holds JPEG data as it is, and PNG data but for the chunks around it. So one library, which never lets a
 * picture out of its own memory, decodes the pictures in scanned PDFs and those that come as files.
 */

export type PdfPicture = { readonly pdf: Uint8Array; readonly width: number; readonly height: number }

/** A one-page PDF of a JPEG, a point for each pixel. Throws Refusal. */
export function jpegAsPdf(jpeg: Buffer): PdfPicture {
  const { width, height, components, scan } = jpegHead(jpeg)
  // In the picture's data itself this pair of bytes can't occur.
  if (jpeg.indexOf(endOfImage, scan) < 0) throw new Refusal('damaged')
  const space = jpegSpaces[components] ?? '/DeviceRGB'
  return pictureAsPdf(width, height, `/ColorSpace ${space} /BitsPerComponent 8 /Filter /DCTDecode`, jpeg)
}

/** By components; with four, which is ink, full stands for none since Adobe's programs wrote it so. */
const jpegSpaces: Readonly<Record<number, string>> = {
  1: '/DeviceGray',
  4: '/DeviceCMYK /Decode [1 0 1 0 1 0 1 0]',
}

const endOfImage = Buffer.from([0xff, 0xd9])

const otherFrames = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]

/** Walks the segments of ITU-T T.81, B.1 up to the picture's data. */
function jpegHead(jpeg: Buffer): { width: number; height: number; components: number; scan: number } {
  let size: { width: number; height: number; components: number } | undefined
  for (let at = 2; at + 4 <= jpeg.length; ) {
    if (jpeg[at] !== 0xff) break
    const marker = jpeg[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xda && size) return { ...size, scan: at }
    // Baseline, extended and progressive; other frames are for other trades than offices.
    if (otherFrames.includes(marker)) throw new Refusal('unsupported')
    if (marker >= 0xc0 && marker <= 0xc2 && at + 10 <= jpeg.length) {
      size = { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7), components: jpeg[at + 9] ?? 3 }
    }
    at += 2 + jpeg.readUInt16BE(at + 2)
  }
  throw new Refusal('damaged')
}

/** A one-page PDF of a PNG, a point for each pixel. Throws Refusal. */
export function pngAsPdf(png: Buffer): PdfPicture {
  const chunks = pngChunks(png)
  const parts = (type: string) => Buffer.concat(chunks.filter((chunk) => chunk.type === type).map(({ data }) => data))
  const [head, data] = [parts('IHDR'), parts('IDAT')]
  if (head.length < 13 || data.length === 0) throw new Refusal('damaged')
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const [bits = 0, type = 0, , , interlaced = 0] = head.subarray(8)
  // Scanners don't interlace; what does is a picture from the internet.
  if (interlaced) throw new Refusal('unsupported')
  const { samples, space, tint } = pngColours(type, parts('PLTE'))
  const layout = `/Predictor 15 /Colors ${samples} /BitsPerComponent ${bits} /Columns ${width}`
  const entries = `/ColorSpace ${space} /BitsPerComponent ${bits} /Filter /FlateDecode /DecodeParms << ${layout} >>`
  return pictureAsPdf(width, height, entries, data, tint)
}

function pngChunks(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    if (type === 'IEND') return chunks
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  throw new Refusal('damaged')
}

type PngColours = { readonly samples: number; readonly space: string; readonly tint?: string }

/** Samples of a pixel by colour type (PNG, 11.2.2) and what they mean; alpha, the last of them, is dropped. */
function pngColours(type: number, palette: Buffer): PngColours {
  switch (type) {
    case 0:
      return { samples: 1, space: '/DeviceGray' }
    case 2:
      return { samples: 3, space: '/DeviceRGB' }
    case 3:
      return { samples: 1, space: `[/Indexed /DeviceRGB ${palette.length / 3 - 1} <${palette.toString('hex')}>]` }
    case 4:
      return { samples: 2, space: '[/DeviceN [/Grey /Alpha] /DeviceGray 5 0 R]', tint: withoutLast(2) }
    case 6:
      return { samples: 4, space: '[/DeviceN [/Red /Green /Blue /Alpha] /DeviceRGB 5 0 R]', tint: withoutLast(4) }
    default:
      throw new Refusal('damaged')
  }
}

/** A PDF function of so many samples that drops the last. */
function withoutLast(samples: number): string {
  const range = (n: number) => Array(n).fill('0 1').join(' ')
  const about = `/FunctionType 4 /Domain [${range(samples)}] /Range [${range(samples - 1)}]`
  return `<< ${about} /Length 7 >>\nstream\n{ pop }\nendstream`
}

function pictureAsPdf(width: number, height: number, entries: string, data: Buffer, tint = 'null'): PdfPicture {
  if (width === 0 || height === 0) throw new Refusal('damaged')
  if (width * height > mostPixels) throw new Refusal('too-large')
  const draw = `${width} 0 0 ${height} 0 0 cm /P Do`
  const picture = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${entries} /Length ${data.length}`
  const page = `/MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /P 6 0 R >> >>`
  const objects = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Count 1 /Kids [3 0 R] >>'],
    [`<< /Type /Page /Parent 2 0 R ${page} >>`],
    [`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`],
    [tint],
    [`<< ${picture} >>\nstream\n`, data, '\nendstream'],
  ]
  const parts: Buffer[] = []
  const offsets: number[] = []
  let at = 0
  const put = (part: string | Buffer) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    parts.push(bytes)
    at += bytes.length
  }
  put('%PDF-1.7\n')
  for (const [i, object] of objects.entries()) {
    offsets.push(at)
    for (const part of [`${i + 1} 0 obj\n`, ...object, '\nendobj\n']) put(part)
  }
  const table = at
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  put(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`)
  put(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  return { pdf: Buffer.concat(parts), width, height }
}
