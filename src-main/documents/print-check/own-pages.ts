import '../pdf/without-drawing.ts'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

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
  const operators = await page.getOperatorList()
  const fonts = new Map<string, { name: string; embedded: boolean }>()
  for (const [i, operator] of operators.fnArray.entries()) {
    const id = operators.argsArray[i]?.[0]
    if (operator !== OPS.setFont || fonts.has(id)) continue
    const font = page.commonObjs.get(id) as { name?: string; missingFile?: boolean }
    fonts.set(id, { name: (font.name ?? '').replace(/^[A-Z]{6}\+/, ''), embedded: font.missingFile !== true })
  }
  const content = await page.getTextContent({ disableNormalization: true })
  const runs = content.items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[]
    const points = Math.hypot(a, b)
    const font = fonts.get(item.fontName)?.name ?? ''
    // The em box as the book sets it: 0.8 above the base line and 0.2 below.
    // The outer half of a bracket or stop is white, and may hang over the line's end.
    const left = openingMark.test(item.str) ? x + points / 2 : x
    const right = x + item.width - (closingMark.test(item.str) ? points / 2 : 0)
    return [{ text: item.str, font, points, ...area(left, y - 0.2 * points, right, y + 0.8 * points) }]
  })
  return {
    number: page.pageNumber,
    width: (x1 - x0) / millimetre,
    height: (y1 - y0) / millimetre,
    runs,
    drawings: drawingsOf(operators).map(([left, bottom, right, top]) => area(left, bottom, right, top)),
    fonts: [...fonts.values()],
  }
}

const openingMark = /^[（《〈“‘「『【〔]/
const closingMark = /[，。、；：！？）》〉”’」』】〕]$/

type Matrix = readonly [number, number, number, number, number, number]
type Bounds = readonly [number, number, number, number]

/** Bounds of what is stroked, filled or painted, in the page's own points; clipping paths draw nothing. */
function drawingsOf({ fnArray, argsArray }: { fnArray: number[]; argsArray: unknown[][] }): Bounds[] {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  const saved: Matrix[] = []
  const drawn: Bounds[] = []
  for (const [i, operator] of fnArray.entries()) {
    const args = argsArray[i] ?? []
    switch (operator) {
      case OPS.save:
        saved.push(matrix)
        break
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop() ?? matrix
        break
      case OPS.transform:
        matrix = multiply(matrix, args as unknown as Matrix)
        break
      case OPS.paintFormXObjectBegin:
        saved.push(matrix)
        if (args[0]) matrix = multiply(matrix, args[0] as Matrix)
        break
      case OPS.paintImageXObject:
        drawn.push(bounds(matrix, [0, 0, 1, 1]))
        break
      case OPS.constructPath:
        if (args[0] !== OPS.endPath && args[2])
          drawn.push(bounds(matrix, [...(args[2] as Float32Array)] as unknown as Bounds))
        break
    }
  }
  return drawn
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ]
}

function bounds(m: Matrix, [left, bottom, right, top]: Bounds): Bounds {
  const corners = [
    [left, bottom],
    [left, top],
    [right, bottom],
    [right, top],
  ].map(([x = 0, y = 0]) => [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]] as const)
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
