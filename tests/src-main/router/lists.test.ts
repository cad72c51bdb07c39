import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Desk } from '../../../src-main/desk/desk.ts'
import { answerPolicy } from '../../../src-main/desk/policies/answer-policy.ts'
import { findPreview } from '../../../src-main/desk/products/previews.ts'
import { openPdf } from '../../../src-main/documents/reading/pdf/open-pdf.ts'
import { readWorkbook } from '../../../src-main/documents/typesetting/workbook.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { application } from '../../support/application.ts'
import { attest, must, newDesk, officer } from '../../support/desk.ts'
import { textsIn } from '../../support/docx.ts'
import { contextOf, inProcess } from './desks.ts'

type ListAsked = Parameters<DeskClient['lists']['make']>[0]

/** The rows of a list as it lies in the folder, by their heads, and the parts of the file. */
async function made(desk: Desk, asked: ListAsked) {
  const { path, count, folder } = await inProcess(contextOf(desk)).lists.make(asked)
  expect(path.startsWith(join(desk.store.folder, 'exports'))).toBe(true)
  const bytes = await readFile(path)
  const [sheet] = await readWorkbook(bytes)
  const [heads = [], ...rows] = sheet?.rows ?? []
  const parts = await textsIn(bytes)
  return {
    ...{ path, count, folder, heads },
    rows: rows.map((row) => Object.fromEntries(row.map((value, i) => [String(heads[i]), value]))),
    sheet: parts.get('xl/worksheets/sheet1.xml') ?? '',
    workbook: parts.get('xl/workbook.xml') ?? '',
  }
}

const named = (name: string, more: Record<string, string> = {}) =>
  application('enterprise', { folder: `收件/${name}`, values: { name, ...more } })

it('writes the intake as it is looked at: those shown, in their order, with whom to call', async () => {
  const desk = newDesk(
    named('样例甲有限公司', { contact: '样例联系人', phone: '02164000003', 'serviceRevenue.2022': '31000.50' }),
    named('样例乙有限公司'),
    named('样例丙有限公司'),
  )
  const list = await made(desk, { list: 'intake', applications: ['A03', 'A01'] })
  expect(list.count).toBe(2)
  expect(list.rows.map((row) => row.名称)).toEqual(['样例丙有限公司', '样例甲有限公司'])
  expect(list.rows[1]).toMatchObject({
    编号: 'A01',
    类别: '示范企业',
    联系人: '样例联系人',
    // A text, whose nought stays; a count and a share are numbers, a day is a date.
    联系电话: '02164000003',
    人工核: expect.any(Number),
    '服务收入占比（%）': expect.any(Number),
    最近改动: '',
  })
  expect(list.sheet).toContain('共 3 件，列出 2 件')
})

it('writes the companies with what they are tagged by, an officer’s tags before the suggested', async () => {
  const desk = newDesk(
    named('样例甲有限公司', { mode: '供应链管理' }),
    named('样例乙有限公司'),
    application('district'),
  )
  must(answerPolicy(desk, { application: 'A02', key: 'field', value: '绿色制造；品牌建设' }, officer))
  const list = await made(desk, { list: 'policies' })
  expect(list.rows).toMatchObject([
    { 编号: 'A01', 重点领域: '服务型制造；供应链管理', 重点产业: '高端装备' },
    { 编号: 'A02', 重点领域: '品牌建设；绿色制造', 重点产业: '高端装备' },
  ])
  expect(list.sheet).toContain('共 2 件')
  const chosen = await made(desk, { list: 'policies', applications: ['A02'] })
  expect(chosen.rows.map((row) => row.编号)).toEqual(['A02'])
})

it('gives days as days, with their time where it counts', async () => {
  const desk = newDesk(named('样例甲有限公司'))
  attest(desk, 'A01')
  const { rows } = await made(desk, { list: 'intake' })
  expect(rows[0]?.最近改动).toEqual({
    day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    time: expect.stringMatching(/^\d\d:\d\d$/),
  })
})

it('is a sheet to be sorted, filtered and printed', async () => {
  const { heads, sheet, workbook } = await made(newDesk(named('样例甲有限公司')), { list: 'intake' })
  expect(workbook).toContain('name="收件清单"')
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
  expect(sheet).toMatch(new RegExp(`<autoFilter ref="A1:${String.fromCharCode(64 + heads.length)}2"`))
  expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"/)
  expect(workbook).toMatch(/_xlnm\.Print_Titles"[^>]*>[^<]*\$1:\$1</)
})

it('makes no formula of what an applicant has written', async () => {
  const names = ['=HYPERLINK("样例")', '+样例', '-样例', '@样例']
  const { rows, sheet } = await made(newDesk(...names.map((name) => named(name))), { list: 'intake' })
  expect(rows.map((row) => row.名称)).toEqual(names)
  expect(sheet).not.toContain('<f>')
})

it('writes of the matrix the rows and columns that are shown, and says what a person has ruled', async () => {
  const desk = newDesk(named('样例甲有限公司'), named('样例乙有限公司', { 'serviceRevenue.2022': '9000' }))
  attest(desk, 'A01')
  const checks = ['serviceShare', 'noAccident']
  const { heads, rows } = await made(desk, {
    ...{ list: 'matrix', category: 'enterprise', applications: ['A02', 'A01'], checks },
  })
  const [share, accident] = checks.map((id) => desk.scheme.checks.find((check) => check.id === id)?.title ?? '')
  expect(heads.slice(-2)).toEqual([share, accident])
  expect(rows.map((row) => [row.编号, row[share ?? ''], row[accident ?? '']])).toEqual([
    ['A02', '×', '？'],
    ['A01', '√', '√*'],
  ])
  expect(rows[0]).toMatchObject({ 联系人: expect.any(String), 联系电话: '13800000001' })
})

it('writes the ranking as it will be printed, then who is not on it', async () => {
  const desk = newDesk(named('样例甲有限公司', { creditCode: '' }), named('样例乙有限公司'))
  const client = inProcess(contextOf(desk))
  await client.values.set({ application: 'A01', key: 'creditCode', value: '91310000759565082B' })
  attest(desk, 'A01', 'A02')
  await client.ranking.recommend({ applications: ['A02'] })
  const { rows } = await made(desk, { list: 'ranking', category: 'enterprise' })
  expect(rows.map((row) => [row.序号, row.编号, row.是否推荐])).toEqual([
    [1, 'A02', '推荐'],
    ['', 'A01', '未推荐'],
  ])
  expect(rows[0]).toMatchObject({ '2022年营业收入（万元）': 100000, 联系电话: '13800000001' })
})

it('prints a list on A4 across, its title, heads and number on each page', async () => {
  const desk = newDesk(...Array.from({ length: 60 }, (_, i) => named(`样例${i + 1}号有限公司`)))
  const { id, files } = await inProcess(contextOf(desk)).lists.print({ list: 'intake' })
  const pdf = await openPdf(await readFile(must(findPreview(desk, id, files[0] ?? ''))))
  expect(pdf.pages).toBeGreaterThan(1)
  for (let number = 1; number <= pdf.pages; number++) {
    const page = pdf.page(number, (page) => ({ width: page.width, height: page.height, text: page.text() }))
    expect(Math.round(page.width)).toBe(842)
    expect(Math.round(page.height)).toBe(595)
    const text = page.text.replace(/\s/g, '')
    for (const part of ['收件清单', '共60件', '联系电话', `第${number}页共${pdf.pages}页`]) expect(text).toContain(part)
  }
  pdf.close()
})

it('writes the columns that are asked for, and whom to call and write to', async () => {
  const desk = newDesk(named('样例甲有限公司', { contact: '样例联系人', phone: '02164000003', email: 'a@example.com' }))
  const client = inProcess(contextOf(desk))
  const heads = await client.lists.columns({ list: 'contacts' })
  expect(heads).toEqual(['编号', '名称', '类别', '联系人', '联系电话', '电子邮箱', '状态'])
  const list = await made(desk, { list: 'contacts', without: ['类别', '状态', '没有这一栏'] })
  expect(list.heads).toEqual(['编号', '名称', '联系人', '联系电话', '电子邮箱'])
  expect(list.rows).toEqual([
    { 编号: 'A01', 名称: '样例甲有限公司', 联系人: '样例联系人', 联系电话: '02164000003', 电子邮箱: 'a@example.com' },
  ])
  // A list of nothing would say of whom it is no more.
  expect((await made(desk, { list: 'contacts', without: heads })).heads).toEqual(['编号'])
})
