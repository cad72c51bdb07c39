import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium'
import type { Picture } from './picture.ts'
import { Refusal } from './refusal.ts'
import type { Sheet } from './sheets.ts'

/** An open PDF. Only the page at hand is kept in memory besides the file itself. */
export type Pdf = {
  readonly pages: number
  /** A page, from 1, rendered with its longer side at `longSide` pixels. Throws Refusal. */
  page(number: number, longSide: number): Promise<Sheet>
  close(): void
}

let library: Promise<PDFiumLibrary> | undefined

async function load(): Promise<PDFiumLibrary> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))
  return PDFiumLibrary.init({ wasmBinary: Uint8Array.from(wasm).buffer })
}

/** Opens a PDF held in memory. Throws Refusal. */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  library ??= load()
  const own = library
  const document = await opened(await own, bytes)
  return {
    pages: document.getPageCount(),
    async page(number, longSide) {
      try {
        const page = document.getPage(number - 1)
        const text = page.getText()
        // Rendering closes the page, so it comes last.
        return { text, picture: await rendered(page, longSide) }
      } catch (error) {
        throw refusalOf(error)
      }
    },
    close() {
      if (library === own) document.destroy()
    },
  }
}

async function opened(pdfium: PDFiumLibrary, bytes: Uint8Array): Promise<PDFiumDocument> {
  try {
    return await pdfium.loadDocument(bytes)
  } catch (error) {
    throw refusalOf(error)
  }
}

async function rendered(page: PDFiumPage, longSide: number): Promise<Picture> {
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const scale = longSide / Math.max(originalWidth, originalHeight)
  const side = (points: number) => Math.max(1, Math.round(points * scale))
  const { width, height, data } = await page.render({ width: side(originalWidth), height: side(originalHeight) })
  return { width, height, rgba: data }
}

/** What the library throws, it throws about the document. */
function refusalOf(error: unknown): Refusal {
  // Out of memory, or worse: this instance can't be used again.
  if (error instanceof WebAssembly.RuntimeError) library = undefined
  return new Refusal(error instanceof Error && /password/i.test(error.message) ? 'encrypted' : 'damaged')
}
