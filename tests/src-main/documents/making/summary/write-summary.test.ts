import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Edition, editionMark } from '../../../../../src-domain/edition/edition.ts'
import { editionCode, readEditionCode } from '../../../../../src-domain/edition/edition-code.ts'
import { summaryTable } from '../../../../../src-domain/edition/summary.ts'
import { writeSummary } from '../../../../../src-main/desk/products/write-summary.ts'
import { firstDifference } from '../../../../../src-main/documents/checking/summary/read-back.ts'
import { qrPng } from '../../../../../src-main/documents/typesetting/qr.ts'
import { wrappedLines } from '../../../../../src-main/documents/typesetting/row-height.ts'
import { sampleEdition, sampleEntry, scheme } from '../../../../src-domain/edition/sample-edition.ts'
import { codesIn } from './codes.ts'

const { summary } = scheme
let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'summary-'))
  path = join(folder, '推荐汇总表.xlsx')
})
afterEach(() => rm(folder, { recursive: true }))

const enterprise = (rank: number, name = `上海样例${rank}有限公司`) =>
  sampleEntry(rank, [name, '全生命周期管理', '样例甲', '02164000000', 'a@sample.example'])

async function written(edition: Edition): Promise<ExcelJS.Worksheet> {
  const result = await writeSummary(path, { summary, edition })
  expect(result).toMatchObject({ ok: true })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  const sheet = workbook.worksheets[0]
  if (!sheet) throw new Error('no sheet')
  return sheet
}

/** Rows as a person reads them: merged cells once, empty cells left out. */
function lines(sheet: ExcelJS.Worksheet): unknown[][] {
  return Array.from({ length: sheet.rowCount }, (_, i) => {
    const row = sheet.getRow(i + 1)
    return [1, 2, 3, 4, 5, 6]
      .map((column) => row.getCell(column))
      .filter((cell) => cell.master === cell && cell.value !== null)
      .map((cell) => cell.value)
  })
}

describe('the summary (附件3)', () => {
  test('says what the notice’s form asks for, in rank order, an empty section with one blank row', async () => {
    const edition = sampleEdition({
      enterprise: [enterprise(2), enterprise(1)],
      district: [sampleEntry(1, ['徐汇区', '样例填报人', '02164000000', 'b@sample.example'])],
    })
    expect(lines(await written(edition))).toEqual([
      ['服务型制造示范遴选申报汇总表'],
      ['推荐单位(盖章)：上海市徐汇区科学技术委员会'],
      ['填报人：样例填报人'],
      ['联系电话：021-64000000'],
      ['一、示范企业'],
      ['序号', '企业名称', '示范模式', '联系人', '联系电话', '电子邮箱'],
      [1, '上海样例1有限公司', '全生命周期管理', '样例甲', '02164000000', 'a@sample.example'],
      [2, '上海样例2有限公司', '全生命周期管理', '样例甲', '02164000000', 'a@sample.example'],
      ['二、示范平台'],
      ['序号', '平台名称', '公共服务/应用服务提供商', '联系人', '联系电话', '电子邮箱'],
      [],
      ['三、示范区'],
      ['序号', '区名称', '联系人', '联系电话', '电子邮箱'],
      [1, '徐汇区', '样例填报人', '02164000000', 'b@sample.example'],
      [editionMark(edition)],
    ])
  })

  test('that does not fit a page has a sheet a section, so that each page repeats the heads of its own table', async () => {
    const many = Array.from({ length: 40 }, (_, i) => enterprise(i + 1))
    const edition = sampleEdition({ enterprise: many, platform: many })
    const { worksheets } = (await written(edition)).workbook
    expect(worksheets.map((sheet) => sheet.name)).toEqual(['一、示范企业', '二、示范平台', '三、示范区'])
    const heads = worksheets.map((sheet) => {
      const [from, to] = (sheet.pageSetup.printTitlesRow ?? '').split(':').map(Number)
      return lines(sheet).slice((from ?? 0) - 1, to)
    })
    expect(heads.map(([title]) => title)).toEqual([['一、示范企业'], ['二、示范平台'], ['三、示范区']])
    expect(heads.map(([, columns]) => columns?.slice(0, 2))).toEqual([
      ['序号', '企业名称'],
      ['序号', '平台名称'],
      ['序号', '区名称'],
    ])
    expect(worksheets.flatMap(lines).filter(([rank]) => typeof rank === 'number')).toHaveLength(80)
    expect(lines(worksheets[2] as ExcelJS.Worksheet).at(-1)).toEqual([editionMark(edition)])
    expect(worksheets.map((sheet) => sheet.getImages().length)).toEqual([0, 0, 1])
  })

  test('keeps an empty, borderless area of 45 mm each way beside the recommender for the seal', async () => {
    const sheet = await written(sampleEdition({ enterprise: [enterprise(1)] }))
    const free = [1, 2, 3, 4, 5, 6].filter((column) => {
      const cells = [2, 3, 4].map((row) => sheet.getCell(row, column))
      return cells.every((cell) => cell.master.value === null && cell.border === undefined)
    })
    const width = free.reduce((sum, column) => sum + (sheet.getColumn(column).width ?? 0), 0)
    const height = [2, 3, 4].reduce((sum, row) => sum + sheet.getRow(row).height, 0)
    expect(free.at(-1)).toBe(6)
    expect(((width * 7) / 96) * 25.4).toBeGreaterThanOrEqual(45)
    expect((height / 72) * 25.4).toBeGreaterThanOrEqual(45)
  })

  test('every cell is plain text or the rank, whatever an applicant wrote', async () => {
    const hostile = ['=1+1', '+86 21', '-1', '@SUM(A1)', '\t=1+1', '\r=1+1', '=HYPERLINK("http://sample.example")']
    const edition = sampleEdition({ enterprise: hostile.map((name, i) => enterprise(i + 1, name)) })
    const sheet = await written(edition)
    const table = hostile.map((_, i) => sheet.getRow(7 + i))
    expect(table.map((row) => row.getCell(2).value)).toEqual([...hostile.slice(0, 4), '=1+1', '=1+1', hostile[6]])
    for (const row of table) {
      expect(row.getCell(1).type).toBe(ExcelJS.ValueType.Number)
      for (const column of [2, 3, 4, 5, 6]) {
        expect(row.getCell(column).type).toBe(ExcelJS.ValueType.String)
        expect(row.getCell(column).numFmt).toBe('@')
      }
    }
  })

  test('characters that would make Excel refuse the file or read another are written safely', async () => {
    const sheet = await written(
      sampleEdition({
        enterprise: [
          enterprise(1, '样\u0000例\u000b公\ufffe司'),
          enterprise(2, '_x0041_<㵥䶮>&"𠮷"'),
          enterprise(3, '样例\u202e泵业'),
        ],
      }),
    )
    expect([7, 8, 9].map((row) => sheet.getCell(row, 2).value)).toEqual(['样例公司', '_x0041_<㵥䶮>&"𠮷"', '样例泵业'])
  })

  test('carries the edition’s mark and page numbers in the footer, prints on A4 landscape one page wide', async () => {
    const edition = sampleEdition({ enterprise: [enterprise(1)] })
    const sheet = await written(edition)
    expect(sheet.headerFooter.oddFooter).toBe(`&L${editionMark(edition)}&R第 &P 页 共 &N 页`)
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printArea: 'A1:F14',
      printTitlesRow: '1:1',
    })
  })

  test('ends in the edition’s mark and a QR code that names the edition, 20 mm wide however far the page is shrunk', async () => {
    const edition = sampleEdition({ enterprise: [enterprise(1)] })
    const sheet = await written(edition)
    const [image] = sheet.getImages()
    const png = new Uint8Array(sheet.workbook.getImage(Number(image?.imageId)).buffer ?? [])
    const [code, ...others] = await codesIn(png)
    expect(others).toEqual([])
    expect(code && readEditionCode(code.text)).toEqual({
      scheme: scheme.id,
      number: 1,
      hash: edition.hash.slice(0, 12),
      summary: 'unpaged',
    })
    // The picture's width in its own pixels stands in its head.
    const share = (code?.width ?? 0) / Buffer.from(png).readUInt32BE(16)
    const picture = image?.range as unknown as { tl: { nativeRow: number }; ext: { width: number; height: number } }
    expect((share * (picture.ext.width / 96) * 25.4) / 1.3).toBeGreaterThanOrEqual(20)
    expect(picture.tl.nativeRow + 1).toBe(sheet.rowCount)
    expect(sheet.getRow(sheet.rowCount).height / 72).toBeGreaterThan(picture.ext.height / 96)
    expect(sheet.getCell(sheet.rowCount, 1).value).toBe(editionMark(edition))
  })

  test('gives long texts the height they need and short ones one line', async () => {
    const sheet = await written(sampleEdition({ enterprise: [enterprise(1), enterprise(2, '样例'.repeat(60))] }))
    const [short, long] = [sheet.getRow(7).height, sheet.getRow(8).height]
    // 36 characters of width hold 15 Chinese characters of 12 pt.
    expect(long).toBeGreaterThanOrEqual((120 / 15) * 15.6)
    expect(short).toBeLessThan(40)
  })

  test('names the program as its author and the freezing as its date, never a person', async () => {
    const edition = sampleEdition({ enterprise: [enterprise(1)] })
    await written(edition)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(path)
    expect(workbook).toMatchObject({
      title: summary.title,
      creator: '遴选工作台',
      lastModifiedBy: '遴选工作台',
      created: new Date('2023-08-07T06:02:11Z'),
      modified: new Date('2023-08-07T06:02:11Z'),
    })
  })

  test('the same edition gives the same bytes at any time', async () => {
    const edition = sampleEdition({ enterprise: [enterprise(1)] })
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2023-08-07T10:00:00Z') })
    const first = await writeSummary(path, { summary, edition })
    const bytes = await readFile(path)
    vi.setSystemTime(new Date('2023-08-09T20:30:00Z'))
    expect(await writeSummary(path, { summary, edition })).toEqual(first)
    vi.useRealTimers()
    expect(await readFile(path)).toEqual(bytes)
  })

  test('leaves nothing but the finished file, and nothing at all where it can’t be written', async () => {
    const edition = sampleEdition({ enterprise: [enterprise(1)] })
    await written(edition)
    expect(await readdir(folder)).toEqual(['推荐汇总表.xlsx'])
    const lost = await writeSummary(join(folder, '没有', 'x.xlsx'), { summary, edition })
    expect(lost).toMatchObject({ ok: false, problem: { code: 'folder-missing' } })
    await writeFile(join(folder, 'busy'), '')
    const blocked = await writeSummary(join(folder, 'busy', 'x.xlsx'), { summary, edition })
    expect(blocked).toMatchObject({ ok: false, problem: { code: 'folder-missing' } })
    expect((await readdir(folder)).sort()).toEqual(['busy', '推荐汇总表.xlsx'])
  })
})

describe('reading the summary back', () => {
  const edition = sampleEdition({ enterprise: [enterprise(1)] })
  const difference = async (xlsx: Buffer) => {
    const qr = await qrPng(editionCode(edition, edition.content.scheme, 'unpaged'))
    return firstDifference(xlsx, summaryTable(summary, edition.content), { mark: editionMark(edition), qr })
  }
  const saved = async (sheet: ExcelJS.Worksheet) => Buffer.from(await sheet.workbook.xlsx.writeBuffer())

  test.each<[string, string, ExcelJS.CellValue]>([
    ['a changed cell', 'B7', '别的公司'],
    ['a rank as text', 'A7', '1'],
    ['a formula in place of its value', 'A7', { formula: '1', result: 1 }],
    ['a link', 'F7', { text: 'a@sample.example', hyperlink: 'mailto:a@sample.example' }],
    ['something in the seal’s space', 'F2', '章'],
    ['another edition’s mark', 'A14', '定稿第 2 版 · 0000-0000'],
    ['a row too many', 'A15', '多余'],
  ])('names the row of %s', async (_, address, value) => {
    const sheet = await written(edition)
    expect(await difference(await readFile(path))).toBeUndefined()
    sheet.getCell(address).value = value
    expect(await difference(await saved(sheet))).toBe(Number(address.slice(1)))
  })

  test('names the last row when its QR code is another, or not alone', async () => {
    const other = { ...edition, number: 2 }
    const sheet = await written(other)
    sheet.getCell('A14').value = editionMark(edition)
    expect(await difference(await saved(sheet))).toBe(14)
    const twice = await written(edition)
    const [image] = twice.getImages()
    twice.addImage(Number(image?.imageId), 'A1:B2')
    expect(await difference(await saved(twice))).toBe(14)
  })
})

describe('lines of a wrapped text', () => {
  test.each([
    ['样例', 4, 1],
    ['样例公', 4, 2],
    ['样例ab', 6, 1],
    ['样例abc', 6, 2],
    ['aa@bb.example', 6, 3],
    ['一\n二', 10, 2],
    ['', 10, 1],
    ['㵥䶮𠮷', 6, 1],
  ])('%j at %i Latin characters takes %i', (text, capacity, lines) => {
    expect(wrappedLines(text, capacity)).toBe(lines)
  })
})
