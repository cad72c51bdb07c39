import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'

/*
 * PDFium reads and renders every PDF of this desk: applicants' files, scans, and our own, to check them. It runs as
 * WebAssembly, so what a hostile file does to it stays in its memory; pdf-lib only writes, pdf.js only draws on screen.
 */

/** Where a PDF's bytes come from. `read` fills `into` from a place on, or throws; what it throws reaches the caller. */
export type PdfSource = { readonly size: number; read(at: number, into: Uint8Array): void }

export function inMemory(bytes: Uint8Array): PdfSource {
  return { size: bytes.length, read: (at, into) => into.set(bytes.subarray(at, at + into.length)) }
}

/** Why a PDF can't be read. */
export type PdfProblem = 'encrypted' | 'damaged'

/** Thrown for what is wrong with a file. */
export class PdfRefusal extends Error {
  readonly code: PdfProblem

  constructor(code: PdfProblem) {
    super(code)
    this.code = code
  }
}

export type Pdfium = WrappedPdfiumModule & {
  /** Room for so many bytes during `use`. */
  borrow<T>(size: number, use: (at: number) => T): T
  /** A UTF-16 text of a function that says how many bytes it needs and fills as many as it is given room for. */
  text(fill: (at: number, size: number) => number): string
}

/** A document that is open in the library. */
export type OpenDocument = {
  readonly pdfium: Pdfium
  readonly handle: number
  /** Calls the library. Throws PdfRefusal, or what the source threw meanwhile: without those bytes nothing holds. */
  run<T>(call: () => T): T
  close(): void
}

type Library = { readonly pdfium: Pdfium; readonly readBlock: number; readonly sources: Map<number, OpenSource> }
type OpenSource = PdfSource & { failure?: unknown }

let library: Promise<Library> | undefined

/** Opens a PDF; only what is read of it comes into memory. Throws PdfRefusal, or what the source threw. */
export async function openDocument(source: PdfSource): Promise<OpenDocument> {
  library ??= load()
  const loaded = library
  const { pdfium, readBlock, sources } = await loaded
  const { malloc, free } = pdfium.pdfium.wasmExports
  const own: OpenSource = { ...source }
  // FPDF_FILEACCESS: length, the function that reads, and what it is given to know the file by.
  const access = malloc(12)
  sources.set(access, own)
  const release = () => {
    sources.delete(access)
    free(access)
  }
  pdfium.pdfium.HEAPU32.set([source.size, readBlock, access], access / 4)
  const run: OpenDocument['run'] = (call) => {
    try {
      const answer = guarded(call)
      if (own.failure === undefined) return answer
    } catch (error) {
      throw own.failure ?? error
    }
    throw own.failure
  }
  try {
    const handle = run(() => loadDocument(pdfium, access))
    return {
      pdfium,
      handle,
      run,
      close() {
        // After a fault the library's memory is gone as a whole.
        if (library !== loaded) return
        guarded(() => pdfium.FPDF_CloseDocument(handle))
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

function loadDocument(pdfium: Pdfium, access: number): number {
  const handle = pdfium.FPDF_LoadCustomDocument(access, '')
  if (handle) return handle
  const code = pdfium.FPDF_GetLastError()
  throw new PdfRefusal(code === needsPassword || code === otherSecurity ? 'encrypted' : 'damaged')
}

/** Errors of FPDF_GetLastError. */
const needsPassword = 4
const otherSecurity = 5

/** Whatever faults in the library faults over the document; its memory can't be used again. */
function guarded<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error
    library = undefined
    throw new PdfRefusal('damaged')
  }
}

async function load(): Promise<Library> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'))
  const wrapped = await init({ wasmBinary: Uint8Array.from(wasm).buffer })
  wrapped.PDFiumExt_Init()
  const sources = new Map<number, OpenSource>()
  const readBlock = wrapped.pdfium.addFunction((key: number, at: number, to: number, length: number) => {
    const source = sources.get(key)
    try {
      // Numbers beyond 2 GiB arrive negative.
      source?.read(at >>> 0, wrapped.pdfium.HEAPU8.subarray(to, to + length))
      return 1
    } catch (error) {
      // The library goes on without these bytes, or says that the file is damaged.
      if (source) source.failure ??= error
      return 0
    }
  }, 'iiiii')
  return { pdfium: { ...wrapped, ...direct(wrapped), ...helpers(wrapped) }, readBlock, sources }
}

/** What is called for each character and line of a page. All of it takes numbers; yes and no are 1 and 0. */
const calledOften = [
  ...(['FPDFText_IsGenerated', 'FPDFText_IsHyphen', 'FPDFText_GetUnicode', 'FPDFText_GetTextObject'] as const),
  ...(['FPDFText_GetLooseCharBox', 'FPDFText_GetMatrix', 'FPDFText_GetFontSize', 'FPDFText_GetCharOrigin'] as const),
  ...(['FPDFPage_GetObject', 'FPDFPageObj_GetType', 'FPDFPageObj_GetMatrix', 'FPDFPageObj_GetBounds'] as const),
  ...(['FPDFPath_CountSegments', 'FPDFPath_GetPathSegment', 'FPDFPathSegment_GetPoint'] as const),
  ...(['FPDFPageObj_GetClipPath', 'FPDFClipPath_CountPaths', 'FPDFClipPath_CountPathSegments'] as const),
  ...(['FPDFClipPath_GetPathSegment', 'FPDFFormObj_CountObjects', 'FPDFFormObj_GetObject'] as const),
  'FPDFTextObj_GetFont',
] as const

/** The package's own way to a function looks at each argument's kind first, which takes longer than most answers. */
function direct({ pdfium }: WrappedPdfiumModule): Pick<WrappedPdfiumModule, (typeof calledOften)[number]> {
  const { wasmExports } = pdfium as { wasmExports: object }
  const functions = Object.fromEntries(calledOften.map((name) => [name, Reflect.get(wasmExports, name)]))
  return functions as Pick<WrappedPdfiumModule, (typeof calledOften)[number]>
}

function helpers({ pdfium }: WrappedPdfiumModule): Pick<Pdfium, 'borrow' | 'text'> {
  const { malloc, free } = pdfium.wasmExports
  const borrow: Pdfium['borrow'] = (size, use) => {
    const at = malloc(Math.max(size, 1))
    // What is too large for its memory is so for the document's sake.
    if (!at) throw new PdfRefusal('damaged')
    try {
      return use(at)
    } finally {
      free(at)
    }
  }
  return {
    borrow,
    text(fill) {
      const size = fill(0, 0)
      return borrow(size, (at) => {
        fill(at, size)
        return utf16(pdfium.HEAPU8.slice(at, at + Math.max(0, size - 2)))
      })
    },
  }
}

export function utf16(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf16le')
}
