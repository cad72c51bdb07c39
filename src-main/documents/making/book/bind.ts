import { PDFDict, type PDFDocument, PDFName, PDFObjectCopier, type PDFPageLeaf, type PDFRef } from '@cantoo/pdf-lib'
import { openObjects, saveObjects } from '../../reading/pdf/pdf-objects.ts'
import { setPrinting } from '../../typesetting/print-settings.ts'
import { keepLayers } from './layers.ts'
import { type PageCodes, printCodes, shownCodes } from './page-codes.ts'

/** A PDF of original pages and the page of the set book, from 1, from which on they take the empty pages' places. */
export type Insert = { readonly pdf: Uint8Array; readonly firstPage: number }

export type Bound = {
  readonly pdf: Uint8Array
  readonly pages: number
  /** Pages whose code has been printed. */
  readonly coded: readonly number[]
}

const a4: [number, number] = [595.276, 841.89]

/**
 * Puts the attachments' original pages where the set book left empty ones, makes the number of pages even, and writes
 * into the PDF how it is to be printed: on both sides along the long edge, unscaled, paper by page size. Codes are
 * printed on what is then seen.
 */
export async function bind(set: Uint8Array, inserts: readonly Insert[], codes?: PageCodes): Promise<Bound> {
  const book = await openObjects(set)
  const places = book.getPages().map((page) => page.ref)
  for (const { pdf, firstPage } of inserts) {
    const document = await openObjects(pdf)
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
  const bound = await saveObjects(book)
  const pages = places.length + (places.length % 2)
  if (!codes || codes.pages.length === 0) return { pdf: bound, pages, coded: [] }
  const printed = await printCodes(book, bound, codes)
  if (printed.length === 0) return { pdf: bound, pages, coded: [] }
  const pdf = await saveObjects(book)
  return { pdf, pages, coded: await shownCodes(pdf, printed) }
}

/** Puts a copied page in an empty page's place, where the contents and bookmarks lead to. */
function takePlace(book: PDFDocument, place: PDFRef, page: PDFPageLeaf): void {
  const parent = book.context.lookup(place, PDFDict).get(PDFName.of('Parent'))
  page.set(PDFName.of('Parent'), parent ?? place)
  book.context.assign(place, page)
}
