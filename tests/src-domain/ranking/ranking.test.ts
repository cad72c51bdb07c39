import { describe, expect, it } from 'vitest'
import { newOrder, suggestedOrder } from '../../../src-domain/ranking/ranking.ts'
import { application, scheme } from '../../support/application.ts'

describe('推荐排序', () => {
  it('takes every recommended application exactly once', () => {
    expect(newOrder(['A01', 'A02', 'A10'], ['A10', 'A01', 'A02'])).toEqual({ ok: true, value: ['A10', 'A01', 'A02'] })
    expect(newOrder([], [])).toEqual({ ok: true, value: [] })
  })

  it.each([
    ['a double', ['A01', 'A02', 'A01'], '重复：A01'],
    ['a gap', ['A01'], '缺少：A02'],
    ['one that is not recommended', ['A01', 'A02', 'A03'], '不在本类已推荐之列：A03'],
    ['everything at once', ['A03', 'A01', 'A01'], '重复：A01；不在本类已推荐之列：A03；缺少：A02'],
  ])('refuses %s and says which', (_, wanted, words) => {
    const result = newOrder(['A01', 'A02'], wanted)
    expect(result).toMatchObject({ ok: false, problem: { code: 'ranking-incomplete' } })
    expect(result.ok ? '' : result.problem.message).toContain(words)
  })
})

describe('a suggested order', () => {
  it('puts the higher share of service revenue first, as exactly as the figures are, and those without one last', () => {
    const of = (id: string, service: string, revenue = '100000') =>
      application('enterprise', { id, values: { 'serviceRevenue.2022': service, 'revenue.2022': revenue } })
    const applications = [
      of('A9', '40000'),
      of('A10', '40000'),
      of('A1', ''),
      of('A2', '40000.0000001'),
      of('A3', '1', '0'),
    ]
    expect(suggestedOrder(applications, scheme)).toEqual(['A2', 'A9', 'A10', 'A1', 'A3'])
  })

  it('leaves a category whose notice asks for no share in the order it came in', () => {
    const platforms = ['A02', 'A01'].map((id) => application('platform', { id }))
    expect(suggestedOrder(platforms, scheme)).toEqual(['A01', 'A02'])
  })
})
