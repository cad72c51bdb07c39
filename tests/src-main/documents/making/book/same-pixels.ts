import { expect } from 'vitest'
import {
  dotsPerInch,
  isBlank,
  pixelsApart,
  type SeenPage,
  type SeenPdf,
  seePdf,
} from '../../../../support/see-pages.ts'
import type { MadeBook } from './make.ts'

/**
 * Expects every page of an attachment to look in the book as it does in its own file, pixel by pixel, but for the outer
 * bottom corner, where the book's number and mark may stand. `seen` is the book
 * where it has been opened already.
 */
export async function expectSamePixels(
  { book, pdf }: MadeBook,
  file: string,
  bytes: Uint8Array,
  seen?: SeenPdf,
): Promise<void> {
  const bound = seen ?? (await seePdf(pdf))
  const first = book.attachments.find((a) => a.file === file)?.firstPage ?? 0
  const original = await seePdf(bytes)
  const apart: number[] = []
  for (let i = 0; i < original.pages; i++) {
    const page = await original.page(1 + i)
    expect(isBlank(page)).toBe(false)
    const number = first + i
    apart.push(pixelsApart(withoutCorner(page, number), withoutCorner(await bound.page(number), number)))
  }
  original.close()
  if (!seen) bound.close()
  expect({ file, apart }).toEqual({ file, apart: apart.map(() => 0) })
}

/** The page, whited where the corner is: 62 millimetres from the side, and from 6 to 12 above the bottom. */
const perMillimetre = dotsPerInch / 25.4

function withoutCorner(page: SeenPage, number: number): SeenPage {
  const across = Math.min(page.width, Math.round(62 * perMillimetre))
  const from = number % 2 === 1 ? page.width - across : 0
  const [top, bottom] = [12, 6].map((up) => Math.max(0, page.height - Math.round(up * perMillimetre)))
  for (let y = top ?? 0; y < (bottom ?? 0); y++) {
    const at = 4 * (y * page.width + from)
    page.pixels.fill(255, at, at + 4 * across)
  }
  return page
}
