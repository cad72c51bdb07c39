import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { findFaces } from '../../../../../src-main/documents/typesetting/find-faces.ts'
import { kinds } from '../../../../../src-main/documents/workers/kinds.ts'
import { attempt, newTally } from '../../../../faults/hostile/tally.ts'
import { application, scheme } from '../../../../support/application.ts'
import { must } from '../../../../support/desk.ts'
import { workers } from '../../../../support/workers.ts'
import { bookOf, failing, type HandedIn, type MadeBook } from './make.ts'
import {
  addFields,
  addPulledText,
  chineseField,
  filledFields,
  leaveOutTypes,
  makeDynamicForm,
  makePortfolio,
  mutated,
  oddTrees,
  pinFile,
  unseenFields,
} from './odd-pdfs.ts'
import { expectSamePixels } from './same-pixels.ts'
import { a4, pdfOf, save } from './sample-files.ts'

const cases = join(import.meta.dirname, '../../../../fixtures/cases/pdf')
const handedIn = (file: string, bytes: Uint8Array): HandedIn => ({ slot: 'other', file, bytes })
const caseOf = (file: string) => handedIn(file, new Uint8Array(readFileSync(join(cases, file))))

const four = [a4, a4, a4, a4]

async function made(
  file: string,
  change: (document: PDFDocument) => unknown,
  sizes: readonly (typeof a4)[] = [a4, a4],
): Promise<HandedIn> {
  const document = await pdfOf(sizes)
  await change(document)
  return handedIn(file, await save(document))
}

const bound = (files: readonly HandedIn[]) => bookOf(application('enterprise'), files, workers)

function placed({ book }: MadeBook, file: string) {
  return book.attachments.find((a) => a.file === file)
}

function warningOf({ book }: MadeBook, check: string): string {
  return book.findings.find((f) => f.check === check && f.outcome === 'warning')?.message ?? ''
}

/** What the first annotation of a page draws. */
function appearanceOn({ node }: PDFPage): string {
  const appearances = node.Annots()?.lookup(0, PDFDict).lookup(PDFName.of('AP'), PDFDict)
  const normal = appearances?.lookup(PDFName.of('N'))
  if (!(normal instanceof PDFRawStream)) throw new Error('nothing is drawn')
  return Buffer.from(decodePDFRawStream(normal).decode()).toString('latin1')
}

describe('a PDF that is not in order is bound as viewers show it', () => {
  it('with thousands of streams that have no end, too', async () => {
    const sound = Buffer.from(await save(await pdfOf([a4, a4])))
    const open = Array.from(
      { length: 20_000 },
      (_, i) => `${900 + i} 0 obj\n<</Length 9>>\nstream\n${'q '.repeat(50)}\n`,
    )
    const trailer = sound.lastIndexOf('startxref')
    const bytes = Buffer.concat([sound.subarray(0, trailer), Buffer.from(open.join('')), sound.subarray(trailer)])
    const book = await bound([handedIn('没有结尾的流.pdf', bytes)])
    expect(placed(book, '没有结尾的流.pdf')).toMatchObject({ pages: 2 })
  })

  it('characters pulled far beyond the page, at the cost of any other', async () => {
    const huge = await made('拉斜的大字.pdf', (d) => {
      addPulledText(d, 15)
      // What lies upon a page has it looked at.
      addFields(d, [{ FT: 'Btn', Rect: [72, 100, 90, 118] }])
    })
    const tally = newTally('attachment')
    await attempt(tally, huge.file, async () => placed(await bound([huge]), huge.file)?.separate ?? 'taken')
    expect(tally).toMatchObject({ outcomes: new Map([['taken', 1]]), wrong: [] })
  })

  it.each([
    ['注释不是数组.pdf', 1],
    ['资源是流.pdf', 1],
    ['空表单域.pdf', 1],
    ['d01未签签名域.pdf', 1],
    ['d02文本域无外观.pdf', 1],
    ['电子签章.pdf', 1],
    ['owner-password-audit.pdf', 24],
  ])('%s', async (file, pages) => {
    const one = caseOf(file)
    const book = await bound([one])
    expect(failing(book)).toEqual([])
    expect(placed(book, file)).toMatchObject({ pages })
    expect(placed(book, file)?.separate).toBeUndefined()
    await expectSamePixels(book, file, one.bytes)
  })

  it('form fields of every kind, filled in, empty and hidden, without an appearance', async () => {
    const one = await made('表单.pdf', (d) => addFields(d, [...filledFields, ...unseenFields]))
    const book = await bound([one])
    expect(failing(book)).toEqual([])
    await expectSamePixels(book, '表单.pdf', one.bytes)
  })

  it('a Chinese value, in a typeface of the computer that prints it, which is said', async () => {
    const book = await bound([await made('中文.pdf', (d) => addFields(d, [chineseField]))])
    expect(failing(book)).toEqual([])
    const page = placed(book, '中文.pdf')?.firstPage ?? 0
    const gbk = Buffer.from('d1f9c0fdb1c3d2b5', 'hex').toString('latin1')
    expect(appearanceOn((await PDFDocument.load(book.pdf)).getPage(page - 1))).toContain(gbk)
    expect(warningOf(book, 'attachmentFonts')).toContain(`第 ${page}`)
  })

  it('a page tree without its types', async () => {
    const one = await made('无类型.pdf', leaveOutTypes)
    const book = await bound([one])
    expect(failing(book)).toEqual([])
    await expectSamePixels(book, '无类型.pdf', one.bytes)
  })

  it('a page tree that says other numbers of pages than there are, all of them', async () => {
    const { says, nested, silent, ring } = oddTrees
    const trees = {
      '说少.pdf': says(1),
      '说多.pdf': says(9),
      '分层说少.pdf': nested(1, 2),
      '分层说多.pdf': nested(7, 4),
      '不说.pdf': silent,
      '成环.pdf': ring,
    }
    const files = await Promise.all(Object.entries(trees).map(([file, change]) => made(file, change, four)))
    const book = await bound(files)
    expect(failing(book)).toEqual([])
    for (const { file } of files) expect(placed(book, file)).toMatchObject({ file, pages: 4 })
    const sound = await made('分层.pdf', nested(2, 4), four)
    await expectSamePixels(book, '分层说少.pdf', sound.bytes)
    const notes = warningOf(book, 'attachmentNotes')
    expect(notes).toContain('“说少.pdf”：文件自称 1 页，实有 4 页')
    expect(notes).toContain('“分层说少.pdf”：文件自称 2 页，实有 4 页')
    expect(notes).toContain('“说多.pdf”：文件自称 9 页，只找到 4 页')
    for (const file of ['分层说多.pdf', '不说.pdf', '成环.pdf']) expect(notes).not.toContain(file)
  })
})

describe('what is not bound, or not all of it, is said', () => {
  it('a PDF in whose order a page is not there', async () => {
    const book = await bound([await made('缺一页.pdf', oddTrees.withoutOne, four)])
    expect(failing(book)).toEqual([])
    expect(placed(book, '缺一页.pdf')).toMatchObject({ pages: 0, separate: expect.stringContaining('不完整') })
    expect(warningOf(book, 'attachmentSeparate')).toContain('缺一页.pdf')
  })

  it('a portfolio is not bound as its cover', async () => {
    const book = await bound([await made('文件包.pdf', makePortfolio)])
    expect(failing(book)).toEqual([])
    expect(placed(book, '文件包.pdf')).toMatchObject({ pages: 0, separate: expect.stringContaining('文件包') })
    expect(warningOf(book, 'attachmentSeparate')).toContain('文件包.pdf')
  })

  it('a dynamic form is not bound as the request to wait', async () => {
    const book = await bound([await made('动态表单.pdf', makeDynamicForm)])
    expect(placed(book, '动态表单.pdf')).toMatchObject({ pages: 0, separate: expect.stringContaining('XFA') })
  })

  it('a filled field whose appearance is an empty one, which no damage is', async () => {
    const field = { ...filledFields[0], Rect: [72, 700, 272, 720], AP: {} }
    const book = await bound([await made('空外观.pdf', (d) => addFields(d, [field]))])
    expect(placed(book, '空外观.pdf')).toMatchObject({ pages: 0, separate: expect.stringContaining('填写的内容') })
  })

  it('the same in a page tree that PDFium alone could go on with, and would without an end', async () => {
    const field = { ...filledFields[0], Rect: [72, 700, 272, 720], AP: {} }
    const begun = performance.now()
    const book = await bound([
      await made('成环空外观.pdf', (d) => {
        addFields(d, [field])
        oddTrees.ownParent(d)
      }),
    ])
    expect(placed(book, '成环空外观.pdf')).toMatchObject({ separate: expect.stringContaining('填写的内容') })
    expect(performance.now() - begun).toBeLessThan(kinds.attachment.time)
  })

  it('files that lie in a PDF are named beside its pages', async () => {
    const one = await made('合同.pdf', (d) => d.attach(new TextEncoder().encode('x'), '清单.xlsx'))
    const book = await bound([one])
    expect(failing(book)).toEqual([])
    expect(placed(book, '合同.pdf')).toMatchObject({ pages: 2 })
    expect(warningOf(book, 'attachmentNotes')).toContain('“合同.pdf”：里面另有 1 个嵌入的文件')
    await expectSamePixels(book, '合同.pdf', one.bytes)

    const pinned = await bound([await made('回函.pdf', pinFile)])
    expect(placed(pinned, '回函.pdf')).toMatchObject({ pages: 2 })
    expect(warningOf(pinned, 'attachmentNotes')).toContain('“回函.pdf”：里面另有 1 个嵌入的文件')
  })

  it('a PDF that breaks its readers has a divider, and the attachments beside it are bound', async () => {
    const sound = await made('营业执照.pdf', () => {})
    const book = await bound([caseOf('读取进程中断.pdf'), sound])
    expect(failing(book)).toEqual([])
    expect(placed(book, '读取进程中断.pdf')).toMatchObject({ pages: 0, separate: expect.stringContaining('已损坏') })
    expect(warningOf(book, 'attachmentSeparate')).toContain('读取进程中断.pdf')
    await expectSamePixels(book, '营业执照.pdf', sound.bytes)

    const { path, pages, sheets, thickness } = book.book
    const books = [{ path, pages, sheets, thickness, category: '示范企业', rank: 1, name: '样例泵业' }]
    const { print } = scheme
    const job = {
      title: '合并打印',
      mark: '未定稿',
      print,
      copies: 1,
      nameHead: '申报单位',
      faces: await findFaces(print, []),
      books,
    }
    expect(must(await workers.make.printJob(job)).pages).toBe(2 + 2 + pages)
  })

  it('of PDFs changed by chance none stops the book: each is bound or has a divider', async () => {
    const bases = ['注释不是数组.pdf', '空表单域.pdf', 'd02文本域无外观.pdf'].map((file) => caseOf(file).bytes)
    const files = bases.flatMap((bytes, i) => mutated(bytes, 16).map((one, n) => handedIn(`${i}-${n}.pdf`, one)))
    const book = await bound(files)
    expect(failing(book)).toEqual([])
    const taken = book.book.attachments.map((a) => (a.separate ? 'separate' : 'bound'))
    expect(taken).toHaveLength(48)
    expect(taken.filter((one) => one === 'bound').length).toBeGreaterThan(24)
  })
})
