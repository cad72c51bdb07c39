import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import { yearsBetween } from '../../../src-domain/text/duration.ts'
import { application, finding, type Values, value } from '../../support/application.ts'

const enterprise = (values: Values) => application('enterprise', { values })

describe('服务收入占比 ≥ 30 %, decided on the figures themselves', () => {
  it.each<[service: string, revenue: string, Outcome, shown: string]>([
    ['29996', '100000', 'fail', '29.996'],
    ['30000', '100000', 'pass', '30.0'],
    ['30000.00', '100000.000', 'pass', '30.0'],
    ['29999.999999999999999999999999', '100000', 'fail', '29.999999'],
    ['30000.000000000000000000000001', '100000', 'pass', '30.0'],
    // In binary floating point 0.1 × 3 is more than 0.3, and these come out on the wrong side.
    ['0.3', '1', 'pass', '30.0'],
    ['123456789012345678901234567.8', '411522630041152263004115226', 'pass', '30.0'],
    ['123456789012345678901234567.7', '411522630041152263004115226', 'fail', '29.9999999'],
    ['38150', '100000', 'pass', '38.15'],
    ['0', '100000', 'fail', '0.0'],
    ['-5', '100000', 'fail', '-0.01'],
  ])('%s of %s: %s', (service, revenue, outcome, shown) => {
    const found = finding('serviceShare', enterprise({ 'serviceRevenue.2022': service, 'revenue.2022': revenue }))
    expect(found.outcome).toBe(outcome)
    expect(found.figures['2022 年复算占比（%）']).toMatch(new RegExp(`^${shown.replace('.', '\\.')}`))
    expect(found.clause).toBe('二（一）2（1）示范企业')
  })

  it('never shows a failing share as 30', () => {
    const found = finding(
      'serviceShare',
      enterprise({ 'serviceRevenue.2022': `29999.${'9'.repeat(60)}`, 'revenue.2022': '100000' }),
    )
    expect(found.outcome).toBe('fail')
    expect(found.message).toMatch(/复算为 29\.9+%，低于 30%/)
  })

  it('looks at the last year alone and does not believe a stated share', () => {
    const early = { 'serviceRevenue.2020': '1', 'serviceRevenue.2021': '1' }
    expect(finding('serviceShare', enterprise(early)).outcome).toBe('pass')
    const stated = { 'serviceRevenue.2022': '29000', 'serviceShare.2022': '31' }
    expect(finding('serviceShare', enterprise(stated)).outcome).toBe('fail')
  })

  it.each<[string, Values]>([
    ['the revenue is missing', { 'revenue.2022': '' }],
    ['the service revenue is missing', { 'serviceRevenue.2022': undefined }],
    ['the revenue is nought', { 'revenue.2022': '0', 'serviceRevenue.2022': '0' }],
  ])('is for the officer when %s', (_, values) => {
    expect(finding('serviceShare', enterprise(values)).outcome).toBe('manual')
  })
})

describe('the stated share against the computed one', () => {
  it.each<[stated: string, service: string, Outcome]>([
    ['40', '40000', 'pass'],
    ['40.1', '40000', 'pass'], // the tolerance itself
    ['40.11', '40000', 'fail'],
    ['39.9', '40000', 'pass'],
    ['39.89', '40000', 'fail'],
    ['40', '40499', 'pass'], // rounded to whole percents by the applicant
    ['40', '40501', 'fail'],
    ['31', '29000', 'fail'],
    ['0.4', '40000', 'fail'],
  ])('%s %% stated for %s of 100000: %s', (stated, service, outcome) => {
    const found = finding(
      'serviceShareConsistent',
      enterprise({ 'serviceShare.2022': stated, 'serviceRevenue.2022': service }),
    )
    expect(found.outcome).toBe(outcome)
    expect(found.message).toContain('0.1 个百分点')
  })

  it('names the year and recognises a percentage written as a fraction', () => {
    const found = finding('serviceShareConsistent', enterprise({ 'serviceShare.2021': '0.4' }))
    expect(found.message).toMatch(/2021 年填报 0\.4%，按收入数据应为 40\.0%（像是把百分比填成了小数）/)
  })

  it('fails where the service revenue is above the revenue, in any year', () => {
    const found = finding('serviceWithinRevenue', enterprise({ 'serviceRevenue.2020': '100000.01' }))
    expect(found.outcome).toBe('fail')
    expect(found.message).toBe('2020 年服务收入 100000.01 大于营业收入 100000。')
    expect(finding('serviceWithinRevenue', enterprise({ 'serviceRevenue.2020': '100000' })).outcome).toBe('pass')
  })
})

describe('净资产 = 资产总额 × (1 − 资产负债率)', () => {
  it.each<[net: string, debtRatio: string, Outcome]>([
    ['60000', '40', 'pass'],
    ['60300', '40.0000', 'pass'], // 0.5 % of 60,000
    ['60300.01', '40.0000', 'fail'],
    ['59700', '40.0000', 'pass'],
    ['59699.99', '40.0000', 'fail'],
    ['60500', '40', 'pass'], // 39.5 % rounded to 40 %
    ['60501', '40', 'fail'],
    ['40000', '40', 'fail'], // the debts instead of the net assets
    ['-5000', '105', 'pass'], // insolvent and consistent
  ])('%s at a debt ratio of %s %%: %s', (net, debtRatio, outcome) => {
    const found = finding('netAssetsConsistent', enterprise({ 'netAssets.2021': net, 'debtRatio.2021': debtRatio }))
    expect(found.outcome).toBe(outcome)
    expect(found.message).toContain('0.5%')
  })

  it('compares every year for which all three figures are there, and none without them', () => {
    const only2020 = { 'netAssets.2020': '1', 'assets.2021': '', 'debtRatio.2022': '' }
    expect(finding('netAssetsConsistent', enterprise(only2020)).message).toMatch(
      /^2020 年填报净资产 1 万元，.*60000 万元/,
    )
    const none = Object.fromEntries([2020, 2021, 2022].map((year) => [`assets.${year}`, '']))
    expect(finding('netAssetsConsistent', enterprise(none)).outcome).toBe('na')
  })
})

describe('percentages stay within 0–100', () => {
  it.each<[string, string, Outcome]>([
    ['researcherShare', '100', 'pass'],
    ['researcherShare', '0', 'pass'],
    ['researcherShare', '100.01', 'fail'],
    ['qualifiedShare', '-0.01', 'fail'],
    ['debtRatio.2020', '100.5', 'fail'],
    ['serviceShare.2022', '340', 'fail'],
  ])('%s = %s: %s', (name, text, outcome) => {
    expect(finding('percentRange', enterprise({ [name]: text })).outcome).toBe(outcome)
  })

  it('lets the profit rate of a district fall below nought', () => {
    const district = (rate: string) => application('district', { values: { 'industrialProfitRate.2022': rate } })
    expect(finding('percentRange', district('-3.2')).outcome).toBe('pass')
    expect(finding('percentRange', district('-100.1')).outcome).toBe('fail')
  })

  it.each<[shares: string[], Outcome]>([
    [['60', '40'], 'pass'],
    [['33.33', '33.33', '33.34'], 'pass'],
    [['60', '40.01'], 'fail'],
    [['101'], 'fail'],
  ])('adds the investors up: %j is %s', (shares, outcome) => {
    const values = Object.fromEntries(shares.map((share, i) => [`investors.${i + 1}.share`, share]))
    const found = finding('percentRange', application('platform', { values }))
    expect(found.outcome).toBe(outcome)
    if (shares.length > 1 && outcome === 'fail') expect(found.message).toContain('投资比例（%）合计为 100.01')
  })
})

describe('运营和财务状况良好', () => {
  it.each<[string, Values, Outcome]>([
    ['net assets and profit above nought', {}, 'pass'],
    ['no profit and no loss', { 'netProfit.2022': '0' }, 'pass'],
    ['a loss', { 'netProfit.2022': '-1' }, 'manual'],
    ['a loss two years ago', { 'netProfit.2021': '-1' }, 'pass'],
    ['net assets of nought', { 'netAssets.2022': '0' }, 'manual'],
    ['no figure', { 'netProfit.2022': '' }, 'manual'],
  ])('with %s', (_, values, outcome) => {
    expect(finding('soundFinances', enterprise(values)).outcome).toBe(outcome)
  })
})

describe('平台运营满 2 年 at the submission date', () => {
  it.each<[string, Outcome]>([
    ['2', 'pass'],
    ['2.00', 'pass'],
    ['1.99', 'fail'],
    ['1.9999999999', 'fail'],
    ['1.6', 'fail'],
    ['12', 'pass'],
    ['', 'manual'],
  ])('%s years: %s', (years, outcome) => {
    const found = finding('operatingYears', application('platform', { values: { operatingYears: years } }))
    expect(found.outcome).toBe(outcome)
    if (outcome === 'fail') expect(found.message).toContain('不满 2 年（截至2023年8月10日）')
  })

  it.each<[since: string, Outcome]>([
    ['2021-08-10', 'pass'],
    ['2021-08-11', 'fail'],
  ])('in operation since %s: %s', (since, outcome) => {
    const values = [value('operatingYears', yearsBetween(since, '2023-08-10'), { raw: since, certainty: 'unsure' })]
    const found = finding('operatingYears', { ...application('platform'), values })
    expect(found.outcome).toBe(outcome)
    expect(found.figures.原文).toBe(since)
  })
})

describe('the district', () => {
  const district = (values: Values) => application('district', { values })

  it('has to have grown in producer services', () => {
    const at = (from: string, to: string) => ({ 'producerServices.2020': from, 'producerServices.2022': to })
    expect(finding('producerServicesGrowth', district(at('900.5', '900.50'))).outcome).toBe('fail')
    expect(finding('producerServicesGrowth', district(at('900.5', '900.51'))).outcome).toBe('pass')
    expect(finding('producerServicesGrowth', district(at('', '900'))).outcome).toBe('manual')
  })

  it('has to have municipal enterprises, platforms and projects, each at least one', () => {
    expect(finding('demonstrations', district({})).outcome).toBe('pass')
    const none = finding('demonstrations', district({ municipalPlatforms: '0' }))
    expect(none).toMatchObject({ outcome: 'fail', message: '市级服务型制造示范数量—平台少于 1 个。' })
    expect(finding('demonstrations', district({ municipalProjects: '' })).outcome).toBe('manual')
  })
})
