import type { Picture } from '../picture.ts'
import { type Pdfium, PdfRefusal } from './pdfium.ts'

const white = 0xffffffff
const withAnnotations = 0x01
const redFirst = 0x10
/** The library's bitmaps of four bytes a pixel. */
const colours = 4

/** A page as it is seen, with its longer side at so many pixels; `form` draws its fields too. Throws PdfRefusal. */
export function drawnPage(
  pdfium: Pdfium,
  page: number,
  size: { readonly width: number; readonly height: number },
  longSide: number,
  form?: number,
): Picture {
  const scale = longSide / Math.max(size.width, size.height)
  const [width, height] = [size.width, size.height].map((side) => Math.max(1, Math.round(side * scale)))
  if (!width || !height) throw new PdfRefusal('damaged')
  const flags = withAnnotations | redFirst
  return pdfium.borrow(4 * width * height, (at) => {
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, colours, at, 4 * width)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    if (form !== undefined) pdfium.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, flags)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return { width, height, rgba: pdfium.pdfium.HEAPU8.slice(at, at + 4 * width * height) }
  })
}
