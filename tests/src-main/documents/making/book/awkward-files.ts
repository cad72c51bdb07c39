import { degrees, PDFDocument, PDFName, PDFNumber, PDFString, rgb, StandardFonts } from '@cantoo/pdf-lib'
import { encode } from 'jpeg-js'
import { a3, a4, a4Landscape, addHiddenLayer, addSeal, pdfOf, save, scanOf } from './sample-files.ts'

/** What applicants' scanners, offices and signing programs make of a PDF or a picture. */

export async function drawings(): Promise<Uint8Array> {
  return save(await pdfOf([a4, a4Landscape, a3, [a3[1], a3[0]]]))
}

/** Pages that are turned by 90, 180 and 270 degrees, as scanners leave them. */
export async function turnedPages(): Promise<Uint8Array> {
  const document = await pdfOf([a4, a4Landscape, a4])
  for (const [i, page] of document.getPages().entries()) page.setRotation(degrees(90 * (i + 1)))
  return save(document)
}

/** An A4 page cut out of a printer's sheet with crop marks, and one whose unit is two points. */
export async function cutAndScaledPages(): Promise<Uint8Array> {
  const document = await pdfOf([
    [700, 950],
    [a4[0] / 2, a4[1] / 2],
  ])
  const [cut, scaled] = document.getPages()
  cut?.setCropBox(50, 50, a4[0], a4[1])
  cut?.drawRectangle({ x: 5, y: 5, width: 30, height: 30, color: rgb(0, 0, 1) })
  scaled?.node.set(PDFName.of('UserUnit'), PDFNumber.of(2))
  document.catalog.set(PDFName.of('Version'), PDFName.of('1.7'))
  return save(document)
}

/** Filled fields, a note, a link to another page, a seal, and a layer that is hidden. */
export async function signedForm(): Promise<Uint8Array> {
  const document = await pdfOf([a4, a4])
  const page = document.getPage(0)
  const form = document.getForm()
  const field = form.createTextField('applicant')
  field.setText('Sample Pump Works')
  field.addToPage(page, { x: 60, y: 600, width: 300, height: 30 })
  const box = form.createCheckBox('sealed')
  box.addToPage(page, { x: 60, y: 540, width: 20, height: 20 })
  box.check()
  form.updateFieldAppearances(document.embedStandardFont(StandardFonts.Helvetica))
  const { context } = document
  const note = context.stream('1 1 0 rg 0 0 80 40 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 80, 40] })
  for (const annotation of [
    { Subtype: 'Square', Rect: [400, 600, 480, 640], F: 4, AP: { N: context.register(note) } },
    { Subtype: 'Link', Rect: [60, 480, 200, 500], Border: [0, 0, 0], Dest: [document.getPage(1).ref, 'Fit'] },
    { Subtype: 'Text', Rect: [500, 700, 520, 720], Contents: PDFString.of('a remark') },
  ]) {
    page.node.addAnnot(context.register(context.obj({ Type: 'Annot', ...annotation })))
  }
  addSealBeside(document)
  addHiddenLayer(document)
  return save(document)
}

/** addSeal names the only field there is; here it joins the others. */
function addSealBeside(document: PDFDocument): void {
  const form = document.catalog.get(PDFName.of('AcroForm'))
  addSeal(document)
  if (form) document.catalog.set(PDFName.of('AcroForm'), form)
}

export async function scan(pages: number): Promise<Uint8Array> {
  return save(await scanOf(pages, 620, 877))
}

export async function encrypted(): Promise<Uint8Array> {
  const document = await pdfOf([a4])
  document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' })
  return save(document)
}

/** Cut short on a memory stick: its end is missing. */
export async function damaged(): Promise<Uint8Array> {
  const sound = await save(await pdfOf([a4, a4]))
  return sound.subarray(0, sound.length - 200)
}

export async function withoutPages(): Promise<Uint8Array> {
  return save(await PDFDocument.create({ updateMetadata: false }))
}

/** The largest page a PDF may have without a unit of its own: five metres wide and high. */
export async function hugePage(): Promise<Uint8Array> {
  return save(await pdfOf([[14400, 14400]]))
}

/** A photograph of a certificate: colours that run into each other. */
export function photograph(width: number, height: number): Uint8Array {
  const data = Buffer.alloc(width * height * 4, 255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data.set([(255 * x) / width, (255 * y) / height, 128], 4 * (y * width + x))
    }
  }
  return encode({ data, width, height }, 80).data
}

/** 40 × 24 pixels in four inks, as printing shops save them: cyan, magenta, yellow and black from left to right and down. */
export function printersJpeg(): Uint8Array {
  return Buffer.from(
    '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAKBwcIBwYKCAgICwoKCw4YEA4NDQ4dFRYRGCMfJSQiHyIhJis3LyYpNCkhIjBBMTQ5Oz4+PiUuRElDPEg3PT47/8AAFAgAGAAoBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwDxmvZq9mr2aiiiivZv2e/+Zg/7dv8A2rXjP7Qn/Mv/APbz/wC0qKK9mrxmiiiiiivGf+Ge/wDqaf8AyQ/+2V9mV4z/AMNCf9St/wCT/wD9roo/4Z7/AOpp/wDJD/7ZRR/w0J/1K3/k/wD/AGuiuz+Hvw9/4QP+0P8Aiafb/tvlf8u/lbNm7/abOd/6VxnxC+Hv/Cef2f8A8TT7B9i83/l383fv2/7S4xs/Wuz+HvxC/wCE8/tD/iV/YPsXlf8ALx5u/fu/2VxjZ+tcZ8QviF/wgf8AZ/8AxK/t/wBt83/l48rZs2/7LZzv/SuzrjP+Ge/+pp/8kP8A7ZXZ1xn/AA0J/wBSt/5P/wD2uij/AIZ7/wCpp/8AJD/7ZRR/w0J/1K3/AJP/AP2uivZq+M69moooooor2b9nv/mYP+3b/wBq14z+0J/zL/8A28/+0qKK9mrxmiiiiv/Z',
    'base64',
  )
}

/** A black square on white, as a fax machine stores it (TIFF, CCITT group 4). */
export function faxTiff(): Uint8Array {
  return Buffer.from(
    'SUkqADAAAAAmoHhv///IQa////////////////////x////////////////gAgAgCQAAAQMAAQAAAEAAAAABAQMAAQAAAFoAAAACAQMAAQAAAAEAAAADAQMAAQAAAAQAAAAGAQMAAQAAAAEAAAARAQQAAQAAAAgAAAAWAQMAAQAAAFoAAAAXAQQAAQAAACgAAAAcAQMAAQAAAAEAAAAAAAAA',
    'base64',
  )
}

/** A Word 97 file by its first bytes, and a ZIP by its. */
export const oldWord = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
export const zip = Uint8Array.from([0x50, 0x4b, 0x03, 0x04])
