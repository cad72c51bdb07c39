import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listApplications } from '../../../../../db/applications.ts'
import { writeBatch } from '../../../../../db/batch.ts'
import { transaction } from '../../../../../db/store.ts'
import { firstAssembly } from '../../../../../src-domain/batch/assembly.ts'
import { ok } from '../../../../../src-domain/result.ts'
import { batchParticulars, updateBatch } from '../../../../../src-main/desk/batch/update-batch.ts'
import { closeDesk, createDesk, type Desk } from '../../../../../src-main/desk/desk.ts'
import { importFolder } from '../../../../../src-main/desk/intake/import-folder.ts'
import { filePath } from '../../../../../src-main/files/file-store.ts'
import { batch } from '../../../../support/application.ts'
import { must, preparer } from '../../../../support/desk.ts'
import { qpdfComplaints } from '../../../../support/qpdf.ts'
import { seePdf } from '../../../../support/see-pages.ts'
import { workers } from '../../../../support/workers.ts'
import { bookFrom, type MadeBook, opened, pageOf, textOf } from './make.ts'
import { expectSamePixels } from './same-pixels.ts'

const intake = join(import.meta.dirname, '../../../../fixtures/xuhui-intake')

/** Values that stand in the book in other words than the data's: boxes beside 是 and 否, dates, blanks to be signed in. */
const inOtherWords = /^(是|否|未填日期|\d{4}-\d{2}-\d{2})$/

describe('books of the twelve samples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'books-'))
  const books = new Map<string, MadeBook>()
  let desk: Desk

  beforeAll(async () => {
    desk = must(createDesk(join(folder, 'data'), batch))
    must(await importFolder(desk, { folder: intake }, preparer, { workers }))
    for (const { id } of listApplications(desk.store)) books.set(id, await bookFrom(desk, id, workers, folder))
  })

  afterAll(async () => {
    closeDesk(desk)
    rmSync(folder, { recursive: true, force: true })
  })

  it('pass the print check, but for the one whose outline is too long', () => {
    const failing = [...books].flatMap(([id, { book }]) =>
      book.findings.filter((f) => f.outcome === 'fail').map((f) => `${id} ${f.check}`),
    )
    expect(books.size).toBe(12)
    expect(failing).toEqual(['A07 length'])
    expect([...books.values()].filter(({ book }) => !book.ready)).toHaveLength(1)
  })

  it('say every value of the form', async () => {
    for (const application of listApplications(desk.store)) {
      const text = await textOf(await opened(books.get(application.id)?.pdf ?? new Uint8Array()))
      const words = application.values
        .flatMap((v) => v.value.split('；'))
        .filter((v) => !inOtherWords.test(v))
        .map((v) => v.replace(/\s/g, ''))
      expect(words.length).toBeGreaterThan(20)
      expect(words.filter((w) => !text.includes(w))).toEqual([])
    }
  })

  it('hold an even number of pages, and bookmarks lead to every part', async () => {
    for (const { book, pdf } of books.values()) {
      const document = await opened(pdf)
      expect(document.numPages).toBe(book.pages)
      expect(book.pages % 2).toBe(0)
      expect(book.sheets).toBe(book.pages / 2)
      const parts = (await document.getOutline()) ?? []
      // The three parts the notice names.
      expect(parts.map(({ title }) => title)).toEqual([
        expect.stringMatching(/^表[123]　.+申[报请]表$/),
        expect.stringMatching(/相关说明材料$/),
        '附件',
      ])
      for (const { title, dest } of parts) {
        const page = 1 + (await pageOf(document, dest))
        expect(await textOf(document, page, page)).toContain(title.replace(/\s/g, ''))
      }
    }
  })

  it('hold neither a divider nor a blank page, and number and mark every page behind the cover', async () => {
    for (const { book, pdf } of books.values()) {
      const document = await opened(pdf)
      const originals = book.attachments.reduce((sum, a) => sum + a.pages, 0)
      const first = Math.min(...book.attachments.flatMap((a) => a.firstPage ?? []))
      const bare: number[] = []
      for (let number = 2; number <= document.numPages; number++) {
        const text = await textOf(document, number, number)
        if (!text.includes(`—${number}—`) || !text.includes('未定稿')) bare.push(number)
      }
      // The last page may be there only to make the number even.
      expect(bare.filter((number) => number !== first + originals)).toEqual([])
      expect(book.pages - (first - 1 + originals)).toBeLessThan(2)
    }
  })

  it('have the contents and bookmarks lead to the first page of every attachment', async () => {
    for (const { book, pdf } of books.values()) {
      const document = await opened(pdf)
      const marks = ((await document.getOutline()) ?? []).flatMap((part) => part.items)
      for (const { label, firstPage } of book.attachments) {
        const mark = marks.find(({ title }) => title.startsWith(`${label}　`))
        expect(1 + (await pageOf(document, mark?.dest ?? null))).toBe(firstPage)
      }
    }
  })

  it('lie on as few sheets as the notice lets them: the originals behind four pages, or six where the form has two', () => {
    // A11's originals alone take 32 pages.
    const sheets = ['A02', 'A01', 'A09', 'A11'].map((id) => books.get(id)?.book.sheets)
    expect(sheets).toEqual([15, 15, 17, 19])
    // Two thirds of the 294 they took with dividers and blank versos.
    const all = [...books.values()].reduce((sum, { book }) => sum + book.sheets, 0)
    expect(all).toBeLessThanOrEqual(196)
  })

  it('of a batch that chose 紧凑装订 stay as they were: explanations and contents on the back of the cover', async () => {
    must(updateBatch(desk, { assembly: '紧凑装订' }, preparer))
    const { book, pdf } = await bookFrom(desk, 'A11', workers)
    must(updateBatch(desk, { assembly: firstAssembly }, preparer))
    expect(book.findings.filter((f) => f.outcome === 'fail')).toEqual([])
    expect(book.sheets).toBe(20)
    const document = await opened(pdf)
    const titles = ((await document.getOutline()) ?? []).map(({ title }) => title)
    expect(titles.slice(0, 2)).toEqual(['填报说明', '目录'])
    const [{ firstPage = 0 } = {}] = book.attachments
    expect(await textOf(document, 2, 2)).toMatch(new RegExp(`填报说明.*目录.*附件清单附件1.*，32页\\.*${firstPage}`))
  })

  it('have every attachment in the contents, what is missing too, and its name on each of its pages', async () => {
    for (const { book, pdf } of books.values()) {
      const document = await opened(pdf)
      const contents = await textOf(document, 2, Math.min(...book.attachments.flatMap((a) => a.firstPage ?? [])) - 1)
      for (const { label, file, firstPage = 0, pages } of book.attachments) {
        const name = file.slice(file.lastIndexOf('/') + 1)
        expect(contents).toMatch(new RegExp(`${label}.*${name}，${pages}页\\.*${firstPage}`.replace(/\s/g, '')))
        for (const page of [firstPage, firstPage + pages - 1])
          expect(await textOf(document, page, page)).toContain(label.replace(/\s/g, ''))
      }
    }
    const lacking = await textOf(await opened(books.get('A04')?.pdf ?? new Uint8Array()), 2, 4)
    expect(lacking).toContain('国家级高新技术企业证书（如有）—')
  })

  it('have dividers and begin every part on a right-hand page where the batch wants it', async () => {
    must(updateBatch(desk, { assembly: '附件加隔页、从右页起' }, preparer))
    const { book, pdf } = await bookFrom(desk, 'A01', workers)
    must(updateBatch(desk, { assembly: firstAssembly }, preparer))
    expect(book.findings.filter((f) => f.outcome === 'fail')).toEqual([])
    const document = await opened(pdf)
    for (const { dest } of (await document.getOutline()) ?? []) expect((await pageOf(document, dest)) % 2).toBe(0)
    for (const { firstPage = 0, label } of book.attachments) {
      expect(firstPage % 2).toBe(1)
      expect(await textOf(document, firstPage - 2, firstPage - 2)).toContain(label.replace(/\s/g, ''))
    }
    // Two sheets' sides are won for each divider with its blank back, and one for each blank back of a part.
    expect(book.pages).toBeGreaterThanOrEqual((books.get('A01')?.book.pages ?? 0) + 2 * book.attachments.length)
  })

  it('hold every page of every attachment as it is to be seen', async () => {
    for (const application of listApplications(desk.store)) {
      const made = books.get(application.id) as MadeBook
      expect(made.book.attachments.map((a) => a.file).toSorted()).toEqual(
        application.attachments.map((a) => a.file).toSorted(),
      )
      const seen = await seePdf(made.pdf)
      for (const { file, sha256, pages } of application.attachments) {
        expect(made.book.attachments.find((a) => a.file === file)?.pages).toBe(pages)
        await expectSamePixels(made, file, await readFile(filePath(desk.store.folder, sha256)), seen)
      }
      seen.close()
    }
  })

  it('of a batch from before there was a choice keep dividers, right-hand starts and bare originals', async () => {
    const { assembly: _, ...former } = batchParticulars(desk)
    must(transaction(desk.store, (writing) => ok(writeBatch(writing, former))))
    const { book, pdf } = await bookFrom(desk, 'A01', workers)
    must(updateBatch(desk, { assembly: firstAssembly }, preparer))
    const document = await opened(pdf)
    for (const { firstPage = 0, pages } of book.attachments) {
      expect(firstPage % 2).toBe(1)
      expect(await textOf(document, firstPage, firstPage + pages - 1)).not.toContain('未定稿')
    }
    expect(book.findings.find((f) => f.check === 'mark')).toMatchObject({ outcome: 'warning' })
  })

  it('are PDFs that qpdf finds nothing wrong with', () => {
    for (const { pdf } of books.values()) expect(qpdfComplaints(pdf)).toBe('')
  })

  it('are the same bytes when made again', async () => {
    const again = await bookFrom(desk, 'A01', workers)
    expect(again.book.sha256).toBe(books.get('A01')?.book.sha256)
  })
})
