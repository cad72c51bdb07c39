import type { Picture } from '../picture.ts'
import { type Pdfium, PdfRefusal } from './pdfium.ts'

const white = 0xffffffff
const withAnnotations = 0x01
const redFirst = 0x10
const hardText = 0x1000
/** The library's bitmaps of four bytes a pixel. */
const colours = 4

export type Size = { readonly width: number; readonly height: number }

/** Pixels of a page that is drawn, from its upper left corner. */
export type Part = Size & { readonly left: number; readonly top: number }

/**
 * What of a page is to be drawn; `form` draws its fields too. `hardText` has hard edges, with as much ink: the library takes
 * seconds for soft ones of characters that are larger than the page.
 */
export type Drawing = {
  readonly form?: number
  readonly part?: (whole: Size) => Part
  readonly hardText?: boolean
}

/** A page as it is seen, with its longer side at so many pixels, or a part of that. Throws PdfRefusal. */
export function drawnPage(
  pdfium: Pdfium,
  page: number,
  size: Size,
  longSide: number,
  { form, part = (whole) => ({ left: 0, top: 0, ...whole }), hardText: hard = false }: Drawing = {},
): Picture {
  const scale = longSide / Math.max(size.width, size.height)
  const [wide, high] = [size.width, size.height].map((side) => Math.max(1, Math.round(side * scale)))
  if (!wide || !high) throw new PdfRefusal('damaged')
  const { left, top, width, height } = part({ width: wide, height: high })
  if (width <= 0 || height <= 0) return { width: 0, height: 0, rgba: new Uint8Array() }
  const flags = withAnnotations | redFirst | (hard ? hardText : 0)
  return pdfium.borrow(4 * width * height, (at) => {
    const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, colours, at, 4 * width)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, -left, -top, wide, high, 0, flags)
    if (form !== undefined) pdfium.FPDF_FFLDraw(form, bitmap, page, -left, -top, wide, high, 0, flags)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return { width, height, rgba: pdfium.pdfium.HEAPU8.slice(at, at + 4 * width * height) }
  })
}
