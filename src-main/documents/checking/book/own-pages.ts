import '../../reading/pdf/without-drawing.ts'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readOperators } from './operators.ts'

/** Places in millimetres from the page's upper left corner. */
export type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

export type TextRun = Area & {
  readonly text: string
  /** PostScript name without the subset's tag. */
  readonly font: string
  readonly points: number
}

/** What stands on a page, as the PDF itself says. */
export type PageFacts = {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly runs: readonly TextRun[]
  /** Lines, boxes and pictures. */
  readonly drawings: readonly Area[]
  /** Of these, the pictures. */
  readonly pictures: readonly Area[]
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[]
}

export type BookFacts = {
  readonly pages: number
  /** Pages the bookmarks of the first level lead to. */
  readonly bookmarks: readonly { readonly title: string; readonly page: number }[]
  readonly preferences: Readonly<Record<string, unknown>>
  readonly own: readonly PageFacts[]
}

/** Reads the finished PDF, and in full the pages that `isOwn` says are the book's own. */
export async function readBook(pdf: Uint8Array, isOwn: (page: number) => boolean): Promise<BookFacts> {
  const resources = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    // pdf.js takes the buffer for itself.
    data: Uint8Array.from(pdf),
    cMapUrl: `${resources}/cmaps/`,
    standardFontDataUrl: `${resources}/standard_fonts/`,
    useWorkerFetch: false,
    useSystemFonts: false,
    useWasm: false,
    isEvalSupported: false,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    const own: PageFacts[] = []
    for (let number = 1; number <= document.numPages; number++) {
      if (isOwn(number)) own.push(await readPage(await document.getPage(number)))
    }
    return {
      pages: document.numPages,
      bookmarks: await bookmarksOf(document),
      preferences: ((await document.getViewerPreferences()) ?? {}) as Record<string, unknown>,
      own,
    }
  } finally {
    await task.destroy()
  }
}

const millimetre = 72 / 25.4

async function bookmarksOf(document: PDFDocumentProxy): Promise<BookFacts['bookmarks']> {
  const marks: { title: string; page: number }[] = []
  for (const { title, dest } of (await document.getOutline()) ?? []) {
    const target = typeof dest === 'string' ? await document.getDestination(dest) : dest
    if (target?.[0]) marks.push({ title, page: (await document.getPageIndex(target[0])) + 1 })
  }
  return marks
}

async function readPage(page: PDFPageProxy): Promise<PageFacts> {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view
  const area = (left: number, bottom: number, right: number, top: number): Area => ({
    left: (left - x0) / millimetre,
    top: (y1 - top) / millimetre,
    right: (right - x0) / millimetre,
    bottom: (y1 - bottom) / millimetre,
  })
  const { fnArray, argsArray } = await page.getOperatorList()
  const fonts = new Map<string, Font>()
  for (const [i, operator] of fnArray.entries()) {
    const id = argsArray[i]?.[0]
    if (operator !== OPS.setFont || fonts.has(id)) continue
    const font = page.commonObjs.get(id) as { name?: string; missingFile?: boolean }
    fonts.set(id, { name: (font.name ?? '').replace(/^[A-Z]{6}\+/, ''), embedded: font.missingFile !== true })
  }
  const { shown, drawn, painted } = readOperators({ fnArray, argsArray })
  const pictures = painted.map((bounds) => area(...bounds))
  return {
    number: page.pageNumber,
    width: (x1 - x0) / millimetre,
    height: (y1 - y0) / millimetre,
    runs: shown.flatMap(({ text, font, points, x, y, width }) => {
      if (text.trim() === '') return []
      // The outer half of a bracket or stop is white, and may hang over the line's end.
      const left = openingMark.test(text) ? x + points / 2 : x
      const right = x + width - (closingMark.test(text) ? points / 2 : 0)
      // The em box as the book sets it: 0.8 above the base line and 0.2 below.
      const place = area(left, y - 0.2 * points, right, y + 0.8 * points)
      return [{ text, font: fonts.get(font)?.name ?? '', points, ...place }]
    }),
    drawings: [...drawn.map((bounds) => area(...bounds)), ...pictures],
    pictures,
    fonts: [...fonts.values()],
  }
}

type Font = PageFacts['fonts'][number]

const openingMark = /^[（《〈“‘「『【〔]/
const closingMark = /[，。、；：！？）》〉”’」』】〕]$/
