import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { degrees, PDFArray, PDFDocument, PDFName, PDFString, rgb, StandardFonts } from '@cantoo/pdf-lib'

/** Attachments as applicants hand them in, written to a folder: the good, the odd and the unusable. */

type Size = readonly [width: number, height: number]
export const a4: Size = [595.276, 841.89]
export const a4Landscape: Size = [841.89, 595.276]
export const a3: Size = [841.89, 1190.55]

/** A PDF of pages of these sizes, each saying its number, the last turned by `turn` degrees. */
export async function pdfOf(sizes: readonly Size[], turn = 0): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = document.embedStandardFont(StandardFonts.Helvetica)
  for (const [i, [width, height]] of sizes.entries()) {
    const page = document.addPage([width, height])
    page.drawText(`Original page ${i + 1}`, { x: 40, y: 60, size: 20, font })
    page.drawRectangle({
      x: 30,
      y: 30,
      width: width - 60,
      height: height - 60,
      borderWidth: 2,
      borderColor: rgb(0.8, 0, 0),
    })
    if (turn !== 0 && i === sizes.length - 1) page.setRotation(degrees(turn))
  }
  return document
}

/** The seal of an electronically signed PDF: a form field that is seen by its appearance alone. */
export function addSeal(document: PDFDocument): void {
  const { context } = document
  const appearance = context.stream('0.9 0 0 rg 0 0 120 120 re f', {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 120, 120],
  })
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('seal'),
      F: 4,
      Rect: [300, 300, 420, 420],
      AP: { N: context.register(appearance) },
    }),
  )
  const page = document.getPage(0)
  const annotations = page.node.Annots() ?? PDFArray.withContext(context)
  annotations.push(field)
  page.node.set(PDFName.of('Annots'), annotations)
  document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: 3 }))
}

/** A layer that is not to be seen, as drawing programs leave them. */
export function addHiddenLayer(document: PDFDocument): void {
  const { context } = document
  const layer = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('hidden') }))
  const { node } = document.getPage(0)
  node.Resources()?.set(PDFName.of('Properties'), context.obj({ Layer: layer }))
  const drawn = context.register(context.stream('/OC /Layer BDC 0 g 100 100 300 300 re f EMC'))
  node.Contents()
  node.addContentStream(drawn)
  document.catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [layer], D: { OFF: [layer] } }))
}

/** A scan: pages that are nothing but one picture of this many pixels. */
export async function scanOf(pages: number, width: number, height: number): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const picture = await document.embedPng(pngOf(width, height))
  for (let i = 0; i < pages; i++)
    document.addPage([...a4]).drawImage(picture, { x: 0, y: 0, width: a4[0], height: a4[1] })
  return document
}

export function save(document: PDFDocument): Promise<Uint8Array> {
  return document.save({ addDefaultPage: false, updateFieldAppearances: false })
}

/** A grey PNG with a dark frame. */
export function pngOf(width: number, height: number): Uint8Array {
  const rows = Buffer.alloc((width + 1) * height, 200)
  for (let y = 0; y < height; y++) {
    const start = y * (width + 1)
    rows[start] = 0
    const edge = y < 4 || y >= height - 4
    for (let x = 0; x < width; x++) if (edge || x < 4 || x >= width - 4) rows[start + 1 + x] = 40
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  out.set(body, 4)
  out.writeUInt32BE(checksum(body), body.length + 4)
  return out
}

function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** A grey 160 × 80 JPEG, dark in its upper left corner, which a camera held sideways has marked to be turned (EXIF orientation 6). */
export function turnedJpeg(): Uint8Array {
  const jpeg = Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCABQAKABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAGBABAAMBAAAAAAAAAAAAAAAAABVko+H/2gAIAQEAAD8AhADZAAAAAxoA2QAAAAI0BZz6QFnPpAWc+kBZz6QFnPqyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAP/9k=',
    'base64',
  )
  const exif = Buffer.from('4578696600004d4d002a00000008000101120003000000010006000000000000', 'hex')
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)])
}

export function write(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
