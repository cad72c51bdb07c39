import { describe, expect, it } from 'vitest'
import { formerActions, formerEvent } from '../../../src-domain/events/former.ts'
import { sentenceOf, titleOf } from '../../../src-domain/events/sentence.ts'
import { recordOf, words } from './words.ts'

describe('a row from before there were payloads', () => {
  it('tells the event it was written for', () => {
    expect(formerEvent({ action: '更正', key: 'revenue.2022', from: '1', to: '2' })).toStrictEqual({
      kind: 'value-corrected',
      address: { key: 'revenue', year: 2022 },
      from: '1',
      to: '2',
    })
    expect(
      formerEvent({ action: '排序（示范平台）', from: 'A04、A12', to: 'A12、A04，理由：甲，理由：乙' }),
    ).toStrictEqual({
      kind: 'ranking-changed',
      category: 'platform',
      from: ['A04', 'A12'],
      to: ['A12', 'A04'],
      reason: '甲，理由：乙',
    })
    expect(formerEvent({ action: '人工认定', key: 'noAccident', from: 'manual', to: 'fail：甲：乙' })).toStrictEqual({
      kind: 'finding-ruled',
      check: 'noAccident',
      from: 'manual',
      outcome: 'fail',
      reason: '甲：乙',
    })
  })

  it.each([
    { action: '样例操作', from: '甲', to: '乙' },
    { action: '推荐', to: '第一' },
    { action: '更正', key: '不是地址', from: '甲', to: '乙' },
    { action: '定稿', to: '第 1 版' },
    { action: '排序（样例类）', from: 'A01、A02', to: 'A02、A01' },
  ])('that cannot be understood is shown as it stands ($action)', (row) => {
    const event = formerEvent(row)
    expect(event).toStrictEqual({ kind: 'former', ...row })
    expect(titleOf(event)).toBe(row.action)
    const sentence = sentenceOf(recordOf(event), words)
    expect(sentence).toContain(row.action)
    expect(sentence).toContain(row.to)
  })

  it('is looked for by the words its kind went by', () => {
    expect(formerActions(['ranking-changed', 'edition-frozen'])).toEqual([
      '排序（示范企业）',
      '排序（示范平台）',
      '排序（示范区）',
      '定稿',
    ])
    expect(formerActions(['attachment-restored'])).toEqual([])
  })
})
