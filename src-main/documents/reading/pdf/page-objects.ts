import type { PdfPage } from './open-pdf.ts'
import type { Pdfium } from './pdfium.ts'

/** Left, bottom, right, top in the page's own points, from its lower left corner as it is seen. */
export type Bounds = readonly [number, number, number, number]

/** Text shown in one go. */
export type ShownText = {
  readonly text: string
  /** PostScript name without the subset's tag. */
  readonly font: string
  readonly embedded: boolean
  readonly points: number
  /** From where its first visible character begins on the base line to where its last one ends. */
  readonly left: number
  readonly right: number
  readonly baseline: number
}

export type PageObjects = {
  /** In the order of the page's content, as is what is drawn. */
  readonly shown: readonly ShownText[]
  /** What is stroked or filled. */
  readonly drawn: readonly Bounds[]
  /** Pictures, as far as clipping leaves them to be seen. */
  readonly painted: readonly Bounds[]
}

/** Kinds of FPDFPageObj_GetType. */
const textObject = 1
const pathObject = 2
const imageObject = 3
const formObject = 5

/** Forms in forms: more is a trap, not a page. */
const deepest = 8

type Matrix = readonly [number, number, number, number, number, number]

const identity: Matrix = [1, 0, 0, 1, 0, 0]
const everywhere: Bounds = [-Infinity, -Infinity, Infinity, Infinity]

/** What stands on a page, text by text and line by line. */
export function readObjects(page: PdfPage): PageObjects {
  return page.pdfium.borrow(scratchBytes, (at) => readAll(page, scratch(page.pdfium, at)))
}

/** Room for what the library answers through pointers: six numbers, of four or eight bytes. */
type Scratch = { readonly at: number; float(i: number): number; double(i: number): number }
const scratchBytes = 48

function scratch({ pdfium }: Pdfium, at: number): Scratch {
  return {
    at,
    float: (i) => pdfium.HEAPF32[at / 4 + i] ?? 0,
    double: (i) => pdfium.HEAPF64[at / 8 + i] ?? 0,
  }
}

function readAll({ pdfium, handle, characters }: PdfPage, room: Scratch): PageObjects {
  const texts = textsOf(pdfium, characters, room)
  const [x, y] = cornerOf(pdfium, handle, room)
  const objects = { shown: [] as ShownText[], drawn: [] as Bounds[], painted: [] as Bounds[] }
  const look = (object: number, outer: Matrix, depth: number) => {
    const matrix = () => multiply(outer, matrixOf(pdfium, object, room))
    switch (pdfium.FPDFPageObj_GetType(object)) {
      case textObject: {
        const text = texts.get(object)
        if (text) objects.shown.push(seenFrom(text, x, y))
        break
      }
      case pathObject: {
        const bounds = pathBounds(pdfium, object, room)
        if (bounds) objects.drawn.push(moved(transformed(matrix(), bounds), x, y))
        break
      }
      case imageObject: {
        const whole = transformed(matrix(), [0, 0, 1, 1])
        objects.painted.push(moved(within(whole, transformed(outer, clipOf(pdfium, object, room))), x, y))
        break
      }
      case formObject: {
        if (depth === deepest) break
        const inner = matrix()
        const count = pdfium.FPDFFormObj_CountObjects(object)
        for (let i = 0; i < count; i++) look(pdfium.FPDFFormObj_GetObject(object, i), inner, depth + 1)
        break
      }
    }
  }
  const count = pdfium.FPDFPage_CountObjects(handle)
  for (let i = 0; i < count; i++) look(pdfium.FPDFPage_GetObject(handle, i), identity, 0)
  return objects
}

/** The texts of a page by the library's names of their objects, put together from the characters it has read. */
function textsOf(pdfium: Pdfium, characters: number, room: Scratch): Map<number, ShownText> {
  const texts = new Map<number, Mutable<ShownText>>()
  const fonts = new Map<number, Font>()
  const count = pdfium.FPDFText_CountChars(characters)
  for (let i = 0; i < count; i++) {
    // Spaces and line ends between texts are the library's own.
    if (pdfium.FPDFText_IsGenerated(characters, i) === 1) continue
    const object = pdfium.FPDFText_GetTextObject(characters, i)
    const character = characterAt(pdfium, characters, i)
    const known = texts.get(object)
    const text = known ?? beginning(pdfium, characters, i, object, fonts, room)
    if (!known) texts.set(object, text)
    text.text += character
    // A blank at a line's end prints nothing.
    if (/^\s$/.test(character)) continue
    pdfium.FPDFText_GetLooseCharBox(characters, i, room.at)
    text.left = Math.min(text.left, room.float(0))
    text.right = Math.max(text.right, room.float(2))
  }
  return texts
}

/** A hyphen at a line's end has a number of its own. */
function characterAt(pdfium: Pdfium, characters: number, index: number): string {
  if (pdfium.FPDFText_IsHyphen(characters, index) === 1) return '-'
  return String.fromCodePoint(pdfium.FPDFText_GetUnicode(characters, index))
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Font = Pick<ShownText, 'font' | 'embedded'>

function beginning(
  pdfium: Pdfium,
  characters: number,
  index: number,
  object: number,
  fonts: Map<number, Font>,
  room: Scratch,
): Mutable<ShownText> {
  const handle = pdfium.FPDFTextObj_GetFont(object)
  const font = fonts.get(handle) ?? fontOf(pdfium, handle)
  fonts.set(handle, font)
  pdfium.FPDFText_GetMatrix(characters, index, room.at)
  const points = pdfium.FPDFText_GetFontSize(characters, index) * Math.hypot(room.float(0), room.float(1))
  pdfium.FPDFText_GetCharOrigin(characters, index, room.at, room.at + 8)
  return { text: '', ...font, points, left: Infinity, right: -Infinity, baseline: room.double(1) }
}

function fontOf(pdfium: Pdfium, font: number): Font {
  const size = pdfium.FPDFFont_GetBaseFontName(font, 0, 0)
  const name = pdfium.borrow(size, (at) => {
    pdfium.FPDFFont_GetBaseFontName(font, at, size)
    return Buffer.from(pdfium.pdfium.HEAPU8.subarray(at, at + Math.max(0, size - 1))).toString('utf8')
  })
  return { font: name.replace(/^[A-Z]{6}\+/, ''), embedded: pdfium.FPDFFont_GetIsEmbedded(font) === 1 }
}

function seenFrom(text: ShownText, x: number, y: number): ShownText {
  return { ...text, left: text.left - x, right: text.right - x, baseline: text.baseline - y }
}

/** The lower left corner of what is seen of a page. */
function cornerOf(pdfium: Pdfium, page: number, room: Scratch): readonly [number, number] {
  // FS_RECTF: left, top, right, bottom.
  return pdfium.FPDF_GetPageBoundingBox(page, room.at) ? [room.float(0), room.float(3)] : [0, 0]
}

function matrixOf(pdfium: Pdfium, object: number, room: Scratch): Matrix {
  if (!pdfium.FPDFPageObj_GetMatrix(object, room.at)) return identity
  return [room.float(0), room.float(1), room.float(2), room.float(3), room.float(4), room.float(5)]
}

/** In the path's own measure, without the width of its stroke. */
function pathBounds(pdfium: Pdfium, path: number, room: Scratch): Bounds | undefined {
  const count = pdfium.FPDFPath_CountSegments(path)
  return boundsOf(pdfium, count, (i) => pdfium.FPDFPath_GetPathSegment(path, i), room)
}

/** What the clipping paths of an object leave to be seen. */
function clipOf(pdfium: Pdfium, object: number, room: Scratch): Bounds {
  const clip = pdfium.FPDFPageObj_GetClipPath(object)
  let seen = everywhere
  const paths = clip ? pdfium.FPDFClipPath_CountPaths(clip) : 0
  for (let path = 0; path < paths; path++) {
    const count = pdfium.FPDFClipPath_CountPathSegments(clip, path)
    const bounds = boundsOf(pdfium, count, (i) => pdfium.FPDFClipPath_GetPathSegment(clip, path, i), room)
    if (bounds) seen = within(seen, bounds)
  }
  return seen
}

function boundsOf(
  pdfium: Pdfium,
  count: number,
  segment: (index: number) => number,
  room: Scratch,
): Bounds | undefined {
  if (count <= 0) return undefined
  const all: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < count; i++) {
    if (!pdfium.FPDFPathSegment_GetPoint(segment(i), room.at, room.at + 4)) continue
    const [x, y] = [room.float(0), room.float(1)]
    all[0] = Math.min(all[0], x)
    all[1] = Math.min(all[1], y)
    all[2] = Math.max(all[2], x)
    all[3] = Math.max(all[3], y)
  }
  return all
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

function within([left, bottom, right, top]: Bounds, [l, b, r, t]: Bounds): Bounds {
  return [Math.max(left, l), Math.max(bottom, b), Math.min(right, r), Math.min(top, t)]
}

function moved([left, bottom, right, top]: Bounds, x: number, y: number): Bounds {
  return [left - x, bottom - y, right - x, top - y]
}

function transformed(m: Matrix, bounds: Bounds): Bounds {
  // Infinite times nothing is no number.
  if (bounds === everywhere) return bounds
  const [left, bottom, right, top] = bounds
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
