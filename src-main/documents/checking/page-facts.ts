import { type Bookmark, openPdf, type PdfPage, type Printing } from '../reading/pdf/open-pdf.ts'
import { type Bounds, readObjects, type ShownText } from '../reading/pdf/page-objects.ts'
import { bare } from './bare.ts'

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
  readonly bookmarks: readonly Bookmark[]
  readonly preferences: Printing
  readonly own: readonly PageFacts[]
  /** What text stands on the others, bare. */
  readonly others: ReadonlyMap<number, string>
}

/** Reads the finished PDF, and in full the pages that `isOwn` says are the book's own. */
export async function readBook(pdf: Uint8Array, isOwn: (page: number) => boolean): Promise<BookFacts> {
  const document = await openPdf(pdf)
  try {
    const { pages } = document
    const own: PageFacts[] = []
    const others = new Map<number, string>()
    for (let number = 1; number <= pages; number++) {
      if (isOwn(number)) own.push(document.page(number, (page) => readPage(page, number)))
      else
        others.set(
          number,
          document.page(number, (page) => bare(page.text())),
        )
    }
    return { pages, bookmarks: document.bookmarks(), preferences: document.printing(), own, others }
  } finally {
    document.close()
  }
}

const millimetre = 72 / 25.4

function readPage(page: PdfPage, number: number): PageFacts {
  const area = ([left, bottom, right, top]: Bounds): Area => ({
    left: left / millimetre,
    top: (page.height - top) / millimetre,
    right: right / millimetre,
    bottom: (page.height - bottom) / millimetre,
  })
  const { shown, drawn, painted } = readObjects(page)
  const pictures = painted.map(area)
  return {
    number,
    width: page.width / millimetre,
    height: page.height / millimetre,
    runs: shown.flatMap((text) => (text.text.trim() === '' ? [] : [{ ...text, ...area(inkOf(text)) }])),
    drawings: [...drawn.map(area), ...pictures],
    pictures,
    fonts: fontsOf(shown),
  }
}

/** The em boxes as the book sets them: 0.8 above the base line and 0.2 below. */
function inkOf({ text, points, left, right, baseline }: ShownText): Bounds {
  // The outer half of a bracket or stop is white, and may hang over the line's end.
  const words = text.trim()
  return [
    openingMark.test(words) ? left + points / 2 : left,
    baseline - 0.2 * points,
    closingMark.test(words) ? right - points / 2 : right,
    baseline + 0.8 * points,
  ]
}

function fontsOf(shown: readonly ShownText[]): PageFacts['fonts'] {
  return [...new Map(shown.map(({ font, embedded }) => [`${font} ${embedded}`, { name: font, embedded }])).values()]
}

const openingMark = /^[（《〈“‘「『【〔]/
const closingMark = /[，。、；：！？）》〉”’」』】〕]$/
