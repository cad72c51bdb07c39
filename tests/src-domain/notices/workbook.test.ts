import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { GivenCell } from '../../../src-domain/notices/workbook/cell.ts'
import { cellOf } from '../../../src-domain/notices/workbook/cell-of.ts'
import type { GivenSheet } from '../../../src-domain/notices/workbook/given-sheets.ts'
import { bare, elementOf, leafOf, propertiesOf, Whole } from '../../../src-domain/notices/workbook/grammar.ts'
import { readSheets } from '../../../src-domain/notices/workbook/read-sheets.ts'
import { sheets } from '../../../src-domain/notices/workbook/sheets.ts'
import { canonicalText, dataOf, type NoticeData, wholeOf } from '../../../src-domain/notices/workbook/whole.ts'
import { writeSheets } from '../../../src-domain/notices/workbook/write-sheets.ts'

/** The example of docs/notices.md, which has what the fifth batch has not: a quota, a condition made of two. */
const page = readFileSync(join(import.meta.dirname, '../../../docs/notices.md'), 'utf8')
const scheme = JSON.parse([...page.matchAll(/```json\n([\s\S]*?)\n```/g)].at(-1)?.[1] ?? '')
const sample = {
  ...{ category: 'project', note: '虚构', values: { projectName: '样例\n项目', 'revenue.{-1}': '6000' } },
  ...{ outline: { overview: '　样例' }, attachments: { licence: [{ name: '执照.pdf' }], contracts: [] } },
  expect: { scale: 'pass', contracts: 'fail' },
}
const example: NoticeData = { scheme, samples: { 缺合同: sample }, text: '样例〔2024〕1号\n\n　　各区：\n' }

/** The cells of a sheet, to be changed as people and programs change them. */
type Cells = (GivenCell | undefined)[][]

/** The example's sheets as a workbook gives them, once `change` was at one of them. */
function changed(name: string, change: (rows: Cells, at: (head: string) => number) => void): GivenSheet[] {
  return writeSheets(wholeOf(example)).map((sheet) => {
    const rows: Cells = [sheet.heads.map(({ text }) => text), ...sheet.rows.map((row) => row.map(({ value }) => value))]
    if (sheet.name === name) change(rows, (head) => sheet.heads.findIndex(({ text }) => text === head))
    return {
      name: sheet.name,
      rows: rows.map((cells, i) => ({
        row: i + 1,
        cells: cells.flatMap((cell, column) => (cell === undefined ? [] : [{ column: column + 1, cell }])),
      })),
    }
  })
}

/** One cell written over: in the row that has a text, in the column of a head. */
function written(name: string, row: string, head: string, cell: GivenCell): GivenSheet[] {
  return changed(name, (rows, at) => {
    rowWith(rows, row)[at(head)] = cell
  })
}

const rowWith = (rows: Cells, text: string) => rows.find((cells) => cells.includes(text)) ?? []

function read(given: readonly GivenSheet[]) {
  const { whole, faults } = readSheets(given)
  expect(faults).toEqual([])
  return dataOf(whole) as NoticeData & { scheme: typeof scheme }
}

const faultsOf = (given: readonly GivenSheet[]) => readSheets(given).faults

describe('a package as sheets', () => {
  it('has a cell for whatever the grammar knows', () => {
    const known = new Set(
      sheets.flatMap((sheet) =>
        sheet.kind === 'lines'
          ? sheet.lines.map(({ at }) => at)
          : [
              ...sheet.columns.map(({ at }) => (at === '' ? sheet.at : `${sheet.at}.${at}`)),
              ...sheet.owners.map(
                ({ by }, i) =>
                  `${sheet.at
                    .split('.*')
                    .slice(0, i + 1)
                    .join('.*')}.*.${by}`,
              ),
            ],
      ),
    )
    const missing = leaves(Whole, '').filter((path) => !known.has(path) && !known.has(`${path}.*`))
    expect(missing).toEqual([])
  })

  it('names no column twice, and lets choose from columns that are there', () => {
    for (const { name, heads } of writeSheets(wholeOf(example))) {
      expect(new Set(heads.map(({ text }) => text)).size, name).toBe(heads.length)
    }
  })

  it('is the same package when it is read back', () => {
    expect(canonicalText(read(changed('', () => {})))).toBe(canonicalText(example))
  })

  it('has a changed threshold and quota, a new row and another order as they are written there', () => {
    const of = (name: string, change: Parameters<typeof changed>[1]) => read(changed(name, change)).scheme
    const checks = of('初审条件', (rows, at) => {
      rowWith(rows, '营业收入')[at('下限')] = '３,０００'
      rowWith(rows, '增幅')[at('下限')] = 12.5
      rowWith(rows, 'period')[at('至多几个月')] = '24 '
    }).checks
    expect(checks[1].of.map((one: { minimum: string }) => one.minimum)).toEqual(['3000', '12.5'])
    expect(checks[2].maximumMonths).toBe(24)
    expect(read(written('名额', 'projects', '至多', '8')).scheme.quotas[0].maximum).toBe(8)
    const { fields } = of('申报表', (rows, at) => {
      const row: Cells[number] = []
      Object.assign(row, { [at('类别')]: 'project', [at('部分')]: '二、经营和项目', [at('代号')]: 'staff' })
      Object.assign(row, {
        [at('栏名')]: '员工（人）',
        [at('类型')]: '整数',
        [at('必填')]: 'TRUE',
        [at('年份')]: '-2，-1',
      })
      rows.push([], row)
    }).categories[0].sections[1]
    expect(fields.at(-1)).toEqual({ key: 'staff', label: '员工（人）', type: 'count', required: true, years: [-2, -1] })
    const { parts } = of('推荐地区', (rows) => void rows.splice(1, 2, ...rows.slice(1, 3).reverse())).region
    expect(parts.map(({ name }: { name: string }) => name)).toEqual(['海宁市', '南湖区', '嘉善县'])
  })

  it('takes what programs make of cells: dates, numbers, percentages, and what people add for themselves', () => {
    const given = changed('要点', (rows) => {
      rowWith(rows, '印发日期')[1] = { day: '2024-03-02' }
      rowWith(rows, '报送日期')[1] = '{0}年5月6日'
      rowWith(rows, '文号')[1] = ' 样例〔2024〕2号 \n'
      rowWith(rows, '地区代码')[1] = 3304
      rows.splice(3, 0, [], ['', ''])
      rows[0]?.push('备注')
      rows[1]?.push('同去年')
    })
    const { scheme } = read([...given, { name: '备注二', rows: [{ row: 1, cells: [{ column: 1, cell: '随手记' }] }] }])
    expect(scheme).toMatchObject({
      issuedOn: '2024-03-02',
      documentNumber: '样例〔2024〕2号',
      region: { code: '3304' },
    })
    expect(scheme.dates.submission.on).toBe('{0}-05-06')
    expect(read(written('初审条件', '增幅', '下限', { percent: 0.29996 })).scheme.checks[1].of[1].minimum).toBe(
      '29.996',
    )
  })

  it.each<[string, string, string, string, GivenCell, string]>([
    ['a number that is none', '名额', 'projects', '至多', '五个', '2 行“至多”（F 列）：“五个”应为数字'],
    ['a formula', '名额', 'projects', '至多', { odd: '是公式' }, '2 行“至多”（F 列）：是公式'],
    ['a clause made a date', '名额', 'projects', '条款号', { day: '2024-02-01' }, '2 行“条款号”（C 列）：被改成了日期'],
    ['a kind nobody knows', '初审条件', 'period', '种类', '随便', '6 行“种类”（D 列）：没有“随便”这一种'],
    ['a bound the kind has not', '初审条件', 'period', '下限', '3', '6 行“下限”（E 列）：这一种没有这一项'],
    ['a category nobody knows', '附件', 'licence', '类别', 'firm', '2 行“类别”（A 列）：没有“firm”'],
    ['a part of nothing', '初审条件', '增幅', '其中', '3', '5 行“其中”（A 列）：“3”接不上'],
    ['neither yes nor no', '附件', 'licence', '必交', '也许', '2 行“必交”（D 列）：“也许”应为“是”或“否”'],
  ])('tells %s by sheet, row and column', (_, name, row, head, cell, told) => {
    const [first] = faultsOf(written(name, row, head, cell))
    expect(`${first?.place}：${first?.sentence}`).toContain(`“${name}”表第 ${told}`)
  })

  it('tells what nobody knows and what is gone, and lacks what a package may lack', () => {
    const told = (given: readonly GivenSheet[]) => faultsOf(given).map(({ place, sentence }) => `${place}：${sentence}`)
    const more = changed('名额', (rows) => {
      rows[0]?.push('门槛')
      rows[1]?.push(undefined, '随手记')
    })
    expect(told(more)).toEqual([
      '“名额”表第 1 行 H 列：不认识“门槛”这一列；自己加的，列名请以“备注”开头',
      '“名额”表第 2 行 I 列：这一列没有列名，不知道写的是什么',
    ])
    const without = (name: string, head: string) => changed(name, (rows, at) => rows.map((r) => r.splice(at(head), 1)))
    expect(told(without('附件', '名称'))[0]).toBe('“附件”表第 1 行：缺少“名称”列，请补回')
    expect(told(changed('要点', (rows) => rows.splice(2, 1)))).toEqual(['“要点”表：缺少“全称”这一行，请补回'])
    expect(told(without('申报表', '别的叫法'))).toEqual([])
    const rest = (name: string) => changed('', () => {}).filter((sheet) => sheet.name !== name)
    expect(told(rest('名额'))).toContain('“分地区名额”表第 2 行“名额”（A 列）：没有“projects”，请核对')
    expect(told(rest('名单'))).toEqual([])
    expect(told(rest('提纲'))).toEqual(['“提纲”表：没有这个工作表'])
  })

  it('tells what is wrong with the package by the cells it stands in', () => {
    const { whole, places } = readSheets(changed('', () => {}))
    const told = (place: string) => cellOf(place, whole, places)
    expect(told('scheme.json checks.1.of.0.minimum（scale）')).toBe('“初审条件”表第 4 行“下限”（E 列）')
    expect(told('scheme.json checks.period.from')).toBe('“初审条件”表第 6 行“不早于”（S 列）')
    expect(told('scheme.json project.revenue.years')).toBe('“申报表”表第 9 行“年份”（H 列）')
    expect(told('scheme.json project.layout')).toContain('“类别”表第 2 行')
    expect(told('scheme.json dates.submission.on')).toMatch(/^“要点”表第 \d+ 行“报送日期”（B 列）$/)
    expect(told('samples/缺合同.json expect.contracts')).toBe('“样例内容”表第 8 行“内容”（D 列）')
  })
})

/** Every property a cell may stand for; what a check is made of has the rows of a check. */
function leaves(schema: z.core.$ZodType, path: string): string[] {
  if (leafOf(schema)) return [path]
  const element = elementOf(schema)
  if (element) return path === 'checks.*.of' ? [] : leaves(element, `${path}.*`)
  return propertiesOf(schema).flatMap(([name, own]) => leaves(bare(own).schema, path === '' ? name : `${path}.${name}`))
}
