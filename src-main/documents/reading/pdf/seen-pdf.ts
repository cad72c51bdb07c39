import type { Picture } from '../picture.ts'
import { inMemory, type OpenDocument, openDocument, type Pdfium, PdfRefusal } from './pdfium.ts'
import { type Drawing, drawnPage } from './render.ts'

/** A PDF as viewers show it: with its annotations, and its form fields with what is filled in. Pages count from 1. */
export type SeenPdf = {
  /** As many as the file says it has. */
  readonly pages: number
  /** Whether there is such a page, whatever the file says. */
  has(page: number): boolean
  /** Files that lie in this one, also those pinned to a page. */
  embeddedFiles(): number
  /** An XFA form that Adobe's programs alone draw: what all others show of it is a request to wait. */
  readonly isDynamicForm: boolean
  /** A page with its longer side at so many pixels. Throws PdfRefusal. */
  look(page: number, longSide: number, how?: Pick<Drawing, 'hardText'>): Picture
  /** What stands on a page without taking its pictures apart, so that equal pages give equal texts. Throws PdfRefusal. */
  inventory(page: number): Inventory
  close(): void
}

export type Inventory = { readonly objects: string; readonly annotations: number }

/** Numbers of FPDF_GetFormType. */
const dynamicForm = 2

/** Opens a PDF from memory to be looked at. Throws PdfRefusal. */
export async function openSeen(pdf: Uint8Array): Promise<SeenPdf> {
  const { open, form, close } = await openForm(pdf)
  const { pdfium, handle, run } = open
  return {
    ...run(() => ({
      pages: pdfium.FPDF_GetPageCount(handle),
      isDynamicForm: pdfium.FPDF_GetFormType(handle) === dynamicForm,
    })),
    has: (number) => run(() => hasPage(pdfium, handle, number)),
    embeddedFiles: () => run(() => pdfium.FPDFDoc_GetAttachmentCount(handle) + pinnedFiles(pdfium, handle)),
    look: (number, longSide, how) =>
      run(() =>
        withPage(pdfium, handle, form, number, (page) => {
          const size = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) }
          return drawnPage(pdfium, page, size, longSide, { ...how, form })
        }),
      ),
    inventory: (number) => run(() => withPage(pdfium, handle, form, number, (page) => inventoryOf(pdfium, page))),
    close,
  }
}

function hasPage(pdfium: Pdfium, document: number, number: number): boolean {
  const page = pdfium.FPDF_LoadPage(document, number - 1)
  if (page) pdfium.FPDF_ClosePage(page)
  return page !== 0
}

/** Of FPDFAnnot_GetSubtype. */
const fileAttachment = 17

function pinnedFiles(pdfium: Pdfium, document: number): number {
  let count = 0
  for (let i = pdfium.FPDF_GetPageCount(document) - 1; i >= 0; i--) {
    const page = pdfium.FPDF_LoadPage(document, i)
    if (!page) continue
    for (let k = pdfium.FPDFPage_GetAnnotCount(page) - 1; k >= 0; k--) {
      const annotation = pdfium.FPDFPage_GetAnnot(page, k)
      if (pdfium.FPDFAnnot_GetSubtype(annotation) === fileAttachment) count++
      pdfium.FPDFPage_CloseAnnot(annotation)
    }
    pdfium.FPDF_ClosePage(page)
  }
  return count
}

/** Of FPDFPageObj_GetType. */
const imageObject = 3

function inventoryOf(pdfium: Pdfium, page: number): Inventory {
  const characters = pdfium.FPDFText_LoadPage(page)
  const found = [`${pdfium.FPDFText_CountChars(characters)} characters`]
  pdfium.FPDFText_ClosePage(characters)
  const count = pdfium.FPDFPage_CountObjects(page)
  pdfium.borrow(16, (at) => {
    for (let i = 0; i < count; i++) {
      const object = pdfium.FPDFPage_GetObject(page, i)
      const type = pdfium.FPDFPageObj_GetType(object)
      const bytes = type === imageObject ? pdfium.FPDFImageObj_GetImageDataRaw(object, 0, 0) : 0
      pdfium.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)
      const bounds = [...pdfium.pdfium.HEAPF32.subarray(at / 4, at / 4 + 4)].map((edge) => edge.toFixed(1))
      found.push([type, bytes, ...bounds].join(' '))
    }
  })
  return { objects: found.join('\n'), annotations: pdfium.FPDFPage_GetAnnotCount(page) }
}

/** The file written anew, without its restrictions, every form field with an appearance. Throws PdfRefusal. */
export async function writtenAnew(pdf: Uint8Array): Promise<Uint8Array> {
  return withAppearances(pdf, ({ pdfium, handle }) => saved(pdfium, handle))
}

/** The same, but of the file its pages alone, taken over into a new document. Throws PdfRefusal. */
export async function pagesAlone(pdf: Uint8Array): Promise<Uint8Array> {
  return withAppearances(pdf, ({ pdfium, handle }) => {
    const document = pdfium.FPDF_CreateNewDocument()
    try {
      if (!pdfium.FPDF_ImportPagesByIndex(document, handle, 0, 0, 0)) throw new PdfRefusal('damaged')
      return saved(pdfium, document)
    } finally {
      pdfium.FPDF_CloseDocument(document)
    }
  })
}

async function withAppearances(pdf: Uint8Array, take: (open: OpenDocument) => Uint8Array): Promise<Uint8Array> {
  const { open, form, close } = await openForm(pdf)
  const { pdfium, handle, run } = open
  try {
    return run(() => {
      // A field without an appearance is given one as its page is opened.
      const pages = pdfium.FPDF_GetPageCount(handle)
      for (let number = 1; number <= pages; number++) {
        withPage(pdfium, handle, form, number, () => {})
      }
      pdfium.EPDF_RemoveEncryption(handle)
      return take(open)
    })
  } finally {
    close()
  }
}

type OpenForm = { readonly open: OpenDocument; readonly form: number; close(): void }

/** With its form's environment, which gives a field an appearance where it has none. */
async function openForm(pdf: Uint8Array): Promise<OpenForm> {
  const open = await openDocument(inMemory(pdf))
  const { pdfium, handle, run } = open
  const information = pdfium.PDFiumExt_OpenFormFillInfo()
  const form = run(() => pdfium.PDFiumExt_InitFormFillEnvironment(handle, information))
  return {
    open,
    form,
    close() {
      run(() => pdfium.PDFiumExt_ExitFormFillEnvironment(form))
      pdfium.PDFiumExt_CloseFormFillInfo(information)
      open.close()
    },
  }
}

function withPage<T>(pdfium: Pdfium, document: number, form: number, number: number, use: (page: number) => T): T {
  const page = pdfium.FPDF_LoadPage(document, number - 1)
  if (!page) throw new PdfRefusal('damaged')
  pdfium.FORM_OnAfterLoadPage(page, form)
  try {
    return use(page)
  } finally {
    pdfium.FORM_OnBeforeClosePage(page, form)
    pdfium.FPDF_ClosePage(page)
  }
}

function saved(pdfium: Pdfium, document: number): Uint8Array {
  const writer = pdfium.PDFiumExt_OpenFileWriter()
  try {
    if (!pdfium.PDFiumExt_SaveAsCopy(document, writer)) throw new PdfRefusal('damaged')
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer)
    return pdfium.borrow(size, (at) => {
      pdfium.PDFiumExt_GetFileWriterData(writer, at, size)
      return pdfium.pdfium.HEAPU8.slice(at, at + size)
    })
  } finally {
    pdfium.PDFiumExt_CloseFileWriter(writer)
  }
}
