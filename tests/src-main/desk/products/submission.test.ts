import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { insertProduct } from '../../../../db/editions.ts'
import { listEvents } from '../../../../db/events.ts'
import { ApplicationData } from '../../../../src-domain/edition/application-data.ts'
import type { Edition } from '../../../../src-domain/edition/edition.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import type { Progress } from '../../../../src-domain/progress.ts'
import { failed } from '../../../../src-domain/result.ts'
import { updateBatch } from '../../../../src-main/desk/batch/update-batch.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { finishPackage } from '../../../../src-main/desk/products/finish-package.ts'
import { listProducts } from '../../../../src-main/desk/products/list-products.ts'
import { makeAll } from '../../../../src-main/desk/products/make-all.ts'
import { makeBook } from '../../../../src-main/desk/products/make-book.ts'
import { makeBooks } from '../../../../src-main/desk/products/make-books.ts'
import { makePrintJobs } from '../../../../src-main/desk/products/make-print-jobs.ts'
import { makeSummary } from '../../../../src-main/desk/products/make-summary.ts'
import type { MakeOptions } from '../../../../src-main/desk/products/making.ts'
import { rank } from '../../../../src-main/desk/ranking/order.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { addScan, type ScanOutcome } from '../../../../src-main/desk/scans/add-scan.ts'
import { listScans } from '../../../../src-main/desk/scans/list-scans.ts'
import { submission } from '../../../../src-main/desk/submission/submission.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { application } from '../../../support/application.ts'
import { attest, must, newDesk, officer, orderOf, preparer, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { write } from '../../../support/write.ts'
import { overRecommender, seal } from '../../documents/reading/scan/paper.ts'
import { asJpeg, asPdf, scanned } from '../../documents/reading/scan/scanner.ts'
import { readZip } from '../../package/sample-package.ts'

let options: MakeOptions
beforeAll(() => {
  options = { workers, fontFolders: [] }
})

const names = ['上海样例泵业集团有限公司', '上海样例电梯股份有限公司']

/** Two enterprises frozen in the first edition. */
function frozen(): { desk: Desk; edition: Edition; out: string } {
  const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U']
  const desk = newDesk(
    ...codes.map((creditCode, i) =>
      application('enterprise', { attachments: [], values: { name: names[i] ?? '', creditCode } }),
    ),
  )
  attest(desk, 'A01', 'A02')
  for (const application of ['A01', 'A02']) {
    for (const check of ['licence', 'audit'])
      must(rule(desk, { application, check, outcome: 'pass', reason: '样例：已看原件' }, officer))
  }
  must(recommend(desk, { applications: ['A01', 'A02'] }, preparer))
  return { desk, edition: must(freeze(desk, {}, preparer)).edition, out: temporaryFolder() }
}

/** The summary's PDF printed, stamped, and put through the office scanner. */
async function stamped(pdf: string): Promise<string> {
  const sheet = await scanned(readFileSync(pdf), 1, await seal(), {
    dpi: 150,
    seal: overRecommender,
    tilt: 2,
    noise: 6,
  })
  const path = join(temporaryFolder(), 'SCAN0001.pdf')
  writeFileSync(path, await asPdf([asJpeg(sheet, 60)]))
  return path
}

async function broughtBack(desk: Desk, path: string): Promise<ScanOutcome> {
  return must(await addScan(desk, { files: [{ file: 'SCAN0001.pdf', path }] }, preparer, { workers }))
}

const filesIn = async (zip: string) => new Map((await readZip(zip)).map(({ name, content }) => [name, content]))

describe('the package of an edition', () => {
  it('holds the books, the summary twice, and the stamped scan that names the edition', async () => {
    const { desk, out } = frozen()
    const { summaryPdf } = must(await makeSummary(desk, { out }, preparer, options))
    const scan = await stamped(summaryPdf.path)
    expect(await broughtBack(desk, scan)).toMatchObject({ accepted: true, scan: { edition: 1, pages: 1, notes: [] } })

    const finished = must(await finishPackage(desk, { out }, preparer, options))
    const files = await filesIn(finished.package.path)
    expect(files.get('推荐汇总表_盖章扫描件.pdf')).toEqual(readFileSync(scan))
    expect(files.get('推荐汇总表.pdf')).toEqual(readFileSync(summaryPdf.path))
    expect(files.get('推荐汇总表.xlsx')).toEqual(readFileSync(finished.summary.path))
    for (const [i, name] of names.entries()) {
      const book = finished.books[i]?.path ?? ''
      expect(files.get(`示范企业/0${i + 1}_${name}/申报书.pdf`)).toEqual(readFileSync(book))
      const data = ApplicationData.parse(JSON.parse(String(files.get(`示范企业/0${i + 1}_${name}/application.json`))))
      expect(data).toMatchObject({ rank: i + 1, name, edition: { number: 1, hash: finished.edition.hash } })
    }
    expect(JSON.parse(String(files.get('manifest.json')))).not.toHaveProperty('lacking')
  })

  it('is not finished without the scan, unless the officer says why, which then stands in the manifest', async () => {
    const { desk, out } = frozen()
    const { code, message } = problemOf(await finishPackage(desk, { out }, preparer, options))
    expect([code, message]).toEqual(['package-lacking', expect.stringContaining('没有推荐汇总表的盖章扫描件')])
    expect(listProducts(desk).map((p) => p.kind)).not.toContain('package')
    const finished = must(await finishPackage(desk, { out, reason: ' 印章外借，8 月 9 日补 ' }, preparer, options))
    const manifest = JSON.parse(String((await filesIn(finished.package.path)).get('manifest.json')))
    expect(manifest.lacking).toEqual({
      what: ['没有推荐汇总表的盖章扫描件'],
      reason: '印章外借，8 月 9 日补',
    })
    expect(finished.package.details?.lacking).toEqual(manifest.lacking)
  })

  it('takes the books that were printed, and makes one anew only where its file was changed or is gone', async () => {
    const { desk, out } = frozen()
    const [first, second] = must(await makeBooks(desk, { out }, preparer, options))
    writeFileSync(first?.path ?? '', 'written over')
    rmSync(second?.path ?? '')
    const elsewhere = temporaryFolder()
    const again = must(await makeBooks(desk, { out: elsewhere }, preparer, options))
    expect(again.map((b) => b.sha256)).toEqual([first?.sha256, second?.sha256])
    expect(again.every((b) => b.path.startsWith(elsewhere))).toBe(true)
    expect(must(await makeBooks(desk, { out }, preparer, options)).map((b) => b.path)).toEqual(again.map((b) => b.path))
    const anew = must(await makeBooks(desk, { out, anew: true }, preparer, options))
    expect(anew.every((b) => b.path.startsWith(out))).toBe(true)
  })
})

it('says how much of making is done: the summary and each book, from nothing to all and never back', async () => {
  const { desk, out } = frozen()
  const steps: Progress[] = []
  must(await makeAll(desk, { out }, preparer, { ...options, progress: (step) => steps.push(step) }))
  expect(steps[0]).toEqual({ done: 0, total: 3, label: '推荐汇总表' })
  expect([...new Set(steps.map((step) => step.label))]).toEqual(['推荐汇总表', ...names.map((name) => `成册：${name}`)])
  const done = steps.map((step) => step.done)
  expect(done).toEqual(done.toSorted((a, b) => a - b))
  expect(Math.max(...done)).toBeLessThan(3)
  // The books don't wait for the summary, nor it for them.
  expect(Math.max(...done)).toBeGreaterThanOrEqual(1)
})

it('gives up the books that are being made where the summary can’t be, and says why', async () => {
  const { desk, out } = frozen()
  const refused = failed(problem('file-locked', { file: '推荐汇总表.pdf' }))
  const book: MakeOptions['workers']['make']['book'] = (_, { signal } = {}) => {
    const given = Promise.withResolvers<ReturnType<typeof failed>>()
    signal?.addEventListener('abort', () => given.resolve(failed(problem('binding-stopped'))))
    return given.promise
  }
  const failing = { ...workers, make: { ...workers.make, summary: async () => refused, book } }
  expect(await makeAll(desk, { out }, preparer, { ...options, workers: failing })).toEqual(refused)
  expect(listProducts(desk)).toEqual([])
})

describe('a summary with an empty column', () => {
  it('is known before freezing, is not fit for print as PDF or Excel, and the package asks for a reason', async () => {
    const desk = newDesk(
      application('enterprise', { attachments: [], values: { name: names[0] ?? '', mode: '' } }),
      application('district', { attachments: [] }),
    )
    attest(desk, 'A01')
    for (const [application, check] of [
      ['A01', 'licence'],
      ['A01', 'audit'],
      ['A02', 'policyFiles'],
    ] as const)
      must(rule(desk, { application, check, outcome: 'pass', reason: '样例：已看原件' }, officer))
    must(rule(desk, { application: 'A01', check: 'modeGiven', outcome: 'pass', reason: '样例：拟由市里核定' }, officer))
    must(recommend(desk, { applications: ['A01', 'A02'] }, preparer))
    expect(submission(desk)).toMatchObject({
      blank: [
        { application: 'A01', name: names[0], column: '示范模式', filledIn: 'application' },
        { application: 'A02', name: '徐汇区', column: '电子邮箱', filledIn: 'batch' },
      ],
      emailFor: ['district'],
    })
    must(freeze(desk, {}, preparer))
    const out = temporaryFolder()
    const { summary, summaryPdf } = must(await makeSummary(desk, { out }, preparer, options))
    for (const { details } of [summary, summaryPdf]) {
      const failing = details?.findings?.filter((f) => f.outcome === 'fail') ?? []
      expect(failing).toMatchObject([{ check: 'filled', title: '各栏已填' }])
      expect(failing[0]?.message).toBe(
        `“${names[0]}”（A01）的“示范模式”空着；“徐汇区”（A02）的“电子邮箱”空着。` +
          '通知要求填写，请在申报页补填，请在设置的批次信息里填写，再重新定稿、生成。',
      )
    }
    expect(submission(desk)).toMatchObject({ unfit: [{ kind: 'summaryPdf' }] })
    expect(problemOf(await finishPackage(desk, { out }, preparer, options)).message).toContain(
      '推荐汇总表印前检查不通过',
    )

    must(correctValue(desk, { application: 'A01', key: 'mode', value: '全生命周期管理' }, officer))
    must(updateBatch(desk, { email: 'desk@example.com' }, officer))
    expect(submission(desk)).toMatchObject({ blank: [], emailFor: [] })
    must(freeze(desk, {}, preparer))
    const again = must(await makeSummary(desk, { out }, preparer, options))
    expect(again.summaryPdf.details?.findings?.filter((f) => f.outcome === 'fail')).toEqual([])
    expect(again.summary.details?.findings).toMatchObject([{ check: 'filled', outcome: 'pass' }])
  })
})

it('takes its own summary, which nobody has stamped yet, for no scan', async () => {
  const { desk, out } = frozen()
  const { summaryPdf } = must(await makeSummary(desk, { out }, preparer, options))
  expect(await broughtBack(desk, summaryPdf.path)).toMatchObject({
    accepted: false,
    problem: { code: 'scan-not-stamped' },
  })
  expect(listScans(desk)).toEqual([])
})

describe('a scan of a former edition', () => {
  it('is refused with what changed since, row by row, and nothing of it is kept', async () => {
    const { desk, out } = frozen()
    const scan = await stamped(must(await makeSummary(desk, { out }, preparer, options)).summaryPdf.path)
    must(rank(desk, { category: 'enterprise', order: ['A02', 'A01'], basedOn: orderOf(desk, 'enterprise') }, preparer))
    must(correctValue(desk, { application: 'A02', key: 'phone', value: '13800000009' }, officer))

    const outdated = await broughtBack(desk, scan)
    expect(outdated).toMatchObject({
      accepted: false,
      problem: { code: 'scan-of-outdated-edition', message: expect.stringContaining('定稿之后数据有改动') },
    })
    must(freeze(desk, {}, preparer))
    const former = await broughtBack(desk, scan)
    expect(former).toMatchObject({
      accepted: false,
      problem: {
        code: 'scan-of-former-edition',
        message: expect.stringMatching(/扫描件是定稿第 1 版.*现在已是定稿第 2 版/),
      },
      edition: { number: 1 },
    })
    const changes = former.accepted ? [] : former.changes
    expect(changes.map(({ name, label, from, to }) => [name, label, from, to])).toEqual([
      [names[1], '序号', '2', '1'],
      [names[1], '联系电话', '13800000001', '13800000009'],
      [names[0], '序号', '1', '2'],
    ])
    expect(listScans(desk)).toEqual([])
    expect(problemOf(await finishPackage(desk, { out }, preparer, options)).code).toBe('package-lacking')
  })
})

describe('books of another 成册方式 than the batch now wants', () => {
  it('are named as such, with print job and package, and are made anew; what is stamped stays', async () => {
    const { desk, out } = frozen()
    const { summaryPdf } = must(await makeSummary(desk, { out }, preparer, options))
    expect(await broughtBack(desk, await stamped(summaryPdf.path))).toMatchObject({ accepted: true })
    must(await makePrintJobs(desk, { out }, preparer, options))
    const { books } = must(await finishPackage(desk, { out }, preparer, options))
    const others = () =>
      listProducts(desk)
        .filter((p) => p.formerAssembly)
        .map((p) => p.kind)
        .toSorted()
    expect(others()).toEqual([])
    must(updateBatch(desk, { assembly: '附件加隔页' }, preparer))
    expect(others()).toEqual(['book', 'book', 'package', 'printJob'])
    expect(submission(desk)).toMatchObject({
      allMade: false,
      reassembled: true,
      next: { id: 'make' },
      package: undefined,
    })
    expect(submission(desk).printJobs).toEqual([])
    expect(submission(desk).scan).toBeDefined()

    const again = must(await finishPackage(desk, { out }, preparer, options))
    expect(again.books.map((b) => b.details?.assembly)).toEqual(['附件加隔页', '附件加隔页'])
    for (const [i, book] of again.books.entries()) expect(book.sha256).not.toBe(books[i]?.sha256)
    const files = await filesIn(again.package.path)
    expect(files.get(`示范企业/01_${names[0]}/申报书.pdf`)).toEqual(readFileSync(again.books[0]?.path ?? ''))
    expect(others()).toEqual(['printJob'])
    expect(submission(desk)).toMatchObject({ allMade: true, reassembled: true, packageStale: false })
  })

  it('are known also where a product of before does not say how it was put together', () => {
    const { desk, out } = frozen()
    const book = {
      kind: 'book',
      application: 'A01',
      path: join(out, 'A01.pdf'),
      size: 1,
      sha256: 'a'.repeat(64),
    } as const
    const at = '2023-07-20T01:00:00.000Z'
    write(desk.store, (writing) => insertProduct(writing, 1, { ...book, at }))
    expect(listProducts(desk)).toMatchObject([{ formerAssembly: false }])
    must(updateBatch(desk, { assembly: '从右页起' }, preparer))
    expect(listProducts(desk)).toMatchObject([{ formerAssembly: true }])
  })
})

describe('an edition whose content the data have again', () => {
  it('has its paper again: summary, books and stamped scan, for screen and package alike', async () => {
    const { desk, out } = frozen()
    const reorder = (...order: string[]) =>
      must(rank(desk, { category: 'enterprise', order, basedOn: orderOf(desk, 'enterprise') }, preparer))
    const made = must(await makeSummary(desk, { out }, preparer, options))
    const books = must(await makeBooks(desk, { out }, preparer, options))
    const scan = await stamped(made.summaryPdf.path)
    expect(await broughtBack(desk, scan)).toMatchObject({ accepted: true })
    reorder('A02', 'A01')
    must(freeze(desk, {}, preparer))
    expect(submission(desk)).toMatchObject({ current: { number: 2 }, allMade: false, scan: undefined })
    reorder('A01', 'A02')
    must(freeze(desk, {}, preparer))
    expect(submission(desk)).toMatchObject({ current: { number: 1 }, allMade: true, next: { id: 'package' } })
    expect(listProducts(desk).map(({ edition, outdated }) => [edition, outdated])).toEqual(
      listProducts(desk).map(() => [1, false]),
    )
    expect(await broughtBack(desk, scan)).toMatchObject({ accepted: true, scan: { edition: 1, outdated: false } })
    const finished = must(await finishPackage(desk, { out }, preparer, options))
    expect(finished.edition.number).toBe(1)
    expect(finished.books.map((b) => b.sha256)).toEqual(books.map((b) => b.sha256))
    const files = await filesIn(finished.package.path)
    expect(files.get('推荐汇总表_盖章扫描件.pdf')).toEqual(readFileSync(scan))
  })
})

describe('what was made from an edition', () => {
  it('is listed once with its last making, goes out of date with it, and stands in the history', async () => {
    const { desk, out } = frozen()
    must(await makeSummary(desk, { out }, preparer, options))
    must(await makeSummary(desk, { out }, preparer, options))
    must(await makeBook(desk, { application: 'A01', out }, preparer, options))
    const [job] = must(await makePrintJobs(desk, { out }, preparer, options))
    expect(job?.details).toMatchObject({ pages: expect.any(Number), sheets: (job?.details?.pages ?? 0) / 2 })
    const listed = listProducts(desk)
    expect(listed.map((p) => [p.kind, p.application])).toEqual([
      ['printJob', undefined],
      ['book', 'A02'],
      ['book', 'A01'],
      ['summaryPdf', undefined],
      ['summary', undefined],
    ])
    expect(listed.every((p) => existsSync(p.path) && !p.outdated && !p.missing)).toBe(true)
    expect(listed[2]?.details).toMatchObject({
      sheets: expect.any(Number),
      faces: [{ asked: '仿宋', asAsked: false }, {}, {}],
    })
    expect(listEvents(desk.store, { applicationId: 'A01', limit: 1 })[0]?.event.kind).toBe('product-made')
    must(rank(desk, { category: 'enterprise', order: ['A02', 'A01'], basedOn: orderOf(desk, 'enterprise') }, preparer))
    expect(listProducts(desk).every((p) => p.outdated)).toBe(true)
    expect(problemOf(await makeSummary(desk, { out }, preparer, options)).code).toBe('edition-outdated')
    expect(problemOf(await makePrintJobs(desk, { out }, preparer, options)).code).toBe('edition-outdated')
  })
})
