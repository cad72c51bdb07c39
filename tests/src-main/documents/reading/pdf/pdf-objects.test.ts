import { createRequire } from 'node:module'
import type * as PdfLib from '@cantoo/pdf-lib'
import * as pdfLib from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import { openObjects, saveObjects } from '../../../../../src-main/documents/reading/pdf/pdf-objects.ts'

/** The library's other build, of which nobody has changed anything. */
const untouched: typeof PdfLib = createRequire(import.meta.url)('@cantoo/pdf-lib')

const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7919) >> 3)

/** Streams as they come, packed, empty, and of text, on a page and beside it. */
async function documentBy({ PDFDocument, PDFName, PDFRawStream }: typeof PdfLib) {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const page = document.addPage([300, 200])
  page.drawText('18.6 %', { x: 20, y: 20 })
  for (const [i, contents] of [bytes, bytes.subarray(3, 400), new Uint8Array()].entries()) {
    page.node.set(PDFName.of(`Raw${i}`), context.register(PDFRawStream.of(context.obj({ Type: 'Own' }), contents)))
    page.node.set(PDFName.of(`Packed${i}`), context.register(context.flateStream(contents)))
  }
  return document
}

test('writes the bytes that the library itself writes', async () => {
  const options = { addDefaultPage: false, updateFieldAppearances: false }
  const written = await saveObjects(await documentBy(pdfLib))
  const itself = await (await documentBy(untouched)).save(options)
  expect(Buffer.compare(written, itself)).toBe(0)
})

test('what is opened and written again is what the library makes of it, and the bytes given stay as they were', async () => {
  const given = await (await documentBy(untouched)).save()
  const before = given.slice()
  // A part of a larger buffer, as bytes may come.
  const lent = new Uint8Array(given.length + 20).subarray(7, 7 + given.length)
  lent.set(given)
  const change = { updateMetadata: false, parseSpeed: untouched.ParseSpeeds.Fastest }
  const document = await openObjects(lent)
  const itself = await untouched.PDFDocument.load(given, change)
  for (const one of [document, itself]) one.addPage([100, 100]).drawText('1', { x: 10, y: 10 })
  const options = { addDefaultPage: false, updateFieldAppearances: false }
  expect(Buffer.compare(await saveObjects(document), await itself.save(options))).toBe(0)
  expect(Buffer.compare(lent, before)).toBe(0)
})
