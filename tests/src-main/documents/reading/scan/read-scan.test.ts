import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shortHash } from '../../../../../src-domain/edition/edition.ts'
import type { ScanReading } from '../../../../../src-domain/edition/scan.ts'
import type { Result } from '../../../../../src-domain/result.ts'
import { readScan } from '../../../../../src-main/documents/reading/scan/read-scan.ts'
import { scratchFolder, zipOf } from '../../../../support/docx.ts'
import { lines, makePdf } from '../pdf/make-pdf.ts'
import { editionOf, printedSummary } from './paper.ts'
import { asJpeg, asPng, asTiff } from './scanner.ts'
import { addedTo, signed } from './sign.ts'

const edition = editionOf(3)

const nothing: ScanReading = { pages: 1, codes: [], marks: [], drawn: [], blank: [], sealed: [], unseen: [] }

let scratch: Awaited<ReturnType<typeof scratchFolder>>
let summary: Uint8Array
beforeAll(async () => {
  scratch = await scratchFolder()
  summary = await printedSummary(edition)
})
afterAll(() => scratch.remove())

async function read(content: Uint8Array | string): Promise<Result<ScanReading>> {
  return readScan(await scratch.write('扫描件', Buffer.from(content as string)))
}

async function problemOf(content: Uint8Array | string): Promise<string | undefined> {
  const result = await read(content)
  return result.ok ? undefined : result.problem.code
}

describe('an electronically signed PDF', () => {
  test('is recognised as signed, and its mark and code are read', async () => {
    const { number, hash } = edition
    expect(await read(await signed(summary))).toMatchObject({
      ok: true,
      value: {
        pages: 1,
        codes: [{ page: 1, number, hash: hash.slice(0, 12) }],
        marks: [{ page: 1, number, shortHash: shortHash(hash) }],
        signature: 'whole',
      },
    })
  })

  test('to which something was added afterwards says so, until it is sealed again', async () => {
    const once = await signed(summary)
    expect(await read(addedTo(once))).toMatchObject({ ok: true, value: { signature: 'added-to' } })
    expect(await read(addedTo(once, 'sealed again'))).toMatchObject({ ok: true, value: { signature: 'whole' } })
  })

  test('that only mentions a range of bytes is not signed', async () => {
    const path = await scratch.write('提到.pdf', '')
    await makePdf(path, { pages: [lines('/ByteRange [0 10 20 30]'), '% /ByteRange [0 10 20 30]'] })
    const result = await readScan(path)
    expect(result.ok && result.value).toEqual({
      ...nothing,
      pages: 2,
      drawn: [{ page: 1, text: '/ByteRange [0 10 20 30]' }],
      blank: [2],
    })
  })
})

test('marks are read from a page’s text however their characters are spaced and drawn', async () => {
  const path = await scratch.write('标记.pdf', '')
  await makePdf(path, {
    pages: [
      lines('推荐单位(盖章)', '定 稿 第 12 版 · 7F3A-91C2 第 1 页 共 2 页', '定稿第 12 版 · 7F3A-91C2'),
      lines('定稿第１３版・７ｆ３ａ－９１Ｃ２'),
      lines('定稿第 14 版', '· 00AA-BB11'),
      lines('未定稿 · 7F3A-91C2', '定稿第版 · 7F3A-91C2'),
    ],
  })
  const result = await readScan(path)
  expect(result.ok && result.value.marks).toEqual([
    { page: 1, number: 12, shortHash: '7F3A-91C2' },
    { page: 2, number: 13, shortHash: '7F3A-91C2' },
    { page: 3, number: 14, shortHash: '00AA-BB11' },
  ])
})

describe('what cannot be read is refused with what to do about it', () => {
  const picture = { width: 400, height: 300, rgba: new Uint8Array(400 * 300 * 4).fill(200) }
  const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2)

  test('by content, whatever the name', async () => {
    expect(await problemOf('')).toBe('scan-file-empty')
    expect(await problemOf('GIF89a')).toBe('scan-file-not-scan')
    expect(await problemOf(await zipOf({ 'word/document.xml': '<w/>' }))).toBe('scan-file-not-scan')
    expect(await problemOf(`${'\0'.repeat(40)}E-SafeNet${'\0'.repeat(99)}`)).toBe('scan-file-encrypted')
    const gone = await readScan(`${await scratch.write('目录里没有', '')}的文件`)
    expect(gone).toMatchObject({ ok: false, problem: { code: 'scan-file-unreadable' } })
  })

  test('an OFD says to save it as PDF in the seal software', async () => {
    const ofd = await zipOf({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<ofd:Document/>' })
    expect(await read(ofd)).toMatchObject({
      ok: false,
      problem: { code: 'scan-file-ofd', message: expect.stringMatching(/签章软件.*PDF/) },
    })
  })

  test('a file that was cut short, of every kind', async () => {
    // Its second page's directory stands behind the first page.
    const tiff = await readFile(join(import.meta.dirname, '../../../../fixtures/scans/ccitt-g4.tif'))
    for (const whole of [summary, asJpeg(picture), asPng(picture), asTiff([picture, picture]), tiff]) {
      expect(await problemOf(whole)).toBeUndefined()
      expect(await problemOf(half(whole))).toBe('scan-file-damaged')
    }
  })

  test('a PDF with a password', async () => {
    const document = await PDFDocument.load(summary)
    document.encrypt({ userPassword: '口令', ownerPassword: '口令' })
    expect(await problemOf(await document.save())).toBe('scan-file-encrypted')
  })

  test('a TIFF whose directories form a ring, or claim more than the file holds', async () => {
    const ring = Buffer.from('49492a0008000000010000010400010000000500000008000000', 'hex')
    expect(await problemOf(ring)).toBe('scan-file-damaged')
    const boast = Buffer.from(asTiff([picture]))
    boast.writeUInt32BE(0xffff_ffff, 8 + 2 + 4)
    expect(await problemOf(boast)).toBe('scan-file-damaged')
  })

  test('more pages or pixels than any summary has', async () => {
    const path = await scratch.write('长.pdf', '')
    await makePdf(path, { pages: Array(101).fill(lines('样例')) })
    expect(await readScan(path)).toMatchObject({ ok: false, problem: { code: 'scan-file-too-many-pages' } })
    const vast = Buffer.from(asPng(picture))
    vast.writeUInt32BE(60_000, 16)
    vast.writeUInt32BE(60_000, 20)
    vast.writeUInt32BE(crc32(vast.subarray(12, 29)), 29)
    expect(await problemOf(vast)).toBe('scan-file-too-large')
    const tiff = asTiff([{ ...picture, width: 60_000, height: 60_000 }])
    expect(await problemOf(tiff)).toBe('scan-file-too-large')
  })
})

test('a picture without our code is no problem: nothing is found on it', async () => {
  const photo = { width: 600, height: 400, rgba: new Uint8Array(600 * 400 * 4).fill(128) }
  expect(await read(asJpeg(photo))).toEqual({ ok: true, value: { ...nothing, blank: [1] } })
})
