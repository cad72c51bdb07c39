import { describe, expect, it } from 'vitest'
import { runChecks } from '../../../src-domain/checks/run-checks.ts'
import { application, batch, type Values } from '../../support/application.ts'
import { everyKind } from '../../support/every-kind.ts'

const found = (check: string, values: Values) => {
  const one = application('enterprise', { values })
  const finding = runChecks([one], everyKind, batch)
    .get(one.id)
    ?.find((f) => f.check === check)
  if (!finding) throw new Error(`no finding ${check}`)
  return finding
}

describe('money, ratios and growth are decided on exact decimals', () => {
  it.each<[string, Values, string]>([
    ['revenueFloor', { 'revenue.2022': '5000' }, 'pass'],
    ['revenueFloor', { 'revenue.2022': '4999.999' }, 'fail'],
    ['askedCeiling', { asked: '500' }, 'pass'],
    ['askedCeiling', { asked: '500.0001' }, 'fail'],
    // 30 % of 99.99 is 29.997.
    ['askedShare', { asked: '29.997', investment: '99.99' }, 'pass'],
    ['askedShare', { asked: '29.9971', investment: '99.99' }, 'fail'],
    // 10 % more than 33.33 is 36.663.
    ['revenueGrowth', { 'revenue.2021': '33.33', 'revenue.2022': '36.663' }, 'pass'],
    // Ten percent a year for two years is 21 %.
    ['revenueAverage', { 'revenue.2020': '100', 'revenue.2022': '121' }, 'pass'],
    ['revenueAverage', { 'revenue.2020': '100', 'revenue.2022': '120.9' }, 'fail'],
    // From nothing or from a loss there is no percentage; less than before is no growth.
    ['revenueAverage', { 'revenue.2020': '0', 'revenue.2022': '1' }, 'manual'],
    ['revenueAverage', { 'revenue.2020': '-5', 'revenue.2022': '1' }, 'manual'],
    ['revenueAverage', { 'revenue.2020': '0', 'revenue.2022': '0' }, 'fail'],
    ['askedWithin', { asked: '100', investment: '100' }, 'pass'],
    ['askedWithin', { asked: '101', investment: '100' }, 'fail'],
  ])('%s of %o is %s', (check, values, outcome) => {
    expect(found(check, values).outcome).toBe(outcome)
  })
})

it('a share above its ceiling is never shown as the ceiling', () => {
  const finding = found('askedShare', { asked: '300.04', investment: '1000' })
  expect(finding).toMatchObject({ outcome: 'fail' })
  expect(finding.message).toContain('30.004%')
})

it('several conditions of which none is asked do not hold by themselves', () => {
  const empty = { asked: '', investment: '', ownFunds: '' }
  expect(found('moneyFits', empty).outcome).toBe('manual')
  expect(found('moneyFits', { ...empty, asked: '10', investment: '100' }).outcome).toBe('pass')
})

it('a condition in principle asks the officer for a reason, and tells the applicant what is lacking once it is refused', () => {
  const finding = found('revenueGrowth', { 'revenue.2021': '100', 'revenue.2022': '105' })
  expect(finding.outcome).toBe('manual')
  expect(finding.message).toContain('原则上')
  expect(finding.message).toContain('增长 5.0%')
})

describe('one of several conditions', () => {
  it('says by which it holds', () => {
    const growing = { 'revenue.2021': '4000', 'revenue.2022': '4400' }
    expect(found('leading', growing)).toMatchObject({ outcome: 'pass' })
    expect(found('leading', growing).message).toMatch(/^满足其中一项（营业收入增幅）：/)
    expect(found('leading', { ...growing, 'revenue.2022': '5000' }).message).toMatch(/^满足其中一项（营业收入）：/)
  })

  it('fails only where each of them fails', () => {
    const none = { 'revenue.2021': '4000', 'revenue.2022': '4100', 'netProfit.2021': '10', 'netProfit.2022': '10' }
    expect(found('leading', none)).toMatchObject({ outcome: 'fail', title: '营业收入 5000 万元以上，或者增长' })
    expect(found('leading', none).correction?.problem).toMatch(/（1）.*（2）.*（3）/)
    expect(found('leading', { ...none, 'netProfit.2021': '' }).outcome).toBe('manual')
  })
})

describe('a condition of some applicants alone', () => {
  const values = { 'revenue.2022': '40001' }
  it.each([
    ['大型', 'na'],
    ['中小', 'fail'],
    ['', 'manual'],
  ])('of one that is “%s” it comes to %s', (size, outcome) => {
    expect(found('smallOnes', { ...values, size }).outcome).toBe(outcome)
  })
})

describe('dates', () => {
  it('counts a period of years to the day, and a month as far as it is written', () => {
    expect(found('registeredLong', { registeredOn: '2021-08-10' })).toMatchObject({
      outcome: 'pass',
      title: '注册满 24 个月',
    })
    expect(found('registeredLong', { registeredOn: '2021-08' }).message).toContain('只写到2021年8月')
  })

  it('knows that a period of two years ends the day before the day, or on it', () => {
    const ends = (projectEnd: string) => found('period', { projectBegin: '2023-03-01', projectEnd }).outcome
    expect([ends('2025-02-28'), ends('2025-03-01'), ends('2025-03-02')]).toEqual(['pass', 'pass', 'fail'])
  })

  it('names the period an officer attests', () => {
    expect(found('noIncident', {}).message).toContain('2021年8月10日至2023年8月10日')
    expect(found('noIncidentSince', {}).message).toContain('2019年5月1日至2023年6月30日')
    expect(found('noAccident', {}).message).toBe('此项无法由材料判断，须由经办人核实后认定。')
  })
})

it('finds a firm on a list by its code or its name, and never refuses one it does not find', () => {
  expect(found('cultivated', { name: '上海　样例泵业 有限责任公司', creditCode: '' }).outcome).toBe('pass')
  expect(found('cultivated', { name: '改名样例有限公司' }).outcome).toBe('pass')
  expect(found('cultivated', { name: '不在样例有限公司', creditCode: '' }).outcome).toBe('manual')
  expect(found('pending', {}).message).toContain('没有附往年名单')
})
