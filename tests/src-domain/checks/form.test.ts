import { describe, expect, it } from 'vitest'
import { emptyLabels } from '../../../src-domain/checks/judging/empty-fields.ts'
import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import { categoryOf, fieldsOf } from '../../../src-domain/schemes/lookup.ts'
import { application, finding, findings, scheme, type Values, value } from '../../support/application.ts'

describe('an application without a flaw', () => {
  it.each(['enterprise', 'platform', 'district'] as const)('%s passes all but what no file can prove', (category) => {
    const open = findings(application(category)).filter((f) => f.outcome !== 'pass' && f.outcome !== 'na')
    expect(open.map((f) => [f.check, f.outcome])).toEqual(
      category === 'district' ? [] : ['noAccident', 'noViolation'].map((check) => [check, 'manual']),
    )
  })

  it('tells clause and advice with every finding that is open', () => {
    const empty = application('enterprise', { values: {}, outline: [], attachments: [] })
    const open = findings({ ...empty, values: [] }).filter((f) => f.outcome === 'fail' || f.outcome === 'manual')
    expect(open.length).toBeGreaterThan(10)
    for (const found of open) {
      expect(found.clause).toMatch(/^(二|三|附件)/)
      expect(found.advice).toMatch(/。$/)
      expect(found.message).toMatch(/。$/)
    }
  })
})

describe('大类二选一', () => {
  const other = '其他模式（可多选）'
  it.each<[modeClass: string, modes: string, Outcome]>([
    ['共享制造', '', 'pass'],
    [other, '供应链管理', 'pass'],
    [other, '供应链管理；检验检测认证', 'pass'],
    [other, '其他（设备租赁）', 'pass'],
    [other, '其他（请注明）', 'manual'],
    [other, '', 'fail'],
    ['共享制造', '供应链管理', 'fail'],
    ['', '供应链管理', 'manual'],
    ['', '', 'fail'],
  ])('“%s” with “%s”: %s', (modeClass, modes, outcome) => {
    expect(finding('modeClass', application('platform', { values: { modeClass, modes } })).outcome).toBe(outcome)
  })

  it('fails where the import saw both boxes ticked, and no longer once an officer has chosen one', () => {
    const platform = application('platform')
    const withClass = (more: object) => ({
      ...platform,
      values: platform.values.map((v) => (v.key === 'modeClass' ? { ...value('modeClass', '共享制造'), ...more } : v)),
    })
    const { source } = value('modeClass', '共享制造')
    const both = withClass({ certainty: 'unsure', source: { ...source, ticked: ['共享制造', other] } })
    expect(finding('modeClass', both)).toMatchObject({ outcome: 'fail', clause: '二（一）2（2）示范平台' })
    expect(finding('modeClass', withClass({ source: { kind: 'officer', by: '样例', at: '' } })).outcome).toBe('pass')
  })

  it('fails where a data folder of before says so in the note of the value alone', () => {
    const platform = application('platform')
    const noted = (note: string) => ({
      ...platform,
      values: [value('modeClass', '共享制造', { certainty: 'unsure', note })],
    })
    const both = `同时勾选了共享制造、${other}`
    for (const note of [both, `表中另有一处填的是“无”；${both}`]) {
      expect(finding('modeClass', noted(note)).message).toBe('“共享制造”和“其他模式”同时勾选，应二选一。')
    }
    expect(finding('modeClass', noted('打的是叉，按已选读取')).outcome).toBe('pass')
  })

  it('asks for the platform type and whether it is an application service provider', () => {
    const values = { applicationServiceProvider: '' }
    expect(finding('platformOrigin', application('platform', { values }))).toMatchObject({
      outcome: 'fail',
      message: '未填写：是否为应用服务提供商。',
    })
  })
})

describe('申报表填写完整', () => {
  it('names what is empty, a missing year by its year, all years once', () => {
    const values: Values = {
      legalRepresentative: '',
      position: undefined,
      'netProfit.2021': '',
      'assets.2020': '',
      'assets.2021': '',
      'assets.2022': undefined,
    }
    expect(finding('requiredFields', application('enterprise', { values }))).toMatchObject({
      outcome: 'fail',
      message: '未填写 4 项：法人代表、职务、资产总额（万元）、净利润（万元） 2021 年。',
    })
  })

  it.each(['/', '—', '--', '……'])('takes “%s” for an empty cell', (position) => {
    expect(finding('requiredFields', application('enterprise', { values: { position } })).outcome).toBe('fail')
  })

  it('does not ask for honours, standards and what the form does not print', () => {
    const values = { honours: '', standards: '', mode: '' }
    expect(finding('requiredFields', application('enterprise', { values })).outcome).toBe('pass')
  })

  it('asks of a field of rows that something stands in one of them', () => {
    const investors = fieldsOf(categoryOf(scheme, 'platform')).filter(({ key }) => key === 'investors')
    const left = (values: Values) => emptyLabels(application('platform', { values }), investors)
    expect(left({ 'investors.1.name': '样例投资' })).toEqual([])
    expect(left({ 'investors.1.name': '—', 'investors.2.name': '' })).toEqual(['主要投资方'])
    expect(left({})).toEqual(['主要投资方'])
  })

  it('tells the cells of a group apart', () => {
    const found = finding('requiredFields', application('district', { values: { municipalEnterprises: '' } }))
    expect(found.message).toBe('未填写 1 项：市级服务型制造示范数量—企业。')
  })
})

describe('what the import was unsure of', () => {
  it('waits for the officer with the raw text and the reason', () => {
    const enterprise = application('enterprise')
    const unsure = value('revenue.2021', '100000', { raw: '约10亿', certainty: 'unsure', note: '写了“约”' })
    const found = finding('unsureValues', {
      ...enterprise,
      values: enterprise.values.map((v) => (v.key === 'revenue' && v.year === 2021 ? unsure : v)),
    })
    expect(found).toMatchObject({
      outcome: 'manual',
      message: '1 处待核对：2021 年营业收入（万元）（原文“约10亿”，写了“约”）。',
    })
  })
})

describe('示范模式', () => {
  it('has to be supplied for an enterprise, whose form has no cell for it', () => {
    expect(finding('modeGiven', application('enterprise', { values: { mode: '' } })).outcome).toBe('manual')
    const given = application('enterprise', { values: { mode: '供应链管理；节能环保服务' } })
    expect(finding('modeGiven', given)).toMatchObject({ outcome: 'pass', message: '供应链管理、节能环保服务' })
  })
})

describe('the cover', () => {
  it.each<[string, object, Outcome]>([
    ['says nothing', {}, 'na'],
    [
      'agrees',
      { applicant: '上海样例泵业有限公司', category: 'enterprise', recommender: '徐汇区科学技术委员会' },
      'pass',
    ],
    ['writes the name with other brackets and spaces', { applicant: '上海样例泵业 有限公司' }, 'pass'],
    ['names another applicant', { applicant: '上海样例阀门有限公司' }, 'manual'],
    ['ticks another category', { category: 'platform' }, 'manual'],
    ['names another district', { recommender: '黄浦区科学技术委员会' }, 'manual'],
  ])('that %s: %s', (_, cover, outcome) => {
    expect(finding('coverMatches', application('enterprise', { cover })).outcome).toBe(outcome)
  })

  it('may name a platform or its operator', () => {
    for (const applicant of ['样例共享制造平台', '上海样例共享制造科技有限公司'])
      expect(finding('coverMatches', application('platform', { cover: { applicant } })).outcome).toBe('pass')
  })
})

describe('the seal blocks of 表3', () => {
  it('have to be there', () => {
    expect(finding('sealBlocks', application('district', { values: { recommendation: undefined } }))).toMatchObject({
      outcome: 'fail',
      message: '申报表缺少签章栏：推荐单位意见。',
    })
  })
})
