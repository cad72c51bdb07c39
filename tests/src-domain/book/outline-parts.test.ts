import { describe, expect, it } from 'vitest'
import { outlineParts } from '../../../src-domain/book/outline-parts.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { scheme } from '../../support/application.ts'

const { headings } = categoryOf(scheme, 'enterprise').outline

function partsOf(texts: Readonly<Record<string, string>>) {
  const outline = Object.entries(texts).map(([heading, text]) => ({ heading, title: '原标题', text }))
  return outlineParts(headings, outline)
}

describe('the outline in a book', () => {
  it('has the notice’s headings, numbered anew without those that have nothing under them', () => {
    const parts = partsOf({
      strategicPlan: '规划',
      example: '示例',
      marketing: '营销',
      supplyChain: '整合',
      customerValue: '价值',
      other: '其他',
    })
    expect(parts.map((p) => p.title)).toEqual([
      '一、服务型制造发展现状',
      '（一）服务型制造企业战略制定情况',
      '1．战略规划',
      '（二）服务型制造业务开展情况',
      '1．业务典型示例',
      '二、服务型制造发展能力建设',
      '（一）支撑能力',
      '1．营销能力',
      '2．供应链整合能力',
      '三、服务型制造发展成效',
      '（一）客户价值',
      '四、其他',
    ])
  })

  it('has the first row of a table on every page where it names the columns, and not where it is data', () => {
    const headsOf = (text: string) =>
      partsOf({ introduction: text })[0]?.blocks.map((b) => b.kind === 'table' && (b.heads ?? 0))
    expect(headsOf('年度\t服务收入\n2021\t100\n2022\t120')).toEqual([1])
    expect(headsOf('指标\t2021\t2022 年\n收入\t100\t120\n利润\t9\t10')).toEqual([1])
    expect(headsOf('收入\t100\n利润\t9\n税金\t3')).toEqual([0])
    expect(headsOf('年度\t\n2021\t100\n2022\t120')).toEqual([0])
    expect(headsOf('年度\t服务收入\n2022\t100')).toEqual([0])
    expect(headsOf(`${'本公司服务化转型的历程分为三个阶段'.repeat(3)}\t说明\n一\t甲\n二\t乙`)).toEqual([0])
  })

  it('drops nothing that stands under a heading the scheme does not know', () => {
    const parts = partsOf({ introduction: '简介', former: '旧提纲里的内容' })
    expect(parts.map((p) => [p.level, p.title, p.blocks])).toEqual([
      [1, '一、企业简介', [{ kind: 'paragraph', text: '简介' }]],
      [1, '原标题', [{ kind: 'paragraph', text: '旧提纲里的内容' }]],
    ])
  })

  it('has paragraphs without the blanks they were indented with, and tables where the Word file had some', () => {
    const [part] = partsOf({ introduction: '　　第一段\n\n  第二段\n年度\t服务收入\t备注\n2022\t100\n后文' })
    expect(part?.blocks).toEqual([
      { kind: 'paragraph', text: '第一段' },
      { kind: 'paragraph', text: '第二段' },
      {
        kind: 'table',
        columns: [6, 8, 6],
        rows: [
          ['年度', '服务收入', '备注'],
          ['2022', '100', ''],
        ],
      },
      { kind: 'paragraph', text: '后文' },
    ])
  })

  const blocksOf = (text: string) => partsOf({ introduction: text })[0]?.blocks ?? []

  it('takes tabs that only move words for no columns', () => {
    const [sixty] = ['\t'.repeat(60)]
    expect(blocksOf(`${sixty}正文`)).toEqual([{ kind: 'paragraph', text: '正文' }])
    expect(blocksOf(`\t首行\n\t\n\t次行`)).toEqual([
      { kind: 'paragraph', text: '首行' },
      { kind: 'paragraph', text: '次行' },
    ])
    expect(blocksOf(`签字：${sixty}日期：`)).toMatchObject([{ kind: 'table', rows: [['签字：', '日期：']] }])
  })

  it('has what is too wide for a table in lines, and gives each column room for a character', () => {
    const many = Array.from({ length: 61 }, (_, i) => `第${i}`)
    expect(blocksOf(many.join('\t'))).toEqual([{ kind: 'paragraph', text: many.join('　') }])
    const [table] = blocksOf([...Array<string>(10).fill('长'.repeat(20)), '1', '2'].join('\t'))
    const columns = table?.kind === 'table' ? table.columns : []
    expect(Math.min(...columns) / columns.reduce((sum, c) => sum + c, 0)).toBeGreaterThan(0.045)
  })
})
