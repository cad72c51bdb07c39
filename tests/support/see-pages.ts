import { openDocument } from '../../src-main/documents/reading/pdf/pdfium.ts'

/** A page as pixels, four bytes each. */
export type SeenPage = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }

export type SeenPdf = {
  readonly pages: number
  /** A page, from 1, as it looks with its annotations and form fields. */
  page(number: number): Promise<SeenPage>
  close(): void
}

export const dotsPerInch = 150
/** A page larger than a sheet of A0 is looked at as if it were one. */
const longestSide = (46.8 * dotsPerInch) | 0

const bgra = 4
const withAnnotations = 0x01
const redFirst = 0x10

/** Opens a PDF to be looked at, page by page, at 150 dpi. */
export async function seePdf(pdf: Uint8Array): Promise<SeenPdf> {
  const source = {
    size: pdf.length,
    read: (at: number, into: Uint8Array) => into.set(pdf.subarray(at, at + into.length)),
  }
  const { pdfium, handle, close } = await openDocument(source)
  const information = pdfium.PDFiumExt_OpenFormFillInfo()
  const form = pdfium.PDFiumExt_InitFormFillEnvironment(handle, information)
  return {
    pages: pdfium.FPDF_GetPageCount(handle),
    async page(number) {
      const page = pdfium.FPDF_LoadPage(handle, number - 1)
      pdfium.FORM_OnAfterLoadPage(page, form)
      const [wide, high] = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)]
      const scale = Math.min(dotsPerInch / 72, longestSide / Math.max(wide, high))
      const [width, height] = [Math.floor(wide * scale), Math.floor(high * scale)]
      const pixels = pdfium.borrow(4 * width * height, (at) => {
        const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, bgra, at, 4 * width)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, withAnnotations | redFirst)
        pdfium.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, withAnnotations | redFirst)
        pdfium.FPDFBitmap_Destroy(bitmap)
        return pdfium.pdfium.HEAPU8.slice(at, at + 4 * width * height)
      })
      pdfium.FORM_OnBeforeClosePage(page, form)
      pdfium.FPDF_ClosePage(page)
      return { width, height, pixels }
    },
    close() {
      pdfium.PDFiumExt_ExitFormFillEnvironment(form)
      pdfium.PDFiumExt_CloseFormFillInfo(information)
      close()
    },
  }
}

/** How many pixels of two pages differ in anything; all of them where the pages are not of one size. */
export function pixelsApart(a: SeenPage, b: SeenPage): number {
  if (a.width !== b.width || a.height !== b.height) return Math.max(a.width * a.height, b.width * b.height)
  if (Buffer.compare(a.pixels, b.pixels) === 0) return 0
  let apart = 0
  for (let i = 0; i < a.pixels.length; i += 4) {
    if ([0, 1, 2, 3].some((channel) => a.pixels[i + channel] !== b.pixels[i + channel])) apart++
  }
  return apart
}

/** Whether nothing is to be seen on a page: two blank ones are alike and prove nothing. */
export function isBlank({ pixels }: SeenPage): boolean {
  return Buffer.compare(pixels, Buffer.alloc(pixels.length, 255)) === 0
}
