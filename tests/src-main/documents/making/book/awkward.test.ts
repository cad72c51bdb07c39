import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { listApplications } from '../../../../../db/applications.ts'
import { editionMark } from '../../../../../src-domain/edition/edition.ts'
import { updateBatch } from '../../../../../src-main/desk/batch/update-batch.ts'
import { freeze } from '../../../../../src-main/desk/editions/freeze.ts'
import { importFolder } from '../../../../../src-main/desk/intake/import-folder.ts'
import { bookApplications } from '../../../../../src-main/desk/products/make-book.ts'
import { recommend } from '../../../../../src-main/desk/ranking/recommend.ts'
import { correctValue } from '../../../../../src-main/desk/values/correct-value.ts'
import { application } from '../../../../support/application.ts'
import { attest, must, newDesk, preparer } from '../../../../support/desk.ts'
import { type SeenPage, seePdf } from '../../../../support/see-pages.ts'
import { workers } from '../../../../support/workers.ts'
import { printersJpeg } from './awkward-files.ts'
import { bookFrom, bookOf, deskWith, failing, type MadeBook, opened, textOf } from './make.ts'
import { contentOf } from './page-content.ts'
import { a3, a4, a4Landscape, addHiddenLayer, addSeal, pdfOf, pngOf, save, scanOf, turnedJpeg } from './sample-files.ts'

const englishPhrases = join(import.meta.dirname, '../../../../fixtures/cases/false-margin-english')

function warningOf({ book }: MadeBook, check: string): string {
  return book.findings.find((f) => f.check === check && f.outcome === 'warning')?.message ?? ''
}

async function pagesOf({ pdf }: MadeBook): Promise<PDFDocument> {
  return PDFDocument.load(pdf, { updateMetadata: false })
}

/** A page's own content: the book's number and mark stand behind it, and it between what keeps them apart. */
function withoutCode(content: ReturnType<typeof contentOf>): ReturnType<typeof contentOf> {
  const own = /^q\n\n([\s\S]*)\n\nQ\nq [-\d. ]+ cm \/PageCode-\d+ Do Q\n$/.exec(content.operators)?.[1]
  return { ...content, operators: own ?? content.operators }
}

describe('a book of awkward data', () => {
  it('names the characters that no typeface on the computer has', async () => {
    const made = await bookOf(application('enterprise', { values: { contact: '\u{323af}某' } }), [], workers)
    expect(made.book.ready).toBe(false)
    expect(made.book.findings.find((f) => f.check === 'characters')?.message).toContain('U+323AF')
  })

  it('leaves empty cells empty, and says that there is no outline', async () => {
    const values = Object.fromEntries(
      application('district').values.map((v) => [v.year ? `${v.key}.${v.year}` : v.key, '']),
    )
    const made = await bookOf(application('district', { values, outline: [] }), [], workers)
    expect(failing(made)).toEqual([])
    expect(await textOf(await opened(made.pdf))).toContain('未提交申报书正文')
  })

  it('has tabs, wide tables and long figures in narrow columns within the margins', async () => {
    const { outline, ...rest } = application('enterprise')
    const wide = (count: number, text: string) => Array<string>(count).fill(text).join('\t')
    const texts = [
      '\t'.repeat(60).concat('正文'),
      wide(61, '甲'),
      wide(18, '1234567.89'),
      `${wide(11, '样例'.repeat(9))}\t12`,
    ]
    const made = await bookOf(
      { ...rest, outline: outline.map((o, i) => ({ ...o, text: texts[i] ?? o.text })) },
      [],
      workers,
    )
    expect(failing(made)).toEqual([])
  })

  it('takes the blank behind an English word for no character in the margin', async () => {
    const desk = newDesk()
    must(await importFolder(desk, { folder: englishPhrases }, preparer, { workers }))
    const [only] = listApplications(desk.store)
    const made = await bookFrom(desk, only?.id ?? '', workers)
    expect(failing(made)).toEqual([])
    expect(await textOf(await opened(made.pdf))).toMatch(/[a-z]{4,}/)

    const words = 'Manufacturing as a Service 与 Remote Monitoring Platform 、 '
    const stops = `${'中文'.repeat(30)} ISO 9001:2015 , ${'Total Productive Maintenance (TPM) '.repeat(10)}`
    const hyphens = 'A very-long-hyphenated-word-that-goes-on '.repeat(40)
    const texts = [
      stops,
      hyphens,
      words.repeat(30),
      `${words.replaceAll(' ', '  ')}\n`.repeat(20),
      `${words}\u3000`.repeat(20),
    ]
    for (const text of texts) {
      const outline = [{ heading: 'basis', title: '基础情况', text }]
      expect(failing(await bookOf(application('district', { outline }), [], workers))).toEqual([])
    }
  })

  it('raises and lowers plain figures where no typeface has raised and lowered ones', async () => {
    const text = `${'减少CO₂排放10⁵吨，PM₂.₅浓度10⁻⁶，增幅m²。'.repeat(20)}\nx₁+y₂，aⁿ。`
    const outline = [{ heading: 'basis', title: '基础情况', text }]
    const made = await bookOf(application('district', { outline }), [], workers)
    expect(failing(made)).toEqual([])
    expect(await textOf(await opened(made.pdf))).toContain('CO2排放')
  })

  it('breaks a line of dots or dashes, and no word at a soft hyphen', async () => {
    const softly = 're\u00admote moni\u00adtor\u00ading 平台'.repeat(20)
    const inCells = `指标\t说明\t值\n${'…'.repeat(40)}\t${'①'.repeat(40)}\t1`
    const dots = '…'.repeat(90)
    for (const text of [dots, '—'.repeat(90), `合同${'。'.repeat(60)}`, softly, inCells]) {
      const outline = [{ heading: 'basis', title: '基础情况', text }]
      expect(failing(await bookOf(application('district', { outline }), [], workers))).toEqual([])
    }
  })

  it('sets 11,000 characters in full and says that they are too many', async () => {
    const text = '本区制造业基础情况（见附件）。“小巨人”企业'.repeat(500)
    const made = await bookOf(
      application('district', { outline: [{ heading: 'basis', title: '基础情况', text }] }),
      [],
      workers,
    )
    expect(failing(made)).toEqual(['length'])
    expect(await textOf(await opened(made.pdf))).toContain('一、工作举措')
  })
})

describe('attachments in a book', () => {
  const files = async () => {
    const sealed = await pdfOf([a4])
    addSeal(sealed)
    return [
      { slot: 'licence', file: '营业执照.jpg', bytes: turnedJpeg() },
      { slot: 'licence', file: '副本.png', bytes: pngOf(1200, 800) },
      { slot: 'highTech', file: '电子签章.pdf', bytes: await save(sealed) },
      { slot: 'appraisal', file: '图纸.pdf', bytes: await save(await pdfOf([a4, a4Landscape, a3, a4], 90)) },
      { slot: 'audit', file: '扫描.pdf', bytes: await save(await scanOf(2, 600, 800)) },
    ]
  }

  it('keep their pages’ size, turning and content, and warn of what will not print well', async () => {
    const handedIn = await files()
    const made = await bookOf(application('enterprise'), handedIn, workers)
    expect(failing(made)).toEqual([])
    const bound = await pagesOf(made)
    for (const { file, bytes } of handedIn.slice(2)) {
      const placed = made.book.attachments.find((a) => a.file === file)
      const pages = (await PDFDocument.load(bytes)).getPages()
      expect(placed?.pages).toBe(pages.length)
      for (const [i, page] of pages.entries()) {
        expect(withoutCode(contentOf(bound.getPage((placed?.firstPage ?? 0) - 1 + i)))).toEqual(contentOf(page))
      }
    }
    const drawing = made.book.attachments.find((a) => a.file === '图纸.pdf')?.firstPage ?? 0
    const scan = made.book.attachments.find((a) => a.file === '扫描.pdf')?.firstPage ?? 0
    expect(warningOf(made, 'attachmentPaper')).toContain(`第 ${drawing + 2} 页不是 A4（297×420 毫米）`)
    expect(warningOf(made, 'attachmentResolution')).toContain(`${scan}–${scan + 1} 页`)
    expect(warningOf(made, 'attachmentFonts')).toContain('Helvetica')
  })

  it('show an electronic seal as a stamp, which every printer prints', async () => {
    const made = await bookOf(application('enterprise'), await files(), workers)
    const at = made.book.attachments.find((a) => a.file === '电子签章.pdf')?.firstPage ?? 0
    const seal = (await pagesOf(made))
      .getPage(at - 1)
      .node.Annots()
      ?.lookup(0, PDFDict)
    expect(seal?.get(PDFName.of('Subtype'))).toBe(PDFName.of('Stamp'))
    expect(seal?.lookup(PDFName.of('AP'), PDFDict).has(PDFName.of('N'))).toBe(true)
  })

  it('keep a hidden layer hidden', async () => {
    const layered = await pdfOf([a4])
    addHiddenLayer(layered)
    const made = await bookOf(
      application('enterprise'),
      [{ slot: 'licence', file: '图层.pdf', bytes: await save(layered) }],
      workers,
    )
    const bound = await pagesOf(made)
    const page = bound.getPage((made.book.attachments[0]?.firstPage ?? 0) - 1).node
    const layer = page.Resources()?.lookup(PDFName.of('Properties'), PDFDict).get(PDFName.of('Layer'))
    const settings = bound.catalog.lookup(PDFName.of('OCProperties'), PDFDict).lookup(PDFName.of('D'), PDFDict)
    expect(settings.lookup(PDFName.of('OFF'), PDFArray).asArray()).toEqual([layer])
  })

  it('lay a picture on a page as it is to be seen', async () => {
    const made = await bookOf(application('enterprise'), await files(), workers)
    const bound = await pagesOf(made)
    const sizes = ['营业执照.jpg', '副本.png'].map((file) => {
      const { width, height } = bound
        .getPage((made.book.attachments.find((a) => a.file === file)?.firstPage ?? 0) - 1)
        .getSize()
      return width > height ? 'landscape' : 'portrait'
    })
    expect(sizes).toEqual(['portrait', 'landscape'])
  })

  it('show a picture turned as the camera was held, and a printing shop’s four inks in their colours', async () => {
    const made = await bookOf(
      application('enterprise'),
      [
        { slot: 'licence', file: '手机拍的.jpg', bytes: turnedJpeg() },
        { slot: 'other', file: '印刷厂给的.jpg', bytes: printersJpeg() },
      ],
      workers,
    )
    const book = await seePdf(made.pdf)
    const [turned, inks] = await Promise.all(made.book.attachments.map((a) => book.page(a.firstPage ?? 0)))
    // Of the page's width and height: the upper corners of a tall picture, the middles of a wide one's quarters.
    const corners = [0.25, 0.75].map((x) => channelsAt(turned, x, 0.1))
    expect(corners).toEqual([
      [true, true, true],
      [false, false, false],
    ])
    const quarters = [0.4, 0.6].flatMap((y) => [0.3, 0.7].map((x) => channelsAt(inks, x, y)))
    expect(quarters).toEqual([
      [false, true, true],
      [true, false, true],
      [true, true, false],
      [false, false, false],
    ])
    book.close()
  })

  it.each([
    ['附件加隔页', '本件另册打印'],
    ['连续装订', '：'],
    ['紧凑装订', '：'],
    ['省纸装订', '：'],
  ] as const)('that cannot be bound in are named, and why, by divider or list: %s', async (assembly, said) => {
    const locked = await pdfOf([a4])
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'owner' })
    const sound = await save(await pdfOf([a4, a4]))
    const unusable = [
      ['加密.pdf', await save(locked), '密码'],
      ['截断.pdf', sound.subarray(0, sound.length - 200), '已损坏'],
      ['空.pdf', new Uint8Array(), '0 字节'],
      ['假.pdf', new TextEncoder().encode('not a document'), '不是 PDF'],
      ['说明.docx', new TextEncoder().encode('PK\u0003\u0004'), 'DOCX 格式'],
      ['数据.xlsx', new TextEncoder().encode('PK\u0003\u0004'), 'XLSX 格式'],
      ['打包.zip', new TextEncoder().encode('PK\u0003\u0004'), 'ZIP 格式'],
      ['坏图.png', pngOf(1200, 800).subarray(0, 300), '图片已损坏'],
      ['三百页.pdf', await save(await pdfOf(Array.from({ length: 300 }, () => a4))), '300 页'],
    ] as const
    const good = { slot: 'other', file: '好图.png', bytes: pngOf(300, 400) }
    const files = [...unusable.map(([file, bytes]) => ({ slot: 'other', file, bytes })), good]
    const desk = await deskWith(application('enterprise'), files)
    must(updateBatch(desk, { assembly }, preparer))
    const made = await bookFrom(desk, 'A01', workers)
    expect(failing(made)).toEqual([])
    const text = await textOf(await opened(made.pdf))
    for (const [file, , why] of unusable) {
      const placed = made.book.attachments.find((a) => a.file === file)
      expect(placed).toMatchObject({ pages: 0, separate: expect.stringContaining(why) })
      expect(text).toContain(`${file}${said}`)
      expect(text).toContain(placed?.separate?.replace(/\s/g, ''))
      expect(warningOf(made, 'attachmentSeparate')).not.toBe('')
    }
    const { places = [] } = made.book.findings.find((f) => f.check === 'attachmentSeparate') ?? {}
    expect(places.map((place) => /“(.+?)”/.exec(place)?.[1])).toEqual(unusable.map(([file]) => file))
    expect(made.book.attachments.at(-1)).toMatchObject({ file: '好图.png', pages: 1 })
  })

  it('that are listed by the notice and were not handed in are listed as such', async () => {
    const { pdf } = await bookOf(application('enterprise'), [], workers)
    const text = await textOf(await opened(pdf))
    expect(text).toContain('企业法人营业执照（复印件）未提交')
    // What need not be handed in is not missing.
    expect(text).toContain('相关产品的技术水平评价证书（鉴定证书）—')
  })
})

/** Whether red, green and blue are bright at a place of a page. */
function channelsAt(page: SeenPage | undefined, x: number, y: number): boolean[] {
  if (!page) throw new Error('no page was seen')
  const at = 4 * (Math.round(y * page.height) * page.width + Math.round(x * page.width))
  return [...page.pixels.subarray(at, at + 3)].map((channel) => channel > 128)
}

describe('the edition of a book', () => {
  it('stands on every page of its own, until the data are changed', async () => {
    const licence = { slot: 'licence', file: '营业执照.pdf', bytes: await save(await pdfOf([a4])) }
    const audit = { slot: 'audit', file: '审计报告.pdf', bytes: await save(await pdfOf([a4, a4])), year: 2022 }
    const desk = await deskWith(application('enterprise'), [licence, audit])
    attest(desk, 'A01')
    must(recommend(desk, { applications: ['A01'] }, preparer))
    const { edition } = must(freeze(desk, {}, preparer))
    expect(bookApplications(desk)).toEqual(['A01'])

    const frozen = await bookFrom(desk, 'A01', workers)
    expect(frozen.book.edition).toEqual({ number: 1, hash: edition.hash })
    expect(failing(frozen)).toEqual([])
    const document = await opened(frozen.pdf)
    const original = new Set(
      frozen.book.attachments.flatMap((a) => [a.firstPage ?? 0, (a.firstPage ?? 0) + a.pages - 1]),
    )
    const mark = editionMark(edition).replace(/\s/g, '')
    for (let page = 1; page <= document.numPages; page++) {
      const text = await textOf(document, page, page)
      if (text !== '' && !original.has(page)) expect(text).toContain(mark)
    }

    must(correctValue(desk, { application: 'A01', key: 'contact', value: '样例新联系人' }, preparer))
    const draft = await bookFrom(desk, 'A01', workers)
    expect(draft.book.edition).toBeUndefined()
    expect(draft.book.path).toContain('未定稿')
    expect(warningOf(draft, 'draft')).toContain('不能报送')
    const text = await textOf(await opened(draft.pdf))
    expect(text).toContain('样例新联系人')
    expect(text).not.toContain(mark)
  })
})
