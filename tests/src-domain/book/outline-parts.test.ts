import { describe, expect, it } from 'vitest'
import { outlineParts } from '../../../src-domain/book/outline-parts.ts'
import { categoryOf } from '../../../src-domain/schemes/scheme.ts'
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
})
