import { describe, expect, it } from 'vitest'
import { modesOf } from '../../../src-domain/batch/modes.ts'
import { applicantOf } from '../../../src-domain/policies/applicant.ts'
import { policyLibrary, tagEntries } from '../../../src-domain/policies/library.ts'
import { fitsOf } from '../../../src-domain/policies/matching.ts'
import { findPolicies } from '../../../src-domain/policies/search.ts'
import { countTags, countTargets } from '../../../src-domain/policies/statistics.ts'
import { tagsOf } from '../../../src-domain/policies/tags.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { policyList } from '../../../src-main/desk/policies/policy-list.ts'
import { application, scheme, type Values } from '../../support/application.ts'

type Asked = { readonly answers?: Readonly<Record<string, string>>; readonly on?: string; readonly regions?: string[] }

function subject(category: 'enterprise' | 'platform' | 'district', values: Values, answers: Asked['answers'] = {}) {
  const own = application(category, { values })
  const applicant = applicantOf(own, categoryOf(scheme, own.category), scheme)
  const kept = new Map(Object.entries(answers))
  return {
    applicant,
    tags: tagsOf(applicant, tagEntries(), kept),
    answers: kept,
    modes: modesOf(own, categoryOf(scheme, own.category)),
  }
}

function fits(
  category: 'enterprise' | 'platform' | 'district',
  values: Values,
  { answers, on = '2026-06-01', regions = ['上海市'] }: Asked = {},
) {
  return fitsOf(policyLibrary(), subject(category, values, answers), { regions, on })
}

const names = (category: 'enterprise' | 'platform', values: Values, kind: 'field' | 'industry' | 'actor') =>
  subject(category, values).tags[kind].given.map(({ name }) => name)

describe('tags', () => {
  it('tell the industry by its code, the longest beginning first, and say so', () => {
    expect(names('enterprise', { industry: 'C3441 泵及真空设备制造' }, 'industry')).toEqual(['高端装备'])
    expect(names('enterprise', { industry: '3581' }, 'industry')).toEqual(['生命健康'])
    expect(names('enterprise', { industry: '化妆品制造' }, 'industry')).toEqual(['时尚消费品'])
    expect(names('enterprise', { industry: 'C26' }, 'industry')).toEqual(['先进材料'])
    expect(names('enterprise', { industry: '汽车制造业' }, 'industry')).toEqual(['汽车'])
    expect(subject('enterprise', {}).tags.industry.given[0]?.why).toBe('所属行业为 3441 泵及真空设备制造（GB/T 4754）')
  })

  it('ask where the form does not say, and suggest nothing', () => {
    const { industry } = subject('enterprise', { industry: '家具样例', name: '样例', business: '样例' }).tags
    expect(industry).toMatchObject({ given: [], set: false })
    expect(industry.question).toContain('家具样例')
  })

  it('tell fields by mode and business, actors by honours, size and category', () => {
    expect(names('enterprise', { mode: '供应链管理；节能环保服务' }, 'field')).toEqual([
      '服务型制造',
      '供应链管理',
      '绿色制造',
    ])
    expect(names('enterprise', { employees: '999', 'revenue.2022': '50000' }, 'actor')).toEqual(['中小微企业'])
    expect(names('enterprise', { employees: '1000', 'revenue.2022': '40000' }, 'actor')).toEqual([])
    expect(
      names('enterprise', { employees: '1000', 'revenue.2022': '40000', honours: '产业链链主企业；龙头企业' }, 'actor'),
    ).toEqual(['“链主型”企业', '行业骨干企业'])
    expect(names('platform', {}, 'actor')).toEqual(['平台型企业和机构'])
  })

  it('tell small companies by their industry’s own sizes', () => {
    const actors = (industry: string, employees: string, revenue: string) =>
      names('enterprise', { industry, employees, 'revenue.2022': revenue }, 'actor')
    expect(actors('D4411 火力发电', '999', '50000')).toEqual(['中小微企业'])
    expect(actors('I6513 应用软件开发', '300', '9999.99')).toEqual(['中小微企业'])
    expect(actors('I6513 应用软件开发', '300', '10000')).toEqual([])
    expect(actors('I6432 互联网生产服务平台', '1999', '100000')).toEqual(['中小微企业'])
    expect(actors('F5181 贸易代理', '10', '10')).toEqual([])
  })

  it('find the fields of another notice by what its form calls them', () => {
    const category = categoryOf(scheme, 'enterprise')
    const sections = category.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => (field.key === 'industry' ? { ...field, key: 'sector' } : field)),
    }))
    const own = application('enterprise', { values: { industry: undefined, sector: 'C36 汽车制造业' } })
    const { industry } = tagsOf(applicantOf(own, { ...category, sections }, scheme), tagEntries(), new Map())
    expect(industry.given).toMatchObject([{ name: '汽车' }])
  })

  it('are what an officer has set, none at all too', () => {
    const { field, industry } = subject('enterprise', {}, { field: '品牌建设', industry: '' }).tags
    expect(field).toMatchObject({ set: true, given: [{ name: '品牌建设', why: '经办人设定' }] })
    expect(industry).toMatchObject({ set: true, given: [] })
  })
})

describe('measures that may fit', () => {
  it('say why, and ask what the form has no answer to', () => {
    const found = fits('enterprise', { mode: '供应链管理' }).fits
    const first = found.find(({ key }) => key === 'measures2024.serviceManufacturing') ?? expect.unreachable()
    expect(first.why).toEqual([
      '重点领域“服务型制造”：申报的方案写有“服务型制造”',
      '重点产业“高端装备”：所属行业为 3441 泵及真空设备制造（GB/T 4754）',
    ])
    expect(first.missing).toEqual([
      '是否建设制造与服务一体化的项目',
      '一体化项目的核定投入',
      '是否已获工信部服务型制造示范称号',
    ])
    expect(first.unmet).toEqual([])
    // Said once where tag and words say the same.
    expect(found.find(({ key }) => key === 'measures2024.supplyChain')?.why).toEqual([
      '重点领域“供应链管理”：示范模式写有“供应链”',
    ])
    expect(found.map(({ key }) => key)).not.toContain('measures2024.carbon')
  })

  it('take an answer from the honours, and the officer’s before it', () => {
    const honours = '2021年获国家级服务型制造示范企业'
    const title = (answers = {}) =>
      fits('enterprise', { honours }, { answers }).fits[0]?.asks.find(({ id }) => id === 'title')
    expect(title()).toMatchObject({ answer: '是', from: expect.stringContaining('国家级服务型制造') })
    const key = 'measures2024.serviceManufacturing.title'
    expect(title({ [key]: '否' })).toMatchObject({ answer: '否', from: '经办人填写' })
  })

  it('give nothing once a condition is answered by 否, and stay to be seen last', () => {
    const answers = {
      field: '工业互联网和智能制造',
      'measures2024.industrialPlatforms.input': '1000',
      'measures2024.industrialPlatforms.demonstration': '否',
    }
    const { fits: found, total } = fits('enterprise', {}, { answers })
    const refused = found.find(({ key }) => key === 'measures2024.industrialPlatforms')
    expect(refused).toMatchObject({ unmet: ['是否属产业互联网示范平台'], estimates: [] })
    expect(total).toBe('0')
    expect(
      fits('enterprise', {}, { answers: { ...answers, 'measures2024.industrialPlatforms.demonstration': '是' } }).total,
    ).toBe('200')
  })

  it('take what is asked from the form where it has it, in the unit it is reckoned in', () => {
    const category = categoryOf(scheme, 'enterprise')
    const estimated = (label: string, unit: string, value: string) => {
      const [first = expect.unreachable(), ...rest] = category.sections
      const field = { key: 'invested', label, unit, type: 'money' as const, required: false, printed: true }
      const own = { ...category, sections: [{ ...first, fields: [...first.fields, field] }, ...rest] }
      const applicant = applicantOf(application('enterprise', { values: { invested: value } }), own, scheme)
      const answers = new Map<string, string>()
      const tags = tagsOf(applicant, tagEntries(), answers)
      const found = fitsOf(policyLibrary(), { applicant, tags, answers }, { regions: ['上海市'], on: '2026-06-01' })
      const ask = found.fits[0]?.asks.find(({ id }) => id === 'input')
      return [ask?.answer, ask?.from, found.total]
    }
    // 2345.5 × 20 % = 469.1; 0.25 亿元 is 2500 万元, and 23455000 元 2345.5 万元.
    expect(estimated('项目总投资（万元）', '万元', '2345.5')).toEqual(['2345.5', '申报表“项目总投资（万元）”', '469.1'])
    expect(estimated('项目总投资（亿元）', '亿元', '0.25')).toEqual(['2500', '申报表“项目总投资（亿元）”', '500'])
    expect(estimated('总投资额（元）', '元', '23455000')).toEqual(['2345.5', '申报表“总投资额（元）”', '469.1'])
    // Another figure, another unit, nothing at all: then it is asked.
    expect(estimated('设备投资（万元）', '万元', '100')).toEqual([undefined, undefined, '0'])
    expect(estimated('项目总投资（万美元）', '万美元', '100')).toEqual([undefined, undefined, '0'])
    expect(estimated('项目总投资（万元）', '万元', '')).toEqual([undefined, undefined, '0'])
  })

  it('are not found in words that only sound like theirs', () => {
    const found = (business: string, regions?: string[]) =>
      fits('enterprise', { business }, regions ? { regions } : {}).fits.map(({ key }) => key)
    expect(found('碳钢和碳纤维制品')).not.toContain('measures2024.carbon')
    expect(found('碳排放监测')).toContain('measures2024.carbon')
    expect(found('体外诊断试剂')).not.toContain('measures2024.internetServices')
    expect(found('固液分离设备、产品外包装', ['嘉兴市'])).toEqual(['jiaxing2024.serviceTitles'])
    expect(found('软件外包；主辅分离后的物流', ['嘉兴市'])).toEqual(
      expect.arrayContaining(['jiaxing2024.outsourcing', 'jiaxing2024.separation', 'jiaxing2024.separationAccess']),
    )
    const design = fits('enterprise', { business: '工业设计' }, { answers: { field: '创新服务' }, regions: ['嘉兴市'] })
    expect(design.fits.map(({ key }) => key)).toContain('jiaxing2024.serviceTitles')
  })

  it('count one input once over several measures, and another input beside it', () => {
    const answers = {
      field: '服务型制造；工业互联网和智能制造',
      // 2000 × 20 % = 400, once; 1000 × 30 % = 300; 4 × 2.5 = 10.
      'measures2024.serviceManufacturing.input': '2000',
      'measures2024.industrialPlatforms.input': '2000.00',
      'measures2024.internetServices.input': '1000',
      'measures2024.internetServices.diagnosed': '4',
    }
    const { fits: found, total } = fits('enterprise', {}, { answers })
    expect(total).toBe('710')
    const platform = found.find(({ key }) => key === 'measures2024.industrialPlatforms')
    expect(platform?.estimates).toMatchObject([{ amount: '400', insteadOf: '一体化项目' }])
  })

  it('are those of the region, and count no longer once their term is over', () => {
    const regionsOf = (asked: Asked) =>
      new Set(fits('enterprise', {}, asked).fits.map(({ document }) => document.region))
    expect(regionsOf({})).toEqual(new Set(['上海市']))
    expect(regionsOf({ regions: ['浙江省', '嘉兴市'] })).toEqual(new Set(['嘉兴市']))
    const answers = { 'measures2024.serviceManufacturing.input': '1000' }
    const at = (on: string) => {
      const { fits: found, total } = fits('enterprise', {}, { answers, on })
      return [found.find(({ key }) => key === 'measures2024.serviceManufacturing')?.outOfTerm, total]
    }
    expect(at('2027-12-31')).toEqual([undefined, '200'])
    expect(at('2028-01-01')).toEqual(['已过期（2027年12月31日止）', '0'])
    expect(at('2023-07-27')).toEqual(['2024年7月25日起施行', '200'])
  })

  it('are none for a district', () => {
    expect(fits('district', {})).toEqual({ fits: [], total: '0' })
  })
})

describe('a batch', () => {
  it('is counted by field, industry and actor, and against the yearly targets', () => {
    const counted = [
      { id: 'A01', name: '样例甲', ...subject('enterprise', { mode: '供应链管理' }), recommended: true },
      {
        ...{ id: 'A02', name: '样例乙', recommended: false },
        ...subject('enterprise', { mode: '全生命周期管理', industry: '家具样例', name: '样例' }),
      },
      {
        ...{ id: 'A03', name: '样例丙' },
        ...subject('platform', { modeClass: '共享制造', modes: '', industry: '6432 互联网生产服务平台' }),
        recommended: true,
      },
    ]
    const count = (kind: string, name: string) =>
      countTags(counted)
        .find((c) => c.kind === kind)
        ?.counts.find((c) => c.name === name)
    expect(count('field', '服务型制造')).toMatchObject({ all: 3, recommended: 2 })
    expect(count('field', '供应链管理')).toMatchObject({ all: 1, recommended: 1 })
    expect(count('industry', '高端装备')).toMatchObject({ all: 1, recommended: 1 })
    expect(count('industry', '未标注')).toMatchObject({
      ...{ all: 2, recommended: 1 },
      applications: [
        { id: 'A02', name: '样例乙' },
        { id: 'A03', name: '样例丙' },
      ],
    })
    expect(count('actor', '平台型企业和机构')).toMatchObject({ all: 1, recommended: 1 })
    const jiaxing = policyLibrary().find(({ id }) => id === 'jiaxing2024') ?? expect.unreachable()
    const reached = countTargets(jiaxing, counted).filter(({ recommended }) => recommended > 0)
    expect(reached.map(({ what, recommended, target }) => [what, recommended, target])).toEqual([
      ['市级共享制造示范企业（平台）', 1, 8],
      ['市级供应链管理平台', 1, 10],
    ])
    expect(reached.map(({ applications }) => applications.map(({ id }) => id))).toEqual([['A03'], ['A01']])
  })
})

describe('searching', () => {
  const found = (text: string, more: { document?: string; kind?: 'measure' | 'task' } = {}) =>
    findPolicies(policyList().policies, { text, document: null, kind: null, ...more }).map(({ key }) => key)

  it('finds every word in titles, quotes, clauses, offices and terms, however it is typed', () => {
    expect(found('就高不重复')).toEqual(['jiaxing2024.highest'])
    expect(found('５２７号　供应链')).toContain('measures2024.supplyChain')
    expect(found('市市场监管局 检验', { kind: 'task' })).toEqual(['jiaxing2024.testing'])
    expect(found('“双推” 三（一）')).toEqual([])
    expect(found('', { document: 'measures2024', kind: 'measure' })).toHaveLength(12)
  })
})
