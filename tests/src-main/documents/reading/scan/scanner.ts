import { crc32, deflateSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import jpeg from 'jpeg-js'
import { openPdf } from '../../../../../src-main/documents/reading/pdf/open-pdf.ts'
import type { Picture } from '../../../../../src-main/documents/reading/picture.ts'
import type { Place } from './paper.ts'

/** An office's scanner, the same at every run: what it does to a sheet follows from the settings alone. */

export type Scanning = {
  readonly dpi: number
  readonly seal?: Place
  /** Degrees. */
  readonly tilt?: number
  /** Standard deviation of the grain, of 255 levels. */
  readonly noise?: number
  readonly mode?: 'colour' | 'grey' | 'black-and-white'
  readonly seed?: number
}

/** A sheet of a PDF through the printer, under the seal, and through the scanner. */
export async function scanned(sheets: Uint8Array, page: number, seal: Uint8Array, how: Scanning): Promise<Picture> {
  const paper = await rendered(sheets, page, how.dpi)
  if (how.seal) stamp(paper, await rendered(seal, 1, how.dpi), how.seal, how.dpi)
  const turned = how.tilt ? tilted(paper, how.tilt) : paper
  grain(turned, how)
  return turned
}

/** A page at this resolution. */
export async function rendered(pdf: Uint8Array, page: number, dpi: number): Promise<Picture> {
  const document = await PDFDocument.load(pdf)
  const { width, height } = document.getPage(page - 1).getSize()
  const opened = await openPdf(pdf)
  const picture = opened.page(page, (one) => one.render(Math.round((Math.max(width, height) * dpi) / 72)))
  opened.close()
  return picture
}

/** Ink on ink: what is red in the seal takes green and blue away from whatever is under it. */
function stamp(paper: Picture, ink: Picture, at: Place, dpi: number): void {
  const left = Math.round((at.x * dpi) / 25.4)
  const top = Math.round((at.y * dpi) / 25.4)
  for (let y = 0; y < ink.height; y++) {
    for (let x = 0; x < ink.width; x++) {
      if (left + x >= paper.width || top + y >= paper.height) continue
      const to = 4 * ((top + y) * paper.width + left + x)
      const from = 4 * (y * ink.width + x)
      for (let c = 0; c < 3; c++) {
        paper.rgba[to + c] = ((paper.rgba[to + c] ?? 0) * (ink.rgba[from + c] ?? 0)) / 255
      }
    }
  }
}

/** Turned about its middle, white around it. */
function tilted({ width, height, rgba }: Picture, degrees: number): Picture {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const turned = new Uint8Array(rgba.length).fill(255)
  const pixel = (at: number) => rgba[at] ?? 255
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fromX = width / 2 + (x - width / 2) * cos + (y - height / 2) * sin
      const fromY = height / 2 - (x - width / 2) * sin + (y - height / 2) * cos
      const left = Math.floor(fromX)
      const top = Math.floor(fromY)
      if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue
      const right = fromX - left
      const below = fromY - top
      const to = 4 * (y * width + x)
      const upper = 4 * (top * width + left)
      const lower = upper + 4 * width
      for (let c = 0; c < 3; c++) {
        turned[to + c] =
          (pixel(upper + c) * (1 - right) + pixel(upper + 4 + c) * right) * (1 - below) +
          (pixel(lower + c) * (1 - right) + pixel(lower + 4 + c) * right) * below
      }
    }
  }
  return { width, height, rgba: turned }
}

/** The wrong way round, left for right. */
export function mirrored({ width, height, rgba }: Picture): Picture {
  const pixels = new Uint32Array(rgba.slice().buffer)
  for (let y = 0; y < height; y++) pixels.subarray(y * width, (y + 1) * width).reverse()
  return { width, height, rgba: new Uint8Array(pixels.buffer) }
}

/** By a telephone from above, a little aslant: the sheet on a brown desk, narrower at its far end, lit from one side. */
export function photographed({ width, height, rgba }: Picture): Picture {
  const photo = new Uint8Array(rgba.length)
  const [desk, margin] = [[104, 78, 56, 255], 0.05]
  for (let y = 0; y < height; y++) {
    const fromTop = (y / height - margin) / (1 - 2 * margin)
    const inset = margin + 0.04 * (1 - fromTop)
    for (let x = 0; x < width; x++) {
      const to = 4 * (y * width + x)
      const across = (x / width - inset) / (1 - 2 * inset)
      const onSheet = fromTop >= 0 && fromTop < 1 && across >= 0 && across < 1
      const from = 4 * (Math.floor(fromTop * height) * width + Math.floor(across * width))
      const light = 0.7 + (0.3 * x) / width
      for (let c = 0; c < 3; c++) photo[to + c] = light * ((onSheet ? rgba[from + c] : desk[c]) ?? 0)
      photo[to + 3] = 255
    }
  }
  return { width, height, rgba: photo }
}

/** Paper that is not quite white, print that is not quite black, grain, and the mode the scanner was set to. */
function grain({ rgba }: Picture, { noise = 0, mode = 'colour', seed = 1 }: Scanning): void {
  const random = randomFrom(seed)
  // Rounds to bytes and keeps within them.
  const clamped = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.length)
  for (let i = 0; i < rgba.length; i += 4) {
    // Evenly spread numbers add up to normally spread ones; four are near enough.
    const light = 22 + (random() + random() + random() + random() - 2) * 1.732 * noise
    const red = 0.87 * (rgba[i] ?? 0) + light
    const green = 0.87 * (rgba[i + 1] ?? 0) + light
    const blue = 0.87 * (rgba[i + 2] ?? 0) + light
    const level = 0.299 * red + 0.587 * green + 0.114 * blue
    const grey = mode === 'grey' ? level : level < 128 ? 0 : 255
    clamped[i] = mode === 'colour' ? red : grey
    clamped[i + 1] = mode === 'colour' ? green : grey
    clamped[i + 2] = mode === 'colour' ? blue : grey
  }
}

/** Numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function asJpeg({ width, height, rgba }: Picture, quality = 60): Uint8Array {
  return new Uint8Array(jpeg.encode({ width, height, data: Buffer.from(rgba.buffer) }, quality).data)
}

/** PNG of RGBA, or of one bit for each pixel. */
export function asPng({ width, height, rgba }: Picture, kind: 'rgba' | 'bit' = 'rgba'): Uint8Array {
  const stride = 1 + (kind === 'bit' ? Math.ceil(width / 8) : 4 * width)
  const rows = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    if (kind === 'rgba') rows.set(rgba.subarray(4 * y * width, 4 * (y + 1) * width), y * stride + 1)
    else {
      for (let x = 0; x < width; x++) {
        const at = y * stride + 1 + (x >> 3)
        if ((rgba[4 * (y * width + x)] ?? 0) > 127) rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
      }
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set(kind === 'bit' ? [1, 0] : [8, 6], 8)
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(8 + body.length)
    frame.writeUInt32BE(data.length, 0)
    frame.set(body, 4)
    frame.writeUInt32BE(crc32(body), 4 + body.length)
    return frame
  }
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 1 })), chunk('IEND', new Uint8Array())]
  return new Uint8Array(Buffer.concat([magic, ...parts]))
}

/** One uncompressed TIFF of these pages: the directories one after another, then the pixels. */
export function asTiff(pages: readonly Picture[]): Uint8Array {
  const head = Buffer.from('4d4d002a00000008', 'hex')
  const [entries, bits] = [9, 8]
  const directorySize = 2 + 12 * entries + 4 + bits
  let pixelsAt = head.length + pages.length * directorySize
  const directories = pages.map(({ width, height, rgba }, i) => {
    const at = head.length + i * directorySize
    const directory = Buffer.alloc(directorySize)
    const fields = [
      [256, 4, 1, width],
      [257, 4, 1, height],
      // Four shorts, which stand behind the directory.
      [258, 3, 4, at + directorySize - bits],
      [259, 3, 1, 1 << 16],
      [262, 3, 1, 2 << 16],
      [273, 4, 1, pixelsAt],
      [277, 3, 1, 4 << 16],
      [278, 4, 1, height],
      [279, 4, 1, rgba.length],
    ] as const
    directory.writeUInt16BE(entries, 0)
    for (const [n, [tag, type, count, value]] of fields.entries()) {
      directory.writeUInt16BE(tag, 2 + 12 * n)
      directory.writeUInt16BE(type, 4 + 12 * n)
      directory.writeUInt32BE(count, 6 + 12 * n)
      directory.writeUInt32BE(value, 10 + 12 * n)
    }
    directory.writeUInt32BE(i + 1 < pages.length ? at + directorySize : 0, 2 + 12 * entries)
    directory.set([0, 8, 0, 8, 0, 8, 0, 8], directorySize - bits)
    pixelsAt += rgba.length
    return directory
  })
  return new Uint8Array(Buffer.concat([head, ...directories, ...pages.map(({ rgba }) => rgba)]))
}

/** What scanners write: a PDF of nothing but a picture for each page. */
export async function asPdf(jpegs: readonly Uint8Array[], turned = 0): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (const bytes of jpegs) {
    const image = await document.embedJpg(bytes)
    const page = document.addPage([841.89, 595.28])
    page.drawImage(image, { x: 0, y: 0, width: 841.89, height: 595.28 })
    if (turned) page.setRotation({ type: 'degrees', angle: turned } as never)
  }
  return document.save()
}
