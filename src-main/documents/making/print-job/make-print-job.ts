import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFObjectCopier, type PDFRef } from '@cantoo/pdf-lib'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import type { Scheme } from '../../../../src-domain/schemes/scheme.ts'
import { openObjects, saveObjects } from '../../reading/pdf/pdf-objects.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'
import { familiesOf, readFonts } from '../../typesetting/fonts.ts'
import { setPrinting } from '../../typesetting/print-settings.ts'
import { jsonFile, typeset } from '../../typesetting/typesetter.ts'
import { keepLayers } from '../book/layers.ts'

const source = readFileSync(new URL('./separator.typ', import.meta.url), 'utf8')

/** Finished books to be printed one after another; plain data, because it goes to a worker thread. */
export type PrintJob = {
  /** What the job sheet and the PDF are called, with the volume where a job has several. */
  readonly title: string
  /** 定稿第 1 版 · 7F3A-91C2, or 未定稿. */
  readonly mark: string
  readonly print: Scheme['print']
  /** How many of each book the notice wants. */
  readonly copies: number
  /** What heads the names. */
  readonly nameHead: string
  readonly faces: ChosenFaces
  /** In the order they are printed. */
  readonly books: readonly JobBook[]
}

export type JobBook = {
  readonly path: string
  /** The category's title: 示范企业. */
  readonly category: string
  readonly rank: number
  readonly name: string
  readonly pages: number
  readonly sheets: number
  /** Millimetres of the spine. */
  readonly thickness: number
}

export type MadePrintJob = { readonly pdf: Uint8Array; readonly pages: number; readonly sheets: number }

const a4: [number, number] = [595.276, 841.89]

/**
 * Puts books into one PDF: a job sheet that lists them, then each behind a separator of two pages. Everything has an
 * even number of pages, so that on paper printed on both sides each begins on a right-hand page. `report` hears how many of
 * the books are in. Problem: `book-changed`.
 */
export async function makePrintJob(
  job: PrintJob,
  report: (done: number, total: number) => void,
): Promise<Result<MadePrintJob>> {
  const books = job.books.map((book) => ({ ...book, pages: even(book.pages), thickness: book.thickness.toFixed(1) }))
  const set = await typeset(source, await readFonts(job.faces, JSON.stringify(books)), [
    jsonFile('/job.json', { ...job, books, faces: familiesOf(job.faces) }),
  ])
  const made = await PDFDocument.create({ updateMetadata: false })
  const own = takePages(made, await openObjects(set.pdf))
  const separators = set.places as readonly number[]
  const pages = own.slice(0, (separators[0] ?? 1) - 1)
  const marks: Bookmark[] = [{ title: '作业单', page: pages[0] }]
  for (const [i, book] of job.books.entries()) {
    const separator = separators[i] ?? 0
    report(i, job.books.length)
    const found = await bookOf(book)
    if (!found) return failed(problem('book-changed', book))
    const taken = takePages(made, found)
    marks.push({ title: `${book.category} ${String(book.rank).padStart(2, '0')} ${book.name}`, page: taken[0] })
    pages.push(...own.slice(separator - 1, separator + 1), ...taken)
  }
  setPages(made, pages)
  setBookmarks(made, marks)
  made.setTitle(job.title, { showInWindowTitleBar: true })
  setPrinting(made, 'both')
  const pdf = await saveObjects(made)
  return ok({ pdf, pages: pages.length, sheets: pages.length / 2 })
}

function even(pages: number): number {
  return pages + (pages % 2)
}

/** The book as it was made, or none where another file, or nothing, is now in its place. */
async function bookOf({ path, pages }: JobBook): Promise<PDFDocument | undefined> {
  const book = await readFile(path)
    .then((bytes) => openObjects(bytes))
    .catch(() => undefined)
  if (book?.getPageCount() !== pages) return undefined
  if (pages % 2 === 1) book.addPage(a4)
  return book
}

/** Copies a document's pages with all they are drawn with, not yet placed anywhere. */
function takePages(into: PDFDocument, from: PDFDocument): PDFRef[] {
  const copier = PDFObjectCopier.for(from.context, into.context)
  // By reference, so that a page which another one links to is still the same page.
  const pages = from.getPages().map((page) => copier.copy(page.ref))
  keepLayers(into, from, copier)
  return pages
}

function setPages({ catalog, context }: PDFDocument, pages: readonly PDFRef[]): void {
  const tree = context.register(context.obj({ Type: 'Pages', Kids: [...pages], Count: pages.length }))
  for (const page of pages) context.lookup(page, PDFDict).set(PDFName.of('Parent'), tree)
  catalog.set(PDFName.of('Pages'), tree)
}

type Bookmark = { readonly title: string; readonly page: PDFRef | undefined }

function setBookmarks({ catalog, context }: PDFDocument, marks: readonly Bookmark[]): void {
  const outline = context.nextRef()
  const items = marks.map(() => context.nextRef())
  for (const [i, { title, page }] of marks.entries()) {
    const [item, before, after] = [items[i], items[i - 1], items[i + 1]]
    if (!item || !page) throw new Error('a bookmark without a page')
    context.assign(
      item,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: outline,
        Dest: [page, 'Fit'],
        ...(before ? { Prev: before } : {}),
        ...(after ? { Next: after } : {}),
      }),
    )
  }
  const [first, last] = [items[0], items.at(-1)]
  if (!first || !last) throw new Error('no bookmarks')
  context.assign(outline, context.obj({ Type: 'Outlines', First: first, Last: last, Count: items.length }))
  catalog.set(PDFName.of('Outlines'), outline)
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}
