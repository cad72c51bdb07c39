import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectCopier,
  type PDFPageLeaf,
  type PDFRef,
} from '@cantoo/pdf-lib'
import { setPrinting } from '../../typesetting/print-settings.ts'
import { keepLayers } from './layers.ts'

/** A PDF of original pages and the page of the set book, from 1, from which on they take the empty pages' places. */
export type Insert = { readonly pdf: Uint8Array; readonly firstPage: number }

const a4: [number, number] = [595.276, 841.89]

/**
 * Puts the attachments' original pages where the set book left empty ones, makes the number of pages even, and writes
 * into the PDF how it is to be printed: on both sides along the long edge, unscaled, paper by page size.
 */
export async function bind(set: Uint8Array, inserts: readonly Insert[]): Promise<{ pdf: Uint8Array; pages: number }> {
  const book = await opened(set)
  const places = book.getPages().map((page) => page.ref)
  for (const { pdf, firstPage } of inserts) {
    const document = await opened(pdf)
    const copier = PDFObjectCopier.for(document.context, book.context)
    for (const [i, original] of document.getPages().entries()) {
      const page = copier.copy(original.node)
      const place = places[firstPage - 1 + i]
      if (!place) throw new Error('no page was left for an attachment')
      takePlace(book, place, page)
    }
    keepLayers(book, document, copier)
  }
  if (places.length % 2 === 1) book.addPage(a4)
  setPrinting(book, 'both')
  const pdf = await book.save({ addDefaultPage: false, updateFieldAppearances: false })
  return { pdf, pages: places.length + (places.length % 2) }
}

function opened(pdf: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
}

/** Puts a copied page into the page tree at an empty page's place. */
function takePlace(book: PDFDocument, place: PDFRef, page: PDFPageLeaf): void {
  const empty = book.context.lookup(place, PDFDict)
  const parent = empty.get(PDFName.of('Parent'))
  const kids = book.context.lookup(parent, PDFDict).lookup(PDFName.of('Kids'), PDFArray)
  const at = kids.asArray().indexOf(place)
  kids.set(at, book.context.register(page))
  page.set(PDFName.of('Parent'), parent ?? place)
  book.context.delete(place)
}
