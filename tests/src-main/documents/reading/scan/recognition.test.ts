import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Edition } from '../../../../../src-domain/edition/edition.ts'
import { editionCode, readEditionCode } from '../../../../../src-domain/edition/edition-code.ts'
import type { ScanReading } from '../../../../../src-domain/edition/scan.ts'
import type { Picture } from '../../../../../src-main/documents/reading/picture.ts'
import { readScan } from '../../../../../src-main/documents/reading/scan/read-scan.ts'
import { scratchFolder } from '../../../../support/docx.ts'
import { editionOf, inItsPlace, overCode, overRecommender, printedSummary, redHead, seal } from './paper.ts'
import { asJpeg, asPdf, asPng, asTiff, photographed, type Scanning, scanned } from './scanner.ts'

/** Three sheets. */
const edition = editionOf(20)
const former = editionOf(10, 2)

const nothing: ScanReading = { pages: 1, codes: [], marks: [], drawn: [], blank: [], sealed: [], unseen: [] }

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let summary: Uint8Array
let formerSummary: Uint8Array
let ink: Uint8Array
beforeAll(async () => {
  scratch = await scratchFolder()
  summary = await printedSummary(edition)
  formerSummary = await printedSummary(former)
  ink = await seal()
})
afterAll(() => scratch.remove())

async function readingOf(bytes: Uint8Array): Promise<ScanReading> {
  const read = await readScan(await scratch.write('扫描件', Buffer.from(bytes)))
  if (!read.ok) throw new Error(read.problem.message)
  return read.value
}

/** So much of a picture's width, from where on. */
function standing({ width, height, rgba }: Picture, from: number, share: number): Picture {
  const [left, wide] = [Math.round(from * width), Math.floor(share * width)]
  const rows = Array.from({ length: height }, (_, y) =>
    rgba.subarray(4 * (y * width + left), 4 * (y * width + left + wide)),
  )
  return { width: wide, height, rgba: new Uint8Array(Buffer.concat(rows)) }
}

/** The code on a sheet of the summary, found on this page of the scan. */
function code(edition: Edition, page: number, sheet: number, of: number) {
  return { page, ...readEditionCode(editionCode(edition, edition.content.scheme, { page: sheet, of })) }
}

describe('a stamped sheet is recognised', () => {
  const stamped: Scanning[] = [
    { dpi: 150, mode: 'colour', tilt: 5, noise: 14 },
    { dpi: 150, mode: 'grey', tilt: -5, noise: 14 },
    { dpi: 150, mode: 'black-and-white', tilt: 3, noise: 14 },
    { dpi: 200, mode: 'grey', tilt: 7, noise: 20 },
    { dpi: 300, mode: 'colour', tilt: -2, noise: 14 },
  ]
  test.each(stamped)('at $dpi dpi, $mode, tilted by $tilt°, as a JPEG of quality 60', async (how) => {
    const picture = await scanned(summary, 1, ink, { ...how, seal: overRecommender })
    expect(await readingOf(asJpeg(picture, 60))).toEqual({
      ...nothing,
      codes: [code(edition, 1, 1, 3)],
      sealed: [1],
    })
  })

  const covered: Scanning[] = [
    { dpi: 150, mode: 'colour', tilt: -5, noise: 14 },
    { dpi: 150, mode: 'grey', tilt: 4, noise: 10 },
    { dpi: 200, mode: 'grey', tilt: -1, noise: 14 },
  ]
  test.each(covered)('with the seal over half of the code, at $dpi dpi, $mode', async (how) => {
    const picture = await scanned(summary, 1, ink, { ...how, seal: overCode })
    expect((await readingOf(asJpeg(picture, 60))).codes).toEqual([code(edition, 1, 1, 3)])
  })

  const poor: Scanning[] = [
    { dpi: 60, mode: 'colour', tilt: 1, noise: 6 },
    { dpi: 75, mode: 'grey', tilt: -2, noise: 6 },
    // As a fax machine sends it.
    { dpi: 100, mode: 'black-and-white', tilt: 1, noise: 10 },
  ]
  test.each(poor)('at $dpi dpi, $mode, with its seal', async (how) => {
    const picture = await scanned(summary, 1, ink, { ...how, seal: inItsPlace })
    expect(await readingOf(asJpeg(picture, 60))).toMatchObject({ codes: [code(edition, 1, 1, 3)], sealed: [1] })
  })

  test('photographed aslant on a desk', async () => {
    const picture = photographed(await scanned(summary, 1, ink, { dpi: 150, seal: inItsPlace, noise: 8 }))
    expect(await readingOf(asJpeg(picture, 50))).toMatchObject({ codes: [code(edition, 1, 1, 3)], sealed: [1] })
  })

  test('and where there is no seal, none is seen, whatever stands on the sheet', async () => {
    for (const mode of ['colour', 'grey', 'black-and-white'] as const) {
      const picture = await scanned(summary, 1, ink, { dpi: 150, mode, tilt: 2, noise: 12 })
      expect(await readingOf(asJpeg(picture, 60))).toMatchObject({ codes: [code(edition, 1, 1, 3)], sealed: [] })
    }
  })

  test('nor in a line of large red characters', async () => {
    const picture = await scanned(summary, 1, await redHead(), { dpi: 150, seal: { x: 30, y: 26 }, noise: 8 })
    expect(await readingOf(asJpeg(picture, 60))).toMatchObject({ codes: [code(edition, 1, 1, 3)], sealed: [] })
  })

  test('and where a fifth of it is missing at either side, that is said', async () => {
    const picture = await scanned(summary, 1, ink, { dpi: 150, seal: overRecommender, noise: 8 })
    for (const from of [0, 0.2]) {
      const { codes } = await readingOf(asJpeg(standing(picture, from, 0.8), 60))
      expect(codes).toEqual([{ ...code(edition, 1, 1, 3), cut: true }])
    }
    // The margin alone may be.
    const { codes } = await readingOf(asJpeg(standing(picture, 0.03, 0.94), 60))
    expect(codes).toEqual([code(edition, 1, 1, 3)])
  })

  test('as PNG in colours or of one bit for each pixel', async () => {
    const how = { dpi: 150, seal: overRecommender, tilt: 2, noise: 10 }
    const picture = await scanned(summary, 1, ink, how)
    expect((await readingOf(asPng(picture))).codes).toEqual([code(edition, 1, 1, 3)])
    expect((await readingOf(asPng(picture, 'bit'))).codes).toEqual([code(edition, 1, 1, 3)])
  })
})

describe('every page of a file says which sheet of which edition it is', () => {
  test('a TIFF of two sheets and a blank page', async () => {
    const how = { dpi: 150, tilt: -1, noise: 8 }
    const sheets = [await scanned(summary, 2, ink, how), await scanned(summary, 3, ink, how)]
    const blank = { ...(sheets[0] as (typeof sheets)[0]), rgba: new Uint8Array(sheets[0]?.rgba.length ?? 0).fill(240) }
    const read = await readingOf(asTiff([...sheets, blank]))
    expect(read).toEqual({
      ...nothing,
      pages: 3,
      codes: [code(edition, 1, 2, 3), code(edition, 2, 3, 3)],
      blank: [3],
    })
  })

  test('a PDF of pictures lying on their side, a sheet of another edition among them', async () => {
    const how = { dpi: 150, seal: overRecommender, tilt: 1, noise: 8 }
    const sheets = [
      await scanned(summary, 1, ink, how),
      await scanned(formerSummary, 1, ink, { ...how, seal: overCode }),
    ]
    const read = await readingOf(
      await asPdf(
        sheets.map((sheet) => asJpeg(sheet, 60)),
        90,
      ),
    )
    expect(read.pages).toBe(2)
    expect(read.codes).toEqual([code(edition, 1, 1, 3), code(former, 2, 1, 2)])
  })
})

test('a volume scanned by mistake is given up after two pages, and read page by page until then', async () => {
  const page = { width: 1754, height: 1240, rgba: new Uint8Array(4 * 1754 * 1240).fill(255) }
  for (let at = 400_000; at < 4_000_000; at += 4) page.rgba.fill((at / 4) % 9 < 4 ? 30 : 255, at, at + 3)
  const bytes = await asPdf(Array(24).fill(asJpeg(page)))
  const steps: string[] = []
  const path = await scratch.write('整本', Buffer.from(bytes))
  const read = await readScan(path, (done, total) => steps.push(`${done}/${total}`))
  const unseen = Array.from({ length: 22 }, (_, i) => i + 3)
  expect(read).toEqual({ ok: true, value: { ...nothing, pages: 24, unseen } })
  // In thirds of a page.
  expect(steps).toEqual(Array.from({ length: 7 }, (_, i) => `${i}/72`))
})

describe('what other programs write is read', () => {
  // Made once from the summary's first two sheets, at 150 dpi with the seal, by the imaging library Pillow.
  const folder = join(import.meta.dirname, '../../../../fixtures/scans')
  test.each(readdirSync(folder))('%s', async (name) => {
    const read = await readScan(join(folder, name))
    const sheets = name.startsWith('ccitt') ? [1, 2] : [1]
    expect(read).toMatchObject({
      ok: true,
      value: {
        pages: sheets.length,
        codes: sheets.map((page) => ({ page, number: 1, hash: '9c45e5d9e089', summary: { page, of: 3 } })),
      },
    })
  })
})
