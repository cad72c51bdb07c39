import { describe, expect, it } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { listEvents } from '../../../../db/events.ts'
import { closeDesk, type Desk, openDesk } from '../../../../src-main/desk/desk.ts'
import { checkBatch } from '../../../../src-main/desk/findings/check-batch.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { decline } from '../../../../src-main/desk/ranking/decline.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { application } from '../../../support/application.ts'
import { attest, must, newDesk, officer, preparer, problemOf } from '../../../support/desk.ts'

const poor = application('enterprise', { values: { 'serviceRevenue.2022': '28000', 'serviceShare.2022': '28' } })

function outcome(desk: Desk, id: string, check: string) {
  return checkBatch(desk)
    .find((c) => c.application.id === id)
    ?.findings.find((f) => f.check === check)?.outcome
}

describe('人工认定', () => {
  const ruling = {
    application: 'A01',
    check: 'serviceShare',
    outcome: 'pass',
    reason: '按审计附注',
  } as const

  it('is kept with reason, name and time, in the store and in the record', () => {
    const desk = newDesk(poor)
    expect(must(rule(desk, ruling, officer)).finding).toMatchObject({
      outcome: 'pass',
      judged: 'fail',
      ruling: { reason: '按审计附注' },
    })
    const { folder } = desk.store
    closeDesk(desk)
    const again = must(openDesk(folder))
    const [kept] = listApplications(again.store)[0]?.rulings ?? []
    expect(kept).toMatchObject({ check: 'serviceShare', reason: '按审计附注', by: '样例经办人' })
    expect(kept?.at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(outcome(again, 'A01', 'serviceShare')).toBe('pass')
    expect(listEvents(again.store, { applicationId: 'A01', limit: 10 })[0]).toMatchObject({
      by: '样例经办人',
      event: { kind: 'finding-ruled', check: 'serviceShare', from: 'fail', outcome: 'pass', reason: '按审计附注' },
    })
    closeDesk(again)
  })

  it('loses its force when the officer corrects a figure it rests on', () => {
    const desk = newDesk(poor)
    must(rule(desk, ruling, officer))
    must(correctValue(desk, { application: 'A01', key: 'serviceRevenue.2022', value: '27000' }, preparer))
    expect(outcome(desk, 'A01', 'serviceShare')).toBe('fail')
  })

  it.each([
    ['no reason', { ...ruling, reason: ' ' }, officer, 'ruling-without-reason'],
    ['no name', ruling, { name: '' }, 'ruling-without-reason'],
    ['no such check', { ...ruling, check: 'share' }, officer, 'check-unknown'],
    ['no such application', { ...ruling, application: 'A09' }, officer, 'application-unknown'],
  ])('with %s is refused and changes nothing', (_, wrong, actor, code) => {
    const desk = newDesk(poor)
    expect(problemOf(rule(desk, wrong, actor))).toMatchObject({ code, message: expect.stringContaining('没有改动') })
    expect(outcome(desk, 'A01', 'serviceShare')).toBe('fail')
  })
})

describe('状态', () => {
  it('follows from the findings, the ranking and the officer', () => {
    const other = application('enterprise', {
      values: { name: '上海样例阀门有限公司', creditCode: '91310104MA1TEAT62U' },
    })
    const desk = newDesk(application('enterprise'), poor, other)
    const statuses = () => checkBatch(desk).map((c) => c.status)
    must(decline(desk, { application: 'A02', reason: '占比不足' }, officer))
    expect(statuses()).toEqual(['received', 'declined', 'received'])
    attest(desk, 'A01', 'A03')
    must(correctValue(desk, { application: 'A03', key: 'phone', value: '123' }, preparer))
    expect(statuses()).toEqual(['eligible', 'declined', 'correcting'])
    must(recommend(desk, { applications: ['A01'] }, preparer))
    expect(statuses()).toEqual(['recommended', 'declined', 'correcting'])
  })
})

describe('更正', () => {
  it.each([
    ['a key with its year', 'revenue.2022', '126,800.50', { key: 'revenue', year: 2022, value: '126800.50' }],
    ['the printed label', '营业收入（万元）.2021', '9800', { key: 'revenue', year: 2021, value: '9800' }],
    ['another unit', 'revenue.2020', '1.2亿元', { value: '12000' }],
    ['a negative figure', 'netProfit.2022', '-1234.5', { value: '-1234.5' }],
    ['a choice by its beginning', 'mode', '全生命', { value: '全生命周期管理' }],
    ['several choices', 'mode', '供应链管理、节能环保服务', { value: '供应链管理；节能环保服务' }],
    ['another mode than the listed', 'mode', '其他（设备租赁、检测）', { value: '其他（设备租赁、检测）' }],
    ['nothing', 'honours', '', { value: '' }],
  ])('by %s', (_, key, value, wanted) => {
    const desk = newDesk(application('enterprise'))
    const { value: set } = must(correctValue(desk, { application: 'A01', key, value }, officer))
    expect(set).toMatchObject({
      ...wanted,
      raw: value,
      certainty: 'sure',
      source: { kind: 'officer', by: '样例经办人' },
    })
    expect(listApplications(desk.store)[0]?.values).toContainEqual(set)
  })

  it('reaches the rows of a repeating field and the boxes of a platform', () => {
    const desk = newDesk(application('platform'))
    must(correctValue(desk, { application: 'A01', key: 'investors.2.name', value: '样例投资有限公司' }, preparer))
    expect(
      must(correctValue(desk, { application: 'A01', key: 'investors.2.share', value: '40%' }, preparer)).value.value,
    ).toBe('40')
    expect(
      must(correctValue(desk, { application: 'A01', key: 'applicationServiceProvider', value: '否' }, preparer)).value
        .value,
    ).toBe('否')
    expect(
      must(correctValue(desk, { application: 'A01', key: 'modeClass', value: '其他模式' }, preparer)).value.value,
    ).toBe('其他模式（可多选）')
  })

  it('keeps what was there before in the record', () => {
    const desk = newDesk(application('enterprise'))
    must(correctValue(desk, { application: 'A01', key: 'revenue.2022', value: '126800' }, officer))
    expect(listEvents(desk.store, { applicationId: 'A01', limit: 1 })[0]?.event).toMatchObject({
      kind: 'value-corrected',
      address: { key: 'revenue', year: 2022 },
      from: '100000',
      to: '126800',
    })
  })

  it.each([
    ['enterprise', 'turnover', '1', 'field-unknown'],
    ['enterprise', 'revenue', '1', 'year-unknown'],
    ['enterprise', 'revenue.2019', '1', 'year-unknown'],
    ['enterprise', 'name.2022', '样例', 'field-undivided'],
    ['enterprise', 'revenue.2022', '不详', 'value-refused'],
    ['enterprise', 'mode', '共享制造', 'option-unknown'],
    ['platform', 'investors.name', '样例', 'field-without-row'],
    ['platform', 'investors.0.name', '样例', 'field-without-row'],
    ['platform', 'applicationServiceProvider', '也许', 'option-unknown'],
    ['district', '企业', '3', 'field-ambiguous'],
  ] as const)('of a %s refuses %s = %s', (category, key, value, code) => {
    const desk = newDesk(application(category))
    const before = listApplications(desk.store)
    const problem = problemOf(correctValue(desk, { application: 'A01', key, value }, preparer))
    expect(problem.code).toBe(code)
    expect(problem.message).toMatch(/没有改动|原值未改动/)
    expect(listApplications(desk.store)).toEqual(before)
  })
})
