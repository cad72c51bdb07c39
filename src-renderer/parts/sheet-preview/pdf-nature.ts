import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type Bookmark, bookmarksOf } from './bookmarks.ts'

/** What a PDF says of the sheets it is for. */
export type PdfNature = {
  /** Width over height of its first page, which the others are shown within. */
  readonly ratio: number
  /** Printed on both sides and turned like the leaves of a book. */
  readonly bound: boolean
  /** 双面打印、长边翻转、不缩放: what it tells the printer by itself; '' if nothing. */
  readonly printing: string
  readonly bookmarks: readonly Bookmark[]
}

const sides: Readonly<Record<string, string>> = {
  DuplexFlipLongEdge: '双面打印、长边翻转',
  DuplexFlipShortEdge: '双面打印、短边翻转',
  Simplex: '单面打印',
}

export async function natureOf(pdf: PDFDocumentProxy): Promise<PdfNature> {
  const first = await pdf.getPage(1)
  const { width, height } = first.getViewport({ scale: 1 })
  const preferences = ((await pdf.getViewerPreferences()) ?? {}) as { Duplex?: string; PrintScaling?: string }
  return {
    ratio: width / height,
    bound: preferences.Duplex === 'DuplexFlipLongEdge' && width < height && pdf.numPages > 1,
    printing: [sides[preferences.Duplex ?? ''], preferences.PrintScaling === 'None' && '不缩放']
      .filter(Boolean)
      .join('、'),
    bookmarks: await bookmarksOf(pdf),
  }
}
