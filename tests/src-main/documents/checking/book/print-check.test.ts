import { createHash } from 'node:crypto'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { type BookText, bookText } from '../../../../../src-domain/book/book-text.ts'
import { readyToPrint } from '../../../../../src-domain/book/print-finding.ts'
import { editionContent } from '../../../../../src-domain/edition/edition-content.ts'
import { checkPrint } from '../../../../../src-main/documents/checking/book/print-check.ts'
import { attachmentLimits } from '../../../../../src-main/documents/making/book/attachment-limits.ts'
import { makeBook, type SetBook } from '../../../../../src-main/documents/making/book/make-book.ts'
import { type ChosenFaces, findFaces } from '../../../../../src-main/documents/typesetting/find-faces.ts'
import { application, assembly, batch, outlineOfLength, scheme } from '../../../../support/application.ts'
import '../../../../support/native-typst.ts'

/** A sound book of an edition, and what has been done to it before it is checked. */
describe('the print check', () => {
  let text: BookText
  let faces: ChosenFaces
  let sound: SetBook

  beforeAll(async () => {
    const sample = {
      ...application('enterprise', { attachments: [], outline: outlineOfLength('enterprise', 3000) }),
      rank: 1,
    }
    const [entry] = editionContent(scheme, batch, [sample]).sections[0]?.entries ?? []
    if (!entry) throw new Error('no entry')
    const edition = { number: 1, hash: createHash('sha256').update('sample').digest('hex') }
    text = bookText(scheme, { category: 'enterprise', entry, recommender: batch.recommender, edition, assembly })
    faces = await findFaces(scheme.print, [])
    sound = await makeBook({ text, faces, paths: {}, limits: attachmentLimits, contents: [] })
  })

  /** The checks that fail on the book after a change to its PDF, or to what it is held against. */
  async function failing(change: (book: PDFDocument) => void, expected: Partial<BookText> = {}): Promise<string[]> {
    const document = await PDFDocument.load(sound.pdf, { updateMetadata: false })
    change(document)
    const pdf = await document.save({ addDefaultPage: false, updateFieldAppearances: false })
    const findings = await checkPrint(pdf, { text: { ...text, ...expected }, faces, book: sound })
    expect(readyToPrint(findings)).toBe(findings.every((f) => f.outcome !== 'fail'))
    return findings.filter((f) => f.outcome === 'fail').map((f) => f.check)
  }

  const unchanged = () => {}
  const outlinePage = () => (sound.parts.find((p) => p.title === text.outline.title)?.page ?? 0) - 1

  it('finds nothing wrong with a book as it was made', async () => {
    expect(await failing(unchanged)).toEqual([])
  })

  it('refuses a book that lacks its last page', async () => {
    expect(await failing((book) => book.removePage(book.getPageCount() - 1))).toEqual(['pages'])
  })

  it('refuses a book with a page slipped in before its parts', async () => {
    const checks = await failing((book) => book.insertPage(1, [595.276, 841.89]))
    expect(checks).toEqual(expect.arrayContaining(['pages', 'parts', 'numbers']))
  })

  it('refuses a book that would be printed on one side, or scaled', async () => {
    expect(await failing((book) => book.catalog.delete(PDFName.of('ViewerPreferences')))).toEqual(['duplex'])
  })

  it('refuses a book of another paper', async () => {
    expect(await failing((book) => book.getPage(0).setSize(612, 792))).toContain('paper')
  })

  it('refuses a page whose margins lie as on the other side of the sheet', async () => {
    expect(await failing((book) => book.getPage(outlinePage()).translateContent(-5.67, 0))).toEqual(['margins'])
  })

  it('refuses what a printer cannot reach', async () => {
    expect(await failing((book) => book.getPage(0).drawRectangle({ x: 2, y: 400, width: 50, height: 50 }))).toEqual(
      expect.arrayContaining(['printable']),
    )
  })

  it('refuses a book with a page of another edition', async () => {
    expect(await failing(unchanged, { mark: '定稿第 2 版 · 0000-0000' })).toEqual(['mark'])
  })

  it('refuses a book whose fonts are not embedded', async () => {
    const unembed = (book: PDFDocument) => {
      for (const [, object] of book.context.enumerateIndirectObjects()) {
        if (object instanceof PDFDict) for (const key of ['FontFile2', 'FontFile3']) object.delete(PDFName.of(key))
      }
    }
    expect(await failing(unembed)).toContain('fonts')
  })

  it('refuses text and headings of another size than the notice asks for', async () => {
    const { print } = text
    const larger = { ...print, body: { ...print.body, points: 14 } }
    expect(await failing(unchanged, { print: larger })).toContain('type')
    const headings = print.headings.map((h) => ({ ...h, points: h.points + 1 }))
    expect(await failing(unchanged, { print: { ...print, headings } })).toEqual(['type'])
  })

  it('refuses a book that has lost a piece of its outline or its form', async () => {
    const emptied = (book: PDFDocument) => {
      const { node } = book.getPage(outlinePage() + 1)
      const contents = node.Contents()
      const stream = contents instanceof PDFArray ? contents.lookup(0) : contents
      if (!(stream instanceof PDFRawStream)) throw new Error('no content')
      node.set(PDFName.of('Contents'), book.context.register(book.context.flateStream('')))
    }
    expect(await failing(emptied)).toContain('outline')
    const other = {
      ...text.form,
      grid: {
        ...text.form.grid,
        cells: text.form.grid.cells.map((c) => ({ ...c, content: [{ kind: 'text' as const, text: '另一份申报表' }] })),
      },
    }
    expect(await failing(unchanged, { form: other })).toEqual(['form'])
  })

  it('refuses a draft that is too long, and warns where it was ruled on before the edition', async () => {
    const outline = { ...text.outline, words: text.outline.limit + 1 }
    expect(await failing(unchanged, { outline })).toEqual([])
    const { code: _, ...draft } = text
    const findings = await checkPrint(sound.pdf, { text: { ...draft, outline }, faces, book: sound })
    expect(findings.filter((f) => f.check === 'length').map((f) => f.outcome)).toEqual(['fail'])
  })
})
