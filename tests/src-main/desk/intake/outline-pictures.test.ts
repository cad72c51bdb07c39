import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { outlineLength } from '../../../../src-domain/batch/outline-length.ts'
import type { PictureType } from '../../../../src-domain/batch/outline-pictures.ts'
import { bookText } from '../../../../src-domain/book/book-text.ts'
import { editionChanges } from '../../../../src-domain/edition/edition-changes.ts'
import { updateBatch } from '../../../../src-main/desk/batch/update-batch.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { currentContent } from '../../../../src-main/desk/editions/current-edition.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { importFolder } from '../../../../src-main/desk/intake/import-folder.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { setOutlineText } from '../../../../src-main/desk/values/edit-outline.ts'
import type { Expected } from '../../../../src-main/documents/checking/book/expected.ts'
import { pictureFindings } from '../../../../src-main/documents/checking/book/picture-findings.ts'
import { readBook } from '../../../../src-main/documents/checking/page-facts.ts'
import type { Workers } from '../../../../src-main/documents/workers/workers.ts'
import { filePath, putStream } from '../../../../src-main/files/file-store.ts'
import { application, assembly, scheme } from '../../../support/application.ts'
import { attest, must, newDesk, officer, preparer } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { bookFrom, failing, opened, textOf } from '../../documents/making/book/make.ts'
import { illustrated, jpg, png } from './illustrated.ts'
import { openIntake } from './intake-folder.ts'

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const leftHalf = { left: 0.5, top: 0, right: 0, bottom: 0 }
const onePage = readFileSync(join(import.meta.dirname, '../../../fixtures/xuhui-intake/01样例泵业/营业执照.pdf'))

/** Pictures on the pages of a book, width and height in millimetres as they are seen. */
async function picturesIn(pdf: Uint8Array): Promise<[width: number, height: number][]> {
  const { own } = await readBook(pdf, () => true)
  return own.flatMap((page) =>
    page.pictures.map((p): [number, number] => [Math.round(p.right - p.left), Math.round(p.bottom - p.top)]),
  )
}

test('pictures come in with their Word file, as lines of the text, and stand there in the book', async () => {
  const intake = await openIntake()
  try {
    await intake.put('01样例/申报书.docx', await illustrated())
    const { applications } = await intake.import()
    const [imported] = listApplications(intake.desk.store)
    if (!imported) throw new Error('nothing came in')
    const text = (heading: string) => imported.outline.find((o) => o.heading === heading)?.text
    expect(text('introduction')).toBe('这是企业简介的正文。\n［图1］\n图1 厂区全景')
    expect(text('other')?.split('\n')).toEqual([
      ...['这是其他的正文。', '流程如下', '［图2：无法装入，见 Word 原件］', '设备照片', '［图3］'],
      ...['［图4：无法装入，见 Word 原件］', '［图5：无法装入，见 Word 原件］', '［图6］', '甲\t', '［图7］'],
    ])
    expect(imported.pictures).toEqual([
      { name: '图1', type: 'png', width: 90, crop: leftHalf, sha256: sha(png), size: png.length },
      { name: '图3', type: 'jpg', width: 40, sha256: sha(jpg), size: jpg.length },
      { name: '图6', type: 'png', width: 300, sha256: sha(png), size: png.length },
      { name: '图7', type: 'jpg', sha256: sha(jpg), size: jpg.length },
    ])
    for (const { sha256 } of imported.pictures) {
      expect(sha(readFileSync(filePath(intake.desk.store.folder, sha256)))).toBe(sha256)
    }
    const problems = applications[0]?.problems
      .filter((p) => /^(?:outline-pictures|pictures-unplaced)$/.test(p.code))
      .map((p) => p.message)
    expect(problems).toHaveLength(2)
    expect(problems?.[0]).toContain(
      '“其他”图2（是 EMF 或 WMF 图元文件）、“其他”图4（只有外部链接，文件里没有图片）、“其他”图5（是图表）',
    )
    expect(problems?.[1]).toContain('提纲标题之外有图片 1 处')

    // The same file again is the same application.
    expect((await intake.import()).known).toEqual(['A01'])
    expect(listApplications(intake.desk.store)).toEqual([imported])

    must(updateBatch(intake.desk, { assembly: '连续装订' }, preparer))
    const made = await bookFrom(intake.desk, 'A01', workers, join(intake.intake, '..', '书册'))
    const typeArea = 210 - scheme.print.margins.inside - scheme.print.margins.outside
    // The half that is left of the first is 160 × 200 pixels; the photograph is seen upright.
    expect(await picturesIn(made.pdf)).toEqual([
      [90, 113],
      [40, 80],
      [typeArea, Math.round((typeArea * 200) / 320)],
      [expect.any(Number), expect.any(Number)],
    ])
    const printed = await textOf(await opened(made.pdf))
    expect(printed).toContain('流程如下［图2：无法装入，见Word原件］设备照片')
    expect(printed).not.toContain('［图1］')
    expect(made.book.findings.filter((f) => f.check.startsWith('picture'))).toMatchObject([
      { check: 'pictures', outcome: 'pass', message: '正文图片 4 幅均已印出。' },
      { check: 'picturesLost', outcome: 'warning', message: expect.stringContaining('图2：') },
    ])
    expect(failing(made).filter((check) => check !== 'cover')).toEqual([])
  } finally {
    await intake.close()
  }
})

test('a form taken in twice at once is one application, however long its pictures take', async () => {
  const intake = await openIntake()
  try {
    await intake.put('01样例/申报书.docx', await illustrated())
    const both = Promise.withResolvers<void>()
    let taking = 0
    const wordPart: Workers['read']['wordPart'] = async (part) => {
      taking++
      if (taking === 2) both.resolve()
      await both.promise
      return workers.read.wordPart(part)
    }
    const slow = { workers: { ...workers, read: { ...workers.read, wordPart } } }
    const take = () => importFolder(intake.desk, { folder: intake.intake }, preparer, slow)
    const reports = (await Promise.all([take(), take()])).map(must)
    expect(reports.map(({ applications }) => applications)).toEqual([['A01'], ['A01']])
    expect(reports.flatMap(({ known }) => known)).toEqual(['A01'])
    expect(listApplications(intake.desk.store)).toHaveLength(1)
  } finally {
    await intake.close()
  }
})

/** By their first byte. */
const types: Readonly<Record<number, PictureType>> = { 255: 'jpg', 71: 'gif', 82: 'webp' }

/** A recommended application with these pictures in the store, and this text under the first heading. */
async function recommended(text: string, ...files: Uint8Array[]): Promise<Desk> {
  const pictures = files.map((bytes, i) => ({
    ...{ name: `图${i + 1}`, sha256: sha(bytes), size: bytes.length, width: 60 },
    type: types[bytes[0] ?? 0] ?? ('png' as const),
  }))
  const whole = application('enterprise')
  const texts = whole.outline.map((o) => (o.heading === 'introduction' ? { ...o, text } : o))
  const attachments = whole.attachments.map((a) => ({ ...a, sha256: sha(onePage), size: onePage.length }))
  const desk = newDesk(application('enterprise', { outline: texts, pictures, attachments }))
  for (const bytes of [...files, onePage]) must(await putStream(desk.store.folder, Readable.from([bytes]), '图'))
  attest(desk, 'A01')
  must(recommend(desk, { applications: ['A01'] }, preparer))
  return desk
}

describe('an edition', () => {
  test('has the pictures that stand in its text, and says when one was exchanged', async () => {
    const editions = [
      must(freeze(await recommended('文\n［图1］', png), {}, preparer)).edition,
      must(freeze(await recommended('文\n［图1］', jpg), {}, preparer)).edition,
    ] as const
    const [before, after] = editions
    expect(before.content.sections[0]?.entries[0]?.pictures).toEqual([
      { name: '图1', type: 'png', width: 60, sha256: sha(png), size: png.length },
    ])
    expect(after.hash).not.toBe(before.hash)
    expect(editionChanges({ scheme, content: before.content }, { scheme, content: after.content })).toEqual([
      {
        ...{ section: expect.any(String), name: expect.any(String), label: '正文图片', inSummary: false },
        ...{ from: `图1（${sha(png).slice(0, 8)}）`, to: `图1（${sha(jpg).slice(0, 8)}）` },
      },
    ])
  })

  test('without any has the hash it had before there were pictures', async () => {
    const { edition } = must(freeze(await recommended('文', png), {}, preparer))
    expect(edition.content.sections[0]?.entries[0]).not.toHaveProperty('pictures')
  })

  test('has a book with them, where their lines stand, as long as they stand there', async () => {
    const desk = await recommended('第一段\n［图2］\n第二段\n［图1］\n［图2］\n［图9］', png, jpg)
    must(freeze(desk, {}, preparer))
    const made = await bookFrom(desk, 'A01', workers)
    expect(made.book.edition?.number).toBe(1)
    expect((await picturesIn(made.pdf)).map(([width]) => width)).toEqual([60, 60, 60])
    expect(made.book.findings).toContainEqual(
      expect.objectContaining({ check: 'picturesLost', message: expect.stringContaining('图9：没有可装入的图片') }),
    )
    expect(failing(made)).toEqual([])

    must(setOutlineText(desk, { application: 'A01', heading: 'introduction', text: '第一段\n［图1］' }, officer))
    const next = must(freeze(desk, {}, preparer)).edition
    expect(next.content.sections[0]?.entries[0]?.pictures?.map((p) => p.name)).toEqual(['图1'])
    expect(await picturesIn((await bookFrom(desk, 'A01', workers)).pdf)).toHaveLength(1)
  })

  test('has a book with pictures of every kind that can be printed', async () => {
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64')
    const webp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')
    const desk = await recommended('［图1］\n［图2］\n［图3］\n［图4］', gif, webp, png, jpg)
    const made = await bookFrom(desk, 'A01', workers)
    expect(await picturesIn(made.pdf)).toHaveLength(4)
    expect(failing(made)).toEqual([])
  })

  test('has a book with a line in place of a picture that turns out to be damaged', async () => {
    const cut = png.subarray(0, png.length - 60)
    const desk = await recommended('第一段\n［图1］\n［图2］', cut, jpg)
    const made = await bookFrom(desk, 'A01', workers)
    expect(await picturesIn(made.pdf)).toHaveLength(1)
    expect(await textOf(await opened(made.pdf))).toContain('［图1：无法装入，见Word原件］')
    expect(made.book.findings).toContainEqual(
      expect.objectContaining({ check: 'picturesLost', message: expect.stringContaining('图1：图片已损坏') }),
    )
    expect(failing(made)).toEqual([])
  })
})

test('a picture that is missing from the finished book fails its print check', async () => {
  const desk = await recommended('［图1］\n［图2］', png, jpg)
  const { book, pdf } = await bookFrom(desk, 'A01', workers)
  const text = bookText(scheme, { category: 'enterprise', entry: entryOf(desk), recommender: '样例', assembly })
  const parts = [{ title: text.outline.title, page: 1, end: book.pages }]
  const facts = await readBook(pdf, () => true)
  const check = (pictures: { name: string }[]) =>
    pictureFindings(facts, { text, book: { parts, pictures } } as unknown as Expected).map((f) => f.outcome)
  expect(check([{ name: '图1' }, { name: '图2' }])).toEqual(['pass'])
  expect(check([{ name: '图1' }, { name: '图2' }, { name: '图1' }])).toEqual(['fail'])
})

function entryOf(desk: Desk) {
  const entry = currentContent(desk).sections[0]?.entries[0]
  if (!entry) throw new Error('nothing is recommended')
  return entry
}

test('pictures have no words', () => {
  const text = (...more: string[]) => [{ heading: 'other', title: '其他', text: ['正文', ...more].join('\n') }]
  expect(outlineLength(text('［图1］', '［图12：无法装入，见 Word 原件］'))).toEqual(outlineLength(text()))
  expect(outlineLength(text('［图1］之后')).words).toBeGreaterThan(outlineLength(text()).words)
})
