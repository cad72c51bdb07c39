import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { type Edition, editionMark } from '../../../../src-domain/edition/edition.ts'
import { summaryTable } from '../../../../src-domain/edition/summary.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { finishPackage } from '../../../../src-main/desk/products/finish-package.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { addScan, type ScanOutcome } from '../../../../src-main/desk/scans/add-scan.ts'
import { confirmSeal } from '../../../../src-main/desk/scans/confirm-seal.ts'
import { listScans } from '../../../../src-main/desk/scans/list-scans.ts'
import { submission } from '../../../../src-main/desk/submission/submission.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import type { Picture } from '../../../../src-main/documents/reading/picture.ts'
import { application, scheme } from '../../../support/application.ts'
import { attest, must, newDesk, officer, preparer, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { lines, makePdf } from '../../documents/reading/pdf/make-pdf.ts'
import { inItsPlace, printedSummary, seal } from '../../documents/reading/scan/paper.ts'
import { asJpeg, asPdf, mirrored, scanned } from '../../documents/reading/scan/scanner.ts'
import { signed } from '../../documents/reading/scan/sign.ts'

let edition: Edition
/** The summary's PDF, two sheets, and each as it comes back from the scanner, the first one stamped. */
let summary: Uint8Array
let sheets: readonly Picture[]
let ink: Uint8Array

/** Two enterprises frozen in the first edition, with so many contacts that the summary takes two sheets. */
async function frozen(): Promise<Desk> {
  const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U']
  const desk = newDesk(
    ...codes.map((creditCode, i) =>
      application('enterprise', {
        attachments: [],
        values: { name: `上海样例${'泵阀'[i]}业有限公司`, creditCode, contact: '样例甲、'.repeat(16) },
      }),
    ),
  )
  attest(desk, 'A01', 'A02')
  for (const application of ['A01', 'A02']) {
    for (const check of ['licence', 'audit'])
      must(rule(desk, { application, check, outcome: 'pass', reason: '样例：已看原件' }, officer))
  }
  must(recommend(desk, { applications: ['A01', 'A02'] }, preparer))
  edition = must(freeze(desk, {}, preparer)).edition
  // The same data give the same edition, so its sheets are printed and scanned once.
  summary ??= await printedSummary(edition)
  ink ??= await seal()
  sheets ??= await Promise.all([1, 2].map((page) => sheet(page, page === 1)))
  return desk
}

function sheet(page: number, stamped: boolean): Promise<Picture> {
  return scanned(summary, page, ink, { dpi: 120, tilt: 1, noise: 6, ...(stamped ? { seal: inItsPlace } : {}) })
}

const scanOf = (...pages: Picture[]) => asPdf(pages.map((page) => asJpeg(page)))
const picture = (page: number): Picture => {
  const found = sheets[page - 1]
  if (!found) throw new Error(`no sheet ${page}`)
  return found
}

function lowerPart({ width, height, rgba }: Picture, share: number): Picture {
  const top = Math.floor(height * (1 - share))
  return { width, height: height - top, rgba: rgba.slice(4 * width * top) }
}

async function broughtBack(desk: Desk, bytes: Uint8Array): Promise<ScanOutcome> {
  const path = join(temporaryFolder(), '扫描.pdf')
  writeFileSync(path, bytes)
  return must(await addScan(desk, { files: [{ file: '扫描.pdf', path }] }, preparer, { workers }))
}

/** A PDF as a program draws it, of pages with these lines. */
async function drawn(...pages: string[][]): Promise<Uint8Array> {
  const path = join(temporaryFolder(), '打印.pdf')
  await makePdf(path, { pages: pages.map((page) => lines(...page)) })
  return readFileSync(path)
}

describe('what is no stamped summary', () => {
  const printed: [string, () => Promise<Uint8Array>][] = [
    ['the package’s list, printed to PDF', () => drawn(['报送包清单', editionMark(edition)])],
    ['a job sheet and a separator', () => drawn(['打印作业单', editionMark(edition)], ['隔页', editionMark(edition)])],
    ['a letter that names the mark', () => drawn(['初审意见表', `依据${editionMark(edition)}`])],
    ['the spreadsheet printed to PDF', () => drawn([...saidBySummary(), editionMark(edition)])],
    ['the program’s own PDF saved again', async () => (await PDFDocument.load(summary)).save()],
  ]
  it.each(printed)('is not taken: %s', async (_, bytes) => {
    const desk = await frozen()
    expect(await broughtBack(desk, await bytes())).toMatchObject({
      accepted: false,
      problem: { code: 'scan-not-stamped', message: expect.stringContaining('不是盖章后扫描的图像') },
    })
    expect(listScans(desk)).toEqual([])
  })

  it('is not taken for being signed', async () => {
    const desk = await frozen()
    const list = await signed(await drawn(['报送包清单', editionMark(edition)]))
    expect(await broughtBack(desk, list)).toMatchObject({ problem: { code: 'scan-says-otherwise' } })
    expect(await broughtBack(desk, await signed(summary))).toMatchObject({
      accepted: true,
      whole: { of: 2, missing: [], notes: [] },
    })
  })

  it('is not taken with the stamped sheet before it, and it is said which pages were not recognised', async () => {
    const desk = await frozen()
    const foreign = { ...picture(2), rgba: picture(2).rgba.slice(0, picture(2).rgba.length / 2) }
    const page = { ...foreign, height: Math.floor(picture(2).height / 2) }
    expect(await broughtBack(desk, await scanOf(picture(1), page, page, page))).toMatchObject({
      accepted: false,
      problem: {
        code: 'scan-with-other-pages',
        message: expect.stringMatching(/第 1 页是推荐汇总表第 1 页.*第 2、3 页没有认出.*另有 1 页没有再看/),
      },
    })
  })

  it('is not taken mirrored', async () => {
    const desk = await frozen()
    expect(await broughtBack(desk, await scanOf(mirrored(picture(1))))).toMatchObject({
      problem: { code: 'scan-mirrored' },
    })
  })

  it('is not taken where the code is on the picture and most of its sheet is not', async () => {
    const desk = await frozen()
    expect(await broughtBack(desk, asJpeg(lowerPart(picture(2), 0.6)))).toMatchObject({
      accepted: false,
      problem: { code: 'scan-cut-off', message: expect.stringMatching(/第 1 页只有推荐汇总表的一部分.*扫全/) },
    })
  })

  it('is not taken for a blank back where it is a sheet in negative', async () => {
    const desk = await frozen()
    const negative = picture(1).rgba.map((level, i) => (i % 4 === 3 ? level : 255 - level))
    expect(await broughtBack(desk, await scanOf({ ...picture(1), rgba: negative }, picture(2)))).toMatchObject({
      problem: { code: 'scan-with-other-pages', message: expect.stringContaining('第 1 页没有认出') },
    })
  })

  it('is doubted where no seal is seen on the scan', async () => {
    const desk = await frozen()
    expect(await broughtBack(desk, await scanOf(await sheet(1, false), picture(2)))).toMatchObject({
      accepted: true,
      whole: { missing: [], notes: [expect.stringContaining('没有在扫描件上看出印章')] },
    })
  })

  it('counts once an officer has said that they see the seal, until they take that back', async () => {
    const desk = await frozen()
    const lacking = ['推荐汇总表的盖章扫描件没有看出印章，还没有人对照确认']
    await broughtBack(desk, await scanOf(await sheet(1, false), picture(2)))
    expect(submission(desk)).toMatchObject({ lacking, scan: { unsealed: { file: '扫描.pdf' } } })
    const options = { workers, fontFolders: [] }
    expect(problemOf(await finishPackage(desk, { out: temporaryFolder() }, preparer, options))).toMatchObject({
      code: 'package-lacking',
      message: expect.stringContaining('没有看出印章'),
    })

    const { sha256 = '' } = submission(desk).scan?.unsealed ?? {}
    const { step } = must(confirmSeal(desk, { sha256 }, officer))
    if (!step) throw new Error('nothing was recorded')
    expect(submission(desk)).toMatchObject({ lacking: [], scan: { notes: [] } })
    expect(problemOf(confirmSeal(desk, { sha256 }, officer)).code).toBe('seal-not-asked')

    must(undo(desk, { step }, officer))
    expect(submission(desk).lacking).toEqual(lacking)
    must(confirmSeal(desk, { sha256 }, officer))
    await broughtBack(desk, await scanOf(await sheet(1, false)))
    expect(submission(desk).lacking).toEqual(lacking)
  })
})

describe('sheets scanned one by one', () => {
  it('make a whole, and until then the package wants a reason for what is missing', async () => {
    const desk = await frozen()
    const first = await broughtBack(desk, await scanOf(picture(1)))
    expect(first).toMatchObject({ accepted: true, whole: { of: 2, missing: [2], notes: [] } })
    const lacking = '推荐汇总表的盖章扫描件缺第 2 页（共 2 页）'
    expect(submission(desk).lacking).toEqual([lacking])
    const options = { workers, fontFolders: [] }
    const refused = problemOf(await finishPackage(desk, { out: temporaryFolder() }, preparer, options))
    expect(refused).toMatchObject({ code: 'package-lacking', message: expect.stringContaining(lacking) })

    const whole = await broughtBack(desk, await scanOf(picture(2)))
    expect(whole).toMatchObject({ whole: { missing: [], files: [{ scan: 1 }, { scan: 2 }] } })
    expect(submission(desk)).toMatchObject({ lacking: [], scan: { missing: [] } })
  })

  it('are kept once, and a later scan of a sheet takes the place of the earlier', async () => {
    const desk = await frozen()
    const scan = await scanOf(picture(1))
    await broughtBack(desk, scan)
    await broughtBack(desk, scan)
    expect(listScans(desk)).toHaveLength(1)
    await broughtBack(desk, await scanOf(picture(2), picture(1)))
    expect(submission(desk).scan?.files.map(({ scan }) => scan)).toEqual([2])
  })
})

it('tells how far it is, and can be stopped', async () => {
  const desk = await frozen()
  const path = join(temporaryFolder(), '扫描.pdf')
  writeFileSync(path, await scanOf(picture(1), picture(2)))
  const files = [{ file: '扫描.pdf', path }]
  const stop = new AbortController()
  const steps: string[] = []
  const stopped = await addScan(desk, { files }, preparer, {
    workers,
    signal: stop.signal,
    progress: ({ done, total, label }) => {
      steps.push(`${label} ${done}/${total}`)
      stop.abort()
    },
  })
  expect(problemOf(stopped).code).toBe('scanning-stopped')
  expect(steps[0]).toBe('读取扫描件 0/6')
  expect(listScans(desk)).toEqual([])
})

/** Everything the summary says, cell by cell. */
function saidBySummary(): string[] {
  const { title, lines, sections } = summaryTable(scheme.summary, edition.content)
  return [
    title,
    ...lines.map(({ label, value }) => label + value),
    ...sections.flatMap((s) => [s.title, ...s.columns.map((c) => c.title), ...s.rows.flat().map(String)]),
  ]
}
