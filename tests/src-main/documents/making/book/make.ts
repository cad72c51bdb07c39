import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { onTestFinished } from 'vitest'
import type { Application } from '../../../../../src-domain/batch/application.ts'
import type { Desk } from '../../../../../src-main/desk/desk.ts'
import { type Book, makeBook } from '../../../../../src-main/desk/products/make-book.ts'
import type { Workers } from '../../../../../src-main/documents/workers/workers.ts'
import { putFile } from '../../../../../src-main/files/file-store.ts'
import { attachment } from '../../../../support/application.ts'
import { must, newDesk, preparer, temporaryFolder } from '../../../../support/desk.ts'
import { write } from './sample-files.ts'

export type HandedIn = {
  readonly slot: string
  readonly file: string
  readonly bytes: Uint8Array
  readonly year?: number
}

export type MadeBook = { readonly book: Book; readonly pdf: Uint8Array }

/** A desk with this application and its files in the store. */
export async function deskWith(application: Application, files: readonly HandedIn[] = []): Promise<Desk> {
  const attachments = files.map(({ bytes, slot, ...file }, i) =>
    attachment(slot, {
      id: i + 1,
      ...file,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
    }),
  )
  const desk = newDesk({ ...application, attachments })
  const folder = temporaryFolder()
  for (const [i, { bytes }] of files.entries()) must(await putFile(desk.store.folder, write(folder, `${i}`, bytes)))
  return desk
}

/** The application's book, set in the faces that come with the program, so that every computer makes the same. */
export async function bookFrom(
  desk: Desk,
  id: string,
  workers: Workers,
  out = join(temporaryFolder(), '书册'),
): Promise<MadeBook> {
  const book = must(await makeBook(desk, { application: id, out }, preparer, { workers, fontFolders: [] }))
  return { book, pdf: new Uint8Array(await readFile(book.path)) }
}

export async function bookOf(
  application: Application,
  files: readonly HandedIn[],
  workers: Workers,
): Promise<MadeBook> {
  return bookFrom(await deskWith(application, files), 'A01', workers)
}

/** Checks of the print check that fail. */
export function failing({ book }: MadeBook): string[] {
  return book.findings.filter((f) => f.outcome === 'fail').map((f) => f.check)
}

export async function opened(pdf: Uint8Array): Promise<PDFDocumentProxy> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, useSystemFonts: false })
  onTestFinished(() => task.destroy())
  return task.promise
}

/** The text of pages, from 1, without white space. */
export async function textOf(document: PDFDocumentProxy, from = 1, to = document.numPages): Promise<string> {
  let text = ''
  for (let number = from; number <= to; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ disableNormalization: true })
    text += items.map((item) => ('str' in item ? item.str : '')).join('')
  }
  return text.replace(/\s/g, '')
}

/** The page, from 0, a bookmark leads to. */
export async function pageOf(document: PDFDocumentProxy, dest: string | unknown[] | null): Promise<number> {
  const target = typeof dest === 'string' ? await document.getDestination(dest) : dest
  return document.getPageIndex(target?.[0] as Parameters<PDFDocumentProxy['getPageIndex']>[0])
}
