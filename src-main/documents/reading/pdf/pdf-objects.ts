import { copyStringIntoBuffer, ParseSpeeds, PDFDocument, PDFStream } from '@cantoo/pdf-lib'

/*
 * How pdf-lib takes PDFs apart and writes them here. Of a book of scans nearly all bytes are those of its pictures, which
 * the library copies again and again, in writing one by one.
 */

/** Opens a PDF to be changed or looked through; `bytes` must stay as they are. Throws whatever the library makes of it. */
export function openObjects(bytes: Uint8Array, how: { readonly password?: string } = {}): Promise<PDFDocument> {
  // What the library slices off a Buffer are views of it, of any other array they are copies.
  const views = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return PDFDocument.load(views, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest, ...how })
}

export function saveObjects(document: PDFDocument): Promise<Uint8Array> {
  return document.save({ addDefaultPage: false, updateFieldAppearances: false })
}

/** The library's own, but for copying the contents as a whole. */
PDFStream.prototype.copyBytesInto = function (this: PDFStream, buffer: Uint8Array, offset: number): number {
  this.updateDict()
  const contents = this.getContents()
  let at = offset + this.dict.copyBytesInto(buffer, offset)
  at += copyStringIntoBuffer('\nstream\n', buffer, at)
  buffer.set(contents, at)
  at += contents.length
  return at + copyStringIntoBuffer('\nendstream', buffer, at) - offset
}
