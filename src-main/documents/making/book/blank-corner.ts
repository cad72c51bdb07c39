import type { PdfPage } from '../../reading/pdf/open-pdf.ts'
import { utf16 } from '../../reading/pdf/pdfium.ts'
import type { Size } from '../../reading/pdf/render.ts'

/** A line in a page's bottom corner as it is seen; millimetres. */
export type Corner = {
  readonly right: boolean
  readonly side: number
  readonly bottom: number
  readonly width: number
  readonly height: number
}

/** Millimetres around the line that must be blank too. */
const clearance = 1.2
/** About 100 dpi of an A4 page: a hairline is seen. */
const longSide = 1200
const millimetre = 72 / 25.4

/** Brightness (0–255) that paper has at least, how far it may vary on a scan, and specks that are but dust. */
const paperLeast = 190
const paperVaries = 32
const mostSpecks = 3

/**
 * Whether nothing stands in the corner: paper, white or evenly toned. `place` leads from points of the page as it is seen
 * to its own. Text counts even where its typeface is not at hand, as it will be where the page is printed.
 */
export function isBlank(page: PdfPage, corner: Corner, place: Place): boolean {
  if (hasText(page, corner, place)) return false
  const seen = brightnessIn(page, corner).toSorted((a, b) => a - b)
  const paper = seen[Math.floor(seen.length / 2)] ?? 0
  const specks = seen.filter((brightness) => Math.abs(brightness - paper) > paperVaries)
  return paper >= paperLeast && specks.length <= mostSpecks
}

/** From points as they are seen, from the page's lower left corner, to the page's own. */
export type Place = (x: number, y: number) => readonly [number, number]

const mostCharacters = 64

function hasText({ pdfium, characters, width }: PdfPage, corner: Corner, place: Place): boolean {
  const [inner, outer] = [corner.side + corner.width + clearance, corner.side - clearance]
  const [from, to] = [inner, outer].map((side) => (corner.right ? width - side * millimetre : side * millimetre))
  const [x1, y1] = place(from ?? 0, (corner.bottom - clearance) * millimetre)
  const [x2, y2] = place(to ?? 0, (corner.bottom + corner.height + clearance) * millimetre)
  const [left, right, bottom, top] = [Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2)]
  return pdfium.borrow(2 * mostCharacters, (at) => {
    const count = pdfium.FPDFText_GetBoundedText(characters, left, top, right, bottom, at, mostCharacters)
    return /[^\s\0]/.test(utf16(pdfium.pdfium.HEAPU8.slice(at, at + 2 * count)))
  })
}

function brightnessIn(page: PdfPage, corner: Corner): number[] {
  const pixels = (longSide / Math.max(page.width, page.height)) * millimetre
  const [inner, outer] = [corner.side + corner.width + clearance, corner.side - clearance]
  const part = ({ width, height }: Size) => {
    const left = Math.max(0, Math.floor(corner.right ? width - inner * pixels : outer * pixels))
    const right = Math.min(width, Math.ceil(corner.right ? width - outer * pixels : inner * pixels))
    const top = Math.max(0, Math.floor(height - (corner.bottom + corner.height + clearance) * pixels))
    const bottom = Math.min(height, Math.ceil(height - (corner.bottom - clearance) * pixels))
    return { left, top, width: right - left, height: bottom - top }
  }
  const { rgba } = page.render(longSide, { part, hardText: true })
  // The darkest channel: a yellow or pink line stands out in one alone.
  const darkest = (at: number) => Math.min(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0)
  return Array.from({ length: rgba.length / 4 }, (_, i) => darkest(4 * i))
}
