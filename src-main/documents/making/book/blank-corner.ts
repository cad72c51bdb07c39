import type { PdfPage } from '../../reading/pdf/open-pdf.ts'
import type { Picture } from '../../reading/picture.ts'

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

/** Whether nothing stands in the corner: paper, white or evenly toned. */
export function isBlank(page: PdfPage, corner: Corner): boolean {
  const seen = brightnessIn(page.render(longSide), page, corner).toSorted((a, b) => a - b)
  const paper = seen[Math.floor(seen.length / 2)] ?? 0
  const specks = seen.filter((brightness) => Math.abs(brightness - paper) > paperVaries)
  return paper >= paperLeast && specks.length <= mostSpecks
}

function brightnessIn(picture: Picture, page: PdfPage, corner: Corner): number[] {
  const { width, height, rgba } = picture
  const pixels = (longSide / Math.max(page.width, page.height)) * millimetre
  const [inner, outer] = [corner.side + corner.width + clearance, corner.side - clearance]
  const from = Math.max(0, Math.floor(corner.right ? width - inner * pixels : outer * pixels))
  const to = Math.min(width, Math.ceil(corner.right ? width - outer * pixels : inner * pixels))
  const top = Math.max(0, Math.floor(height - (corner.bottom + corner.height + clearance) * pixels))
  const bottom = Math.min(height, Math.ceil(height - (corner.bottom - clearance) * pixels))
  const seen: number[] = []
  for (let y = top; y < bottom; y++) {
    for (let x = from; x < to; x++) {
      const at = 4 * (y * width + x)
      // The darkest channel: a yellow or pink line stands out in one alone.
      seen.push(Math.min(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0))
    }
  }
  return seen
}
