import { openPdf, type PdfPage } from '../pdf/open-pdf.ts'
import { readObjects } from '../pdf/page-objects.ts'
import { fine } from './find-codes.ts'
import type { Face, Sheets } from './sheets.ts'

/** More than any sheet says. */
const mostText = 20_000
/** Of a page that pictures cover: a scan, whatever text stands behind it; a photograph set on a page without any text. */
const mostlyPicture = 0.5
const partlyPicture = 0.1

export async function pdfSheets(bytes: Uint8Array): Promise<Sheets> {
  const { pages, page, close } = await openPdf(bytes)
  return {
    pages,
    face: (number) => page(number, faceOf),
    picture: (number) => page(number, (one) => one.render(fine)),
    close,
  }
}

function faceOf(page: PdfPage): Face {
  const text = page.text(mostText)
  const { painted, drawn } = readObjects(page)
  const area = painted.reduce(
    (sum, [left, bottom, right, top]) => sum + Math.max(0, right - left) * Math.max(0, top - bottom),
    0,
  )
  const covered = area / (page.width * page.height)
  const hasText = text.trim() !== ''
  if (covered >= (hasText ? mostlyPicture : partlyPicture)) return { kind: 'picture', text }
  return { kind: hasText || drawn.length > 0 || covered > 0 ? 'drawn' : 'empty', text }
}
