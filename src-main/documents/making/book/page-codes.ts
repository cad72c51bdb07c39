import { readFileSync } from 'node:fs'
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  type PDFEmbeddedPage,
  PDFName,
  PDFNumber,
  PDFPage,
  PDFPageLeaf,
  PDFStream,
} from '@cantoo/pdf-lib'
import { openPdf, type Pdf } from '../../reading/pdf/open-pdf.ts'
import { openObjects } from '../../reading/pdf/pdf-objects.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { type Fonts, familiesOf } from '../../typesetting/fonts.ts'
import { jsonFile, typeset } from '../../typesetting/typesetter.ts'
import { type Corner, isBlank, type Place } from './blank-corner.ts'

/** 逐页编码: what is printed in the corner of attachments' pages beside their number, from 1. */
export type PageCodes = {
  readonly pages: readonly { readonly number: number; readonly mark: string }[]
  readonly faces: ChosenFaces
  readonly fonts: Fonts
}

const source = readFileSync(new URL('./page-codes.typ', import.meta.url), 'utf8')

/** What a code's drawing is called among those of its page. */
export const codeName = 'PageCode'

/** Millimetres: what a printer leaves white, with a little room; and of the line itself. */
const fromEdge = { side: 10, bottom: 6.5 }
const lineHeight = 4.2

const millimetre = 72 / 25.4

/**
 * Prints number and mark into the outer bottom corner of the pages whose corner is blank as `bound`, the same book as
 * bytes, shows it; the others stay as they are. The pages that got them.
 */
export async function printCodes(
  book: PDFDocument,
  bound: Uint8Array,
  { pages, faces, fonts }: PageCodes,
): Promise<number[]> {
  const data = { pages, height: lineHeight, face: familiesOf(faces).body }
  const set = await typeset(source, fonts, [jsonFile('/codes.json', data)])
  const codes = await openObjects(set.pdf)
  const drawn = await book.embedPages(codes.getPages())
  const seen = await openPdf(bound)
  const coded: number[] = []
  try {
    for (const [i, { number }] of pages.entries()) {
      const code = drawn[i]
      if (!code) throw new Error('a page has no code')
      if (await printCode(book, seen, number, code)) coded.push(number)
    }
  } finally {
    seen.close()
  }
  return coded
}

/** The pages whose code is to be seen: an original whose content breaks off swallows what is drawn upon it. */
export async function shownCodes(pdf: Uint8Array, printed: readonly number[]): Promise<number[]> {
  const seen = await openPdf(pdf)
  try {
    return printed.filter((number) =>
      seen.page(number, (page) => page.text().replace(/\s/g, '').includes(`—${number}—`)),
    )
  } finally {
    seen.close()
  }
}

/** Whether the page has got its code. Whatever the library throws here, it throws about the original: it stays as it is. */
async function printCode(book: PDFDocument, seen: Pdf, number: number, code: PDFEmbeddedPage): Promise<boolean> {
  const corner: Corner = {
    ...fromEdge,
    right: number % 2 === 1,
    width: code.width / millimetre,
    height: lineHeight,
  }
  try {
    const page = pageNow(book, number)
    const upright = uprightOn(page)
    const place: Place = (x, y) => {
      const [, , , , left, bottom] = upright(x, y)
      return [left, bottom]
    }
    const { isFree, width } = seen.page(number, (shown) => ({
      isFree: isBlank(shown, corner, place),
      width: shown.width,
    }))
    if (!isFree) return false
    await code.embed()
    const x = corner.right ? width - corner.side * millimetre - code.width : corner.side * millimetre
    lay(book, page, code, upright(x, corner.bottom * millimetre))
    return true
  } catch {
    return false
  }
}

/** The library keeps the pages it has once given out, also where another has taken a page's place. */
function pageNow(book: PDFDocument, number: number): PDFPage {
  const { ref } = book.getPage(number - 1)
  const node = book.context.lookup(ref)
  if (!(node instanceof PDFPageLeaf)) throw new Error('a page is missing')
  return PDFPage.of(node, ref, book)
}

/** Draws the code upon the page, whose own content stays as it is. */
function lay({ context }: PDFDocument, { node }: PDFPage, code: PDFEmbeddedPage, matrix: Matrix): void {
  const given = context.lookup(node.getInheritableAttribute(PDFName.of('Resources')))
  // Some writers make them a stream, which viewers take for its dictionary.
  const own = given instanceof PDFStream ? given.dict : given
  const resources = own instanceof PDFDict ? own.clone(context) : context.obj({})
  const objects = resources.lookup(PDFName.of('XObject'))
  const named = objects instanceof PDFDict ? objects.clone(context) : context.obj({})
  const name = named.uniqueKey(codeName)
  named.set(name, code.ref)
  resources.set(PDFName.of('XObject'), named)

  const before = context.register(context.stream('q\n'))
  const after = context.register(context.stream(`\nQ\nq ${matrix.map(decimal).join(' ')} cm ${name} Do Q\n`))
  const content = node.get(PDFName.of('Contents'))
  const contents = context.lookup(content)
  const streams = contents instanceof PDFArray ? contents.asArray() : content ? [content] : []
  node.set(PDFName.of('Resources'), resources)
  node.set(PDFName.of('Contents'), context.obj([before, ...streams, after]))
}

type Matrix = readonly [number, number, number, number, number, number]

/**
 * How to draw upright at a place of the page as it is seen, in points from its lower left corner, however the page is
 * turned, cut and measured.
 */
function uprightOn(page: PDFPage): (x: number, y: number) => Matrix {
  const { left, bottom, right, top } = shownBox(page)
  const unit = page.node.lookup(PDFName.of('UserUnit'))
  const size = 1 / (unit instanceof PDFNumber ? unit.asNumber() : 1)
  const angle = ((page.getRotation().angle % 360) + 360) % 360
  return (seenX, seenY) => {
    const [x, y] = [seenX * size, seenY * size]
    if (angle === 90) return [0, size, -size, 0, right - y, bottom + x]
    if (angle === 180) return [-size, 0, 0, -size, right - x, top - y]
    if (angle === 270) return [0, -size, size, 0, left + y, top - x]
    return [size, 0, 0, size, left + x, bottom + y]
  }
}

/** What is seen of a page: the part of its crop box that lies on the sheet. */
function shownBox(page: PDFPage): { left: number; bottom: number; right: number; top: number } {
  const edges = [page.getMediaBox(), page.getCropBox()].map(({ x, y, width, height }) => ({
    left: Math.min(x, x + width),
    right: Math.max(x, x + width),
    bottom: Math.min(y, y + height),
    top: Math.max(y, y + height),
  }))
  return {
    left: Math.max(...edges.map((e) => e.left)),
    bottom: Math.max(...edges.map((e) => e.bottom)),
    right: Math.min(...edges.map((e) => e.right)),
    top: Math.min(...edges.map((e) => e.top)),
  }
}

function decimal(value: number): string {
  return Number(value.toFixed(4)).toString()
}
