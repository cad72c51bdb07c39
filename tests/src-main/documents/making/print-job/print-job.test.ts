import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, it } from 'vitest'
import { bindingOf } from '../../../../../src-domain/book/binding.ts'
import type {
  JobBook,
  MadePrintJob,
  PrintJob,
} from '../../../../../src-main/documents/making/print-job/make-print-job.ts'
import { openPdf, type Pdf } from '../../../../../src-main/documents/reading/pdf/open-pdf.ts'
import { findFaces } from '../../../../../src-main/documents/typesetting/find-faces.ts'
import { application, scheme } from '../../../../support/application.ts'
import { must, problemOf } from '../../../../support/desk.ts'
import { qpdfComplaints } from '../../../../support/qpdf.ts'
import { workers } from '../../../../support/workers.ts'
import { bookOf, opened, textOf } from '../book/make.ts'
import { a3, a4, a4Landscape, addHiddenLayer, addSeal, pdfOf, save, scanOf, write } from '../book/sample-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'print-job-'))
const separatorPages = 2

type Printed = MadePrintJob & { readonly books: readonly JobBook[] }
let printed: Promise<Printed> | undefined

/** One print job for all tests: two books of the desk's own and, between them, one with an odd number of pages. */
function printedJob(): Promise<Printed> {
  printed ??= print()
  return printed
}

async function print(): Promise<Printed> {
  const layered = await pdfOf([a4, a4Landscape, a3])
  addHiddenLayer(layered)
  addSeal(layered)
  const scan = await scanOf(3, 300, 400)
  const enterprise = await bookOf(
    application('enterprise'),
    [
      { slot: 'licence', file: '执照.pdf', bytes: await save(layered) },
      { slot: 'other', file: '扫描件.pdf', bytes: await save(scan) },
    ],
    workers,
  )
  const platform = await bookOf(application('platform'), [], workers)
  const odd = await save(await pdfOf([a4, a4, a4]))
  const longName = `上海样例${'智能装备系统集成'.repeat(4)}股份有限公司`
  const books = [
    kept({ category: '示范企业', rank: 1, name: longName, pages: enterprise.book.pages }, enterprise.pdf),
    kept({ category: '示范企业', rank: 2, name: '样例㵥䶮犇堃泵业有限公司', pages: 3 }, odd),
    kept({ category: '示范平台', rank: 1, name: '样例共享制造平台有限公司', pages: platform.book.pages }, platform.pdf),
  ]
  return { ...must(await workers.make.printJob(await jobOf(books))), books }
}

function kept(book: Pick<JobBook, 'category' | 'rank' | 'name' | 'pages'>, pdf: Uint8Array): JobBook {
  return { ...book, ...bindingOf(book.pages), path: write(folder, `${book.category}${book.rank}.pdf`, pdf) }
}

async function jobOf(books: readonly JobBook[]): Promise<PrintJob> {
  const faces = await findFaces(scheme.print, [])
  return {
    title: '样例区合并打印',
    mark: '定稿第 1 版 · 7F3A-91C2',
    print: scheme.print,
    copies: 1,
    nameHead: '申报单位',
    faces,
    books,
  }
}

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
})

/** Where the bookmarks lead: the job sheet's page, then the first of every book, from 1. */
async function markedPages(document: PDFDocumentProxy): Promise<{ title: string; page: number }[]> {
  const marks = (await document.getOutline()) ?? []
  return Promise.all(
    marks.map(async ({ title, dest }) => ({
      title,
      page: 1 + (await document.getPageIndex(Array.isArray(dest) ? dest[0] : undefined)),
    })),
  )
}

describe('a print job', () => {
  it('begins every book on a right-hand page, in the order given, each behind a separator with a blank back', async () => {
    const { books, ...made } = await printedJob()
    const document = await opened(made.pdf)
    const [sheet, ...firsts] = await markedPages(document)
    expect(sheet).toEqual({ title: '作业单', page: 1 })
    expect(firsts.map(({ title }) => title)).toEqual(
      books.map(({ category, rank, name }) => `${category} 0${rank} ${name}`),
    )
    let next = (firsts[0]?.page ?? 0) - separatorPages
    for (const [i, { page }] of firsts.entries()) {
      const { category, rank, name, sheets, thickness, pages } = books[i] as JobBook
      expect(page % 2).toBe(1)
      expect(page).toBe(next + separatorPages)
      const separator = await textOf(document, page - 2, page - 2)
      for (const words of [
        `分册${category}`,
        `序号0${rank}`,
        name,
        `${sheets}张`,
        `约${thickness.toFixed(1)}mm`,
        '定稿第1版·7F3A-91C2',
        '隔页，装订前抽出',
      ]) {
        expect(separator).toContain(words)
      }
      expect(await textOf(document, page - 1, page - 1)).toBe('')
      next = page + pages + (pages % 2)
    }
    expect(document.numPages).toBe(next - 1)
    expect(made).toMatchObject({ pages: next - 1, sheets: (next - 1) / 2 })
  })

  it('lists every book and the paper it takes on a sheet before the first', async () => {
    const { books, ...made } = await printedJob()
    const document = await opened(made.pdf)
    const [, ...firsts] = await markedPages(document)
    const listed = await textOf(document, 1, (firsts[0]?.page ?? 0) - separatorPages - 1)
    for (const [i, { page }] of firsts.entries()) {
      const { name, pages, sheets, thickness } = books[i] as JobBook
      const even = pages + (pages % 2)
      expect(listed).toContain(`${name}${page}—${page + even - 1}${even}${sheets}${thickness.toFixed(1)}`)
    }
    expect(listed).toContain(`共用纸${made.sheets}张`)
  })

  it('holds every page of every book just as it looks in the book, and says the same', async () => {
    const { books, pdf } = await printedJob()
    const [, ...firsts] = await markedPages(await opened(pdf))
    const job = await openPdf(pdf)
    for (const [i, { page: first }] of firsts.entries()) {
      const { path, pages } = books[i] as JobBook
      const book = await openPdf(new Uint8Array(readFileSync(path)))
      expect(book.pages).toBe(pages)
      for (let page = 1; page <= pages; page++) {
        const [inBook, inJob] = [seen(book, page), seen(job, first + page - 1)]
        expect(inJob.text).toBe(inBook.text)
        expect(Buffer.from(inJob.picture.rgba).equals(inBook.picture.rgba), `book ${i + 1}, page ${page}`).toBe(true)
      }
      book.close()
    }
    job.close()
  })

  const seen = (pdf: Pdf, number: number) =>
    pdf.page(number, (page) => ({ text: page.text(), picture: page.render(600) }))

  it('keeps a hidden layer hidden', async () => {
    const { pdf } = await printedJob()
    const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false })
    const settings = catalog.lookup(PDFName.of('OCProperties'), PDFDict).lookup(PDFName.of('D'), PDFDict)
    expect(settings.lookup(PDFName.of('OFF'), PDFArray).size()).toBe(1)
  })

  it('tells the printer: both sides along the long edge, unscaled, paper by page size', async () => {
    const { pdf } = await printedJob()
    const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false })
    const preferences = catalog.getViewerPreferences()
    expect(preferences?.getDuplex()).toBe('DuplexFlipLongEdge')
    expect(preferences?.getPrintScaling()).toBe('None')
    expect(preferences?.getPickTrayByPDFSize()).toBe(true)
  })

  it('is the same bytes when made again', async () => {
    const { pdf, books } = await printedJob()
    const again = must(await workers.make.printJob(await jobOf(books)))
    expect(Buffer.from(again.pdf).equals(Buffer.from(pdf))).toBe(true)
  })

  it('is not made of a file that is no longer the book it was', async () => {
    const { books } = await printedJob()
    const changed = books.map((book) => ({ ...book, pages: book.pages + 2 }))
    const { code, message } = problemOf(await workers.make.printJob(await jobOf(changed)))
    expect(code).toBe('book-changed')
    expect(message).toContain(books[0]?.name)
  })

  it('is sound in the eyes of qpdf', async () => {
    const { pdf } = await printedJob()
    expect(qpdfComplaints(pdf)).toBe('')
  })
})
