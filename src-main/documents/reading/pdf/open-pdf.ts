import type { Picture } from '../picture.ts'
import { inMemory, openDocument, type Pdfium, PdfRefusal, type PdfSource, utf16 } from './pdfium.ts'
import { type Drawing, drawnPage } from './render.ts'

/** An open PDF. Only the page at hand is kept in memory. Pages count from 1. */
export type Pdf = {
  readonly pages: number
  /** Lends a page to `use`, which must not keep it. Throws PdfRefusal. */
  page<T>(number: number, use: (page: PdfPage) => T): T
  /** The bookmarks of the first level that lead to a page. */
  bookmarks(): Bookmark[]
  /** How the file asks to be printed. */
  printing(): Printing
  close(): void
}

export type Bookmark = { readonly title: string; readonly page: number }

/** In the PDF's own words (ISO 32000-1, 12.2). */
export type Printing = {
  readonly Duplex?: 'Simplex' | 'DuplexFlipShortEdge' | 'DuplexFlipLongEdge'
  readonly PrintScaling: 'None' | 'AppDefault'
}

export type PdfPage = {
  readonly pdfium: Pdfium
  /** The library's own names of the page and, in what it has read as text, of its characters. */
  readonly handle: number
  readonly characters: number
  /** Points, as it is seen. */
  readonly width: number
  readonly height: number
  /** Its text from the beginning, of no more than so many characters; lines end in \r\n. */
  text(most?: number): string
  /** How it is seen, with its longer side at so many pixels, or a part of that. */
  render(longSide: number, how?: Pick<Drawing, 'part' | 'hardText'>): Picture
}

/** Opens a PDF from memory or from where it lies. Throws PdfRefusal, or what the source threw. */
export async function openPdf(from: Uint8Array | PdfSource): Promise<Pdf> {
  const { pdfium, handle, run, close } = await openDocument(from instanceof Uint8Array ? inMemory(from) : from)
  return {
    pages: run(() => pdfium.FPDF_GetPageCount(handle)),
    page: (number, use) => run(() => withPage(pdfium, handle, number, use)),
    bookmarks: () => run(() => bookmarksOf(pdfium, handle)),
    printing: () => run(() => printingOf(pdfium, handle)),
    close,
  }
}

function withPage<T>(pdfium: Pdfium, document: number, number: number, use: (page: PdfPage) => T): T {
  const handle = pdfium.FPDF_LoadPage(document, number - 1)
  if (!handle) throw new PdfRefusal('damaged')
  const characters = pdfium.FPDFText_LoadPage(handle)
  try {
    const size = { width: pdfium.FPDF_GetPageWidthF(handle), height: pdfium.FPDF_GetPageHeightF(handle) }
    return use({
      pdfium,
      handle,
      characters,
      ...size,
      text: (most = Number.POSITIVE_INFINITY) => textOf(pdfium, characters, most),
      render: (longSide, how) => drawnPage(pdfium, handle, size, longSide, how),
    })
  } finally {
    pdfium.FPDFText_ClosePage(characters)
    pdfium.FPDF_ClosePage(handle)
  }
}

/** What stands in its text for a hyphen at a line's end together with the line's end. */
const lineEndHyphen = '\ufffe'

function textOf(pdfium: Pdfium, characters: number, most: number): string {
  const count = Math.min(most, Math.max(0, pdfium.FPDFText_CountChars(characters)))
  return pdfium.borrow(2 * count + 2, (at) => {
    // It says how many characters it wrote, with the zero at their end.
    const written = pdfium.FPDFText_GetText(characters, 0, count, at) - 1
    return utf16(pdfium.pdfium.HEAPU8.slice(at, at + 2 * Math.max(0, written))).replaceAll(lineEndHyphen, '-')
  })
}

/** More than any book of ours has; a ring of bookmarks must end. */
const mostBookmarks = 1000

function bookmarksOf(pdfium: Pdfium, document: number): Bookmark[] {
  const marks: Bookmark[] = []
  let mark = pdfium.FPDFBookmark_GetFirstChild(document, 0)
  for (let i = 0; mark && i < mostBookmarks; i++, mark = pdfium.FPDFBookmark_GetNextSibling(document, mark)) {
    const own = mark
    const target = pdfium.FPDFBookmark_GetDest(document, own)
    const title = pdfium.text((at, size) => pdfium.FPDFBookmark_GetTitle(own, at, size))
    if (target) marks.push({ title, page: pdfium.FPDFDest_GetDestPageIndex(document, target) + 1 })
  }
  return marks
}

function printingOf(pdfium: Pdfium, document: number): Printing {
  const duplex = sides[pdfium.FPDF_VIEWERREF_GetDuplex(document)]
  return {
    ...(duplex ? { Duplex: duplex } : {}),
    PrintScaling: pdfium.FPDF_VIEWERREF_GetPrintScaling(document) ? 'AppDefault' : 'None',
  }
}

/** By the library's numbers. */
const sides: readonly Printing['Duplex'][] = [undefined, 'Simplex', 'DuplexFlipShortEdge', 'DuplexFlipLongEdge']
