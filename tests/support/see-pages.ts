import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PDFiumLibrary } from '@hyzyla/pdfium'

/** A page as pixels, four bytes each. */
export type SeenPage = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }

export type SeenPdf = {
  readonly pages: number
  /** A page, from 1, as it looks with its annotations and form fields. */
  page(number: number): Promise<SeenPage>
  close(): void
}

const dotsPerInch = 150
/** A page larger than a sheet of A0 is looked at as if it were one. */
const longestSide = (46.8 * dotsPerInch) | 0

let library: Promise<PDFiumLibrary> | undefined

/** Opens a PDF to be looked at, page by page, at 150 dpi. */
export async function seePdf(pdf: Uint8Array): Promise<SeenPdf> {
  const wasm = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')
  library ??= PDFiumLibrary.init({ wasmBinary: new Uint8Array(readFileSync(wasm)).buffer })
  const document = await (await library).loadDocument(pdf)
  return {
    pages: document.getPageCount(),
    async page(number) {
      const page = document.getPage(number - 1)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const scale = Math.min(dotsPerInch / 72, longestSide / Math.max(originalWidth, originalHeight))
      const { width, height, data } = await page.render({ scale, renderFormFields: true })
      return { width, height, pixels: data }
    },
    close: () => document.destroy(),
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
  return pixels.every((channel) => channel === 255)
}
