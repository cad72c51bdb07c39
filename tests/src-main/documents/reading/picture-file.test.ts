import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openPdf } from '../../../../src-main/documents/reading/pdf/open-pdf.ts'
import type { Picture } from '../../../../src-main/documents/reading/picture.ts'
import {
  openPictures,
  type PictureFile,
  type PictureKind,
  pictureKind,
} from '../../../../src-main/documents/reading/picture-file.ts'
import { printersJpeg } from '../making/book/awkward-files.ts'
import { turnedJpeg } from '../making/book/sample-files.ts'
import { asJpeg, asPng, asTiff } from './scan/scanner.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures')
const fixture = (name: string) => readFileSync(join(fixtures, name))

type Rgb = readonly [number, number, number]
/** Upper left, upper right, lower left, lower right. */
const quarters: readonly Rgb[] = [
  [200, 30, 30],
  [40, 60, 190],
  [30, 150, 60],
  [240, 240, 240],
]

function picture(width: number, height: number, at = (x: number, y: number): Rgb => quarterAt(x / width, y / height)) {
  const rgba = new Uint8Array(4 * width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rgba.set([...at(x, y), 255], 4 * (y * width + x))
  }
  return { width, height, rgba }
}

function quarterAt(x: number, y: number): Rgb {
  return quarters[(x < 0.5 ? 0 : 1) + (y < 0.5 ? 0 : 2)] ?? [0, 0, 0]
}

/** The middles of the four quarters. */
function seen({ width, height, rgba }: Picture): Rgb[] {
  return [0.25, 0.75].flatMap((y) =>
    [0.25, 0.75].map((x): Rgb => {
      const at = 4 * (Math.floor(y * height) * width + Math.floor(x * width))
      return [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0]
    }),
  )
}

/** How far the colours are from the quarters', at most. */
function distance(colours: readonly Rgb[]): number {
  return Math.max(...colours.flatMap((rgb, i) => rgb.map((value, c) => Math.abs(value - (quarters[i]?.[c] ?? 0)))))
}

async function opened(bytes: Uint8Array): Promise<PictureFile> {
  const pictures = await openPictures(bytes)
  if (!pictures) throw new Error('no picture')
  return pictures
}

async function problemOf(bytes: Uint8Array): Promise<unknown> {
  try {
    ;(await opened(bytes)).pixels(1, 5000)
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}

const plain = picture(96, 64)
const kinds: readonly (readonly [PictureKind, Uint8Array])[] = [
  ['jpg', asJpeg(plain, 95)],
  ['png', asPng(plain)],
  ['gif', fixture('pictures/quarters.gif')],
  ['webp', fixture('pictures/quarters.webp')],
  ['bmp', fixture('pictures/quarters.bmp')],
  ['tiff', asTiff([plain])],
  ['heic', fixture('pictures/quarters.heic')],
]

describe.each(kinds)('a picture as %s', (kind, bytes) => {
  test('is known by its content and shows its pixels and colours', async () => {
    const pictures = await opened(bytes)
    expect([pictures.kind, pictures.pages.map(({ width, height }) => [width, height])]).toEqual([kind, [[96, 64]]])
    const pixels = pictures.pixels(1, 5000)
    expect([pixels.width, pixels.height, pixels.rgba.length]).toEqual([96, 64, 4 * 96 * 64])
    expect(distance(seen(pixels))).toBeLessThan(6)
  })

  test('becomes a PDF page that shows the same', async () => {
    const pdf = await openPdf((await opened(bytes)).asPdf(1))
    expect(pdf.pages).toBe(1)
    const [size, rendered] = pdf.page(1, (page) => [[page.width, page.height], page.render(96)] as const)
    pdf.close()
    expect(size).toEqual([96, 64])
    expect(distance(seen(rendered))).toBeLessThan(10)
  })

  test('cut short, is damaged', async () => {
    for (const share of [0.5, 0.9]) expect(await problemOf(bytes.subarray(0, bytes.length * share))).toBe('damaged')
  })

  test('altered anywhere, is shown or refused, and the next one is read', async () => {
    for (let i = 0; i < 60; i++) {
      const altered = Uint8Array.from(bytes)
      altered[(i * 7919) % Math.min(altered.length, 400)] = (i * 151) % 256
      expect([undefined, 'no picture', 'damaged', 'unsupported', 'too-large']).toContain(await outcome(altered))
    }
    expect(await problemOf(bytes)).toBeUndefined()
  })
})

async function outcome(bytes: Uint8Array): Promise<unknown> {
  return pictureKind(bytes) ? problemOf(bytes) : 'no picture'
}

test('pages of a TIFF have their own sizes, on paper too; its previews of pages are none', async () => {
  const { pages } = await opened(fixture('scans/ccitt-g4.tif'))
  const a4 = { width: expect.closeTo(841.9, 0), height: expect.closeTo(595.3, 0) }
  expect(pages).toMatchObject([
    { width: 1754, height: 1240, paper: a4 },
    { width: 1754, height: 1240, paper: a4 },
  ])
  const two = Buffer.from(asTiff([plain, picture(40, 40)]))
  expect((await opened(two)).pages).toMatchObject([{ width: 96 }, { width: 40 }])
  // In the second directory, the number of rows in a strip gives way to the kind of page: a reduced one.
  const second = 8 + 2 + 9 * 12 + 4 + 8
  expect(two.readUInt16BE(second + 2 + 12 * 7)).toBe(278)
  two.writeUInt16BE(254, second + 2 + 12 * 7)
  two.writeUInt32BE(1, second + 2 + 12 * 7 + 8)
  expect((await opened(two)).pages).toMatchObject([{ width: 96 }])
})

test('a fax stays as small as it came, and a photograph as it came', async () => {
  const fax = fixture('scans/ccitt-g4.tif')
  expect((await opened(fax)).asPdf(1).length).toBeLessThan(fax.length)
  const photograph = fixture('scans/grey-jpeg.tif')
  expect((await opened(photograph)).asPdf(1).length).toBeLessThan(1.5 * photograph.length)
})

test('a photograph that lies on its side is seen upright', async () => {
  const pictures = await opened(turnedJpeg())
  const [page] = pictures.pages
  const pixels = pictures.pixels(1, 5000)
  expect([page?.width, page?.height]).toEqual([pixels.width, pixels.height])
  expect(pixels.height).toBeGreaterThan(pixels.width)
})

test('four inks come as the colours they print', async () => {
  const { rgba, width } = (await opened(printersJpeg())).pixels(1, 5000)
  const [red = 0, green = 0, blue = 0] = rgba.subarray(4 * (4 * width + 4))
  // Cyan.
  expect(red).toBeLessThan(120)
  expect(Math.min(green, blue)).toBeGreaterThan(120)
})

test('what lets the ground through shows the paper', async () => {
  const clear = { width: 20, height: 20, rgba: new Uint8Array(4 * 20 * 20) }
  expect((await opened(asPng(clear))).pixels(1, 5000).rgba.every((channel) => channel === 255)).toBe(true)
})

test('a picture larger than asked for is made smaller, one that is not stays', async () => {
  const large = await opened(asPng(picture(900, 600)))
  const { width, height, rgba } = large.pixels(1, 300)
  expect([width, height, rgba.length]).toEqual([300, 200, 4 * 300 * 200])
  expect(large.pixels(1, 900)).toMatchObject({ width: 900, height: 600 })
})

test('a picture that claims more pixels than any scan has is refused before it is taken apart', async () => {
  const vast = Buffer.from(asPng(plain))
  vast.writeUInt32BE(60_000, 16)
  vast.writeUInt32BE(60_000, 20)
  vast.writeUInt32BE(crc32(vast.subarray(12, 29)), 29)
  expect(await problemOf(vast)).toBe('too-large')
  expect(await problemOf(asTiff([{ ...plain, width: 60_000, height: 60_000 }]))).toBe('too-large')
})

test('no language that draws is ever read, whatever its name', async () => {
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'push graphic-context', '%!PS', 'BMI 23']) {
    expect(await openPictures(Buffer.from(text.padEnd(64)))).toBeUndefined()
  }
})
