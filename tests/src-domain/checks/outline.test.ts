import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { application, finding, outlineOfLength } from '../../support/application.ts'

describe('字数', () => {
  it.each<[CategoryId, number, Outcome]>([
    ['enterprise', 5000, 'pass'],
    ['enterprise', 5001, 'fail'],
    ['platform', 5000, 'pass'],
    ['platform', 5001, 'fail'],
    ['district', 10_000, 'pass'],
    ['district', 10_001, 'fail'],
  ])('%s with %d characters: %s', (category, length, outcome) => {
    const found = finding('wordLimit', application(category, { outline: outlineOfLength(category, length) }))
    expect(found.outcome).toBe(outcome)
    expect(found.figures['字符数（不计空格）']).toBe(String(length))
    if (outcome === 'fail') expect(found.message).toContain(`正文 ${length} 字`)
  })

  it('is for the officer where only the characters exceed the limit and not the 字数 Word shows', () => {
    const outline = outlineOfLength('enterprise', 4990)
    const mixed = outline.map((o, i) => (i === 0 ? { ...o, text: `${o.text} predictive maintenance 2022` } : o))
    const found = finding('wordLimit', application('enterprise', { outline: mixed }))
    expect(found).toMatchObject({ outcome: 'manual', figures: { 'Word 字数': '4993', '字符数（不计空格）': '5015' } })
  })

  it('counts no spaces and line breaks', () => {
    const outline = outlineOfLength('enterprise', 5000).map((o) => ({ ...o, text: `${o.text}\n\u3000\u3000 \n` }))
    expect(finding('wordLimit', application('enterprise', { outline })).outcome).toBe('pass')
  })
})

describe('正文按提纲编写', () => {
  it('fails without any text and is for the officer where headings are empty', () => {
    expect(finding('outlineComplete', application('enterprise', { outline: [] })).outcome).toBe('fail')
    const outline = outlineOfLength('enterprise', 3000).map((o) =>
      o.heading === 'marketing' ? { ...o, text: ' ' } : o,
    )
    const found = finding('outlineComplete', application('enterprise', { outline }))
    expect(found).toMatchObject({ outcome: 'manual', message: '正文缺少 1 个标题的内容：营销能力。' })
    expect(finding('transformation', application('enterprise', { outline })).outcome).toBe('manual')
    expect(finding('advantage', application('enterprise', { outline })).outcome).toBe('pass')
  })

  it('asks no text of a heading that only groups others', () => {
    const outline = outlineOfLength('enterprise', 3000).map((o) =>
      ['status', 'strategy', 'operations', 'results'].includes(o.heading) ? { ...o, text: '' } : o,
    )
    expect(finding('outlineComplete', application('enterprise', { outline })).outcome).toBe('pass')
  })
})
