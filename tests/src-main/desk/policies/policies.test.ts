import { describe, expect, it } from 'vitest'
import { listEvents } from '../../../../db/events.ts'
import { sentenceOf } from '../../../../src-domain/events/sentence.ts'
import { type DueLetter, dueLetters } from '../../../../src-domain/letters/due-letters.ts'
import { lettersFor } from '../../../../src-domain/letters/kinds.ts'
import type { Desk, Kept } from '../../../../src-main/desk/desk.ts'
import { letterFacts } from '../../../../src-main/desk/letters/letter-facts.ts'
import { answerPolicy } from '../../../../src-main/desk/policies/answer-policy.ts'
import { applicationPolicies } from '../../../../src-main/desk/policies/application-policies.ts'
import { batchPolicies } from '../../../../src-main/desk/policies/batch-policies.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { withdrawApplications } from '../../../../src-main/desk/withdrawal/withdraw-applications.ts'
import { application } from '../../../support/application.ts'
import { attest, must, newDesk, officer, problemOf } from '../../../support/desk.ts'

const at = new Date('2026-06-01T02:00:00Z')
const renamed: Readonly<Record<string, string>> = { industry: 'sector', business: 'trade', creditCode: 'code' }
const input = 'measures2024.serviceManufacturing.input'

const policiesOn = (desk: Desk) => must(applicationPolicies(desk, { application: 'A01' }, at))
const answer = (desk: Desk, key: string, value?: string) =>
  must(answerPolicy(desk, { application: 'A01', key, value }, officer))
const takeBack = (desk: Desk, { step }: Kept) => must(undo(desk, { step: step ?? expect.unreachable() }, officer))
const newest = (desk: Desk) => {
  const [record] = listEvents(desk.store, { limit: 1 })
  const applications = new Map([['A01', { name: '样例泵业', category: 'enterprise' as const }]])
  return sentenceOf(record ?? expect.unreachable(), { scheme: desk.scheme, applications })
}

describe('可衔接的政策', () => {
  it('reckon with what officers type, as they type it, and keep it on record', () => {
    const desk = newDesk(application('enterprise'))
    expect(policiesOn(desk).total).toBe('0')
    answer(desk, input, '１，２００万元')
    expect(policiesOn(desk).total).toBe('240')
    expect(newest(desk)).toBe('填写样例泵业的“促进服务型制造发展：一体化项目的核定投入”：1,200')
    expect(answer(desk, input, '1,200').step).toBeUndefined()
    answer(desk, 'measures2024.serviceManufacturing.integrated', '否')
    expect(policiesOn(desk).total).toBe('0')
    // The title is given for itself.
    answer(desk, 'measures2024.serviceManufacturing.title', '是')
    expect(policiesOn(desk).total).toBe('50')
  })

  it('refuse what is no answer, and say so', () => {
    const desk = newDesk(application('enterprise'))
    const refused = (key: string, value: string) =>
      problemOf(answerPolicy(desk, { application: 'A01', key, value }, officer)).code
    expect(refused(input, '若干')).toBe('policy-answer-refused')
    expect(refused(input, '-5')).toBe('policy-answer-refused')
    expect(refused('field', '样例领域')).toBe('policy-answer-refused')
    expect(refused('measures2024.serviceManufacturing.integrated', '也许')).toBe('policy-answer-refused')
    // Firms and titles are whole, and there are three of these titles.
    expect(refused('measures2024.internetServices.diagnosed', '2.5家')).toBe('policy-answer-refused')
    expect(refused('jiaxing2024.greenTitles.national', '4')).toBe('policy-answer-refused')
    answer(desk, 'jiaxing2024.greenTitles.national', '3项')
    expect(refused('measures2024.样例', '1')).toBe('policy-unknown')
    expect(policiesOn(desk).total).toBe('0')
    must(withdrawApplications(desk, { applications: ['A01'], reason: '样例' }, officer))
    expect(refused(input, '1')).toBe('withdrawn')
  })

  it('have their tags set by officers, and each step can be taken back, unless it was overtaken', () => {
    const desk = newDesk(application('enterprise'))
    const fields = () => policiesOn(desk).tags.field
    const suggested = fields()
    expect(suggested).toMatchObject({ set: false, given: [{ name: '服务型制造' }] })
    const set = answer(desk, 'field', '绿色制造；品牌建设')
    // In the order of the document, whatever the order they were chosen in.
    expect(fields()).toMatchObject({ set: true, given: [{ name: '品牌建设' }, { name: '绿色制造' }] })
    expect(newest(desk)).toBe('填写样例泵业的“重点领域”：品牌建设；绿色制造')
    const none = answer(desk, 'field', '')
    expect(fields()).toMatchObject({ set: true, given: [] })
    expect(problemOf(undo(desk, { step: set.step ?? expect.unreachable() }, officer)).code).toBe('undo-overtaken')
    takeBack(desk, none)
    takeBack(desk, set)
    expect(fields()).toEqual(suggested)
    expect(newest(desk)).toBe('撤去对样例泵业“重点领域”的填写，恢复为按申报表判断')
  })

  it('are counted over the batch, districts and the withdrawn left out', () => {
    const desk = newDesk(
      application('enterprise'),
      application('platform'),
      application('district'),
      application('enterprise'),
    )
    must(withdrawApplications(desk, { applications: ['A04'], reason: '样例' }, officer))
    const { applications, tags, targets } = batchPolicies(desk)
    expect(applications).toBe(2)
    expect(tags.find(({ kind }) => kind === 'field')?.counts[0]).toEqual({
      ...{ name: '服务型制造', all: 2, recommended: 0 },
      applications: [
        { id: 'A01', name: '上海样例泵业有限公司' },
        { id: 'A02', name: expect.stringContaining('样例') },
      ],
    })
    expect(targets).toEqual([])
  })
})

describe('a batch in Jiaxing', () => {
  it('is held against the yearly targets, and its applications against the rewards there', () => {
    const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U']
    const [supply, chain] = codes.map((creditCode) =>
      application('enterprise', { values: { creditCode, name: `样例${creditCode}`, mode: '供应链管理' } }),
    )
    const shanghai = newDesk(supply ?? expect.unreachable(), chain ?? expect.unreachable())
    attest(shanghai, 'A01')
    must(recommend(shanghai, { applications: ['A01'] }, officer))
    // A county of the city: the notice's region is what holds, not the recommender's own name.
    const desk = { ...shanghai, scheme: { ...shanghai.scheme, region: { ...shanghai.scheme.region, name: '嘉兴市' } } }
    const [target] = batchPolicies(desk).targets
    expect(target?.document.id).toBe('jiaxing2024')
    expect(target?.counts).toHaveLength(10)
    expect(target?.counts.find(({ what }) => what === '市级供应链管理平台')).toMatchObject({
      target: 10,
      recommended: 1,
    })
    expect(target?.counts.find(({ what }) => what === '市级共享制造示范企业（平台）')).toMatchObject({ recommended: 0 })
    must(answerPolicy(desk, { application: 'A01', key: 'jiaxing2024.serviceTitles.level', value: '省级' }, officer))
    const { fits, total } = policiesOn(desk)
    expect(total).toBe('50')
    expect(new Set(fits.map(({ document }) => document.id))).toEqual(new Set(['jiaxing2024']))
    expect(fits[0]?.offices).toEqual(['市经信局', '市财政局'])
  })
})

describe('可衔接的政策告知', () => {
  const pages = (due: readonly DueLetter[]) => JSON.stringify(due.map((letter) => letter.pages))

  it('says which, why, what is missing and how much, as an estimate', () => {
    const desk = newDesk(application('enterprise'), application('district'))
    answer(desk, input, '1200')
    const due = must(dueLetters(letterFacts(desk, at), 'policies', {}))
    expect(due.map((letter) => letter.application)).toEqual(['A01'])
    const text = pages(due)
    for (const said of [
      '上海样例泵业有限公司：',
      '《关于促进工业服务业赋能产业升级的若干措施》（沪经信生〔2024〕527号）第1条（要点，非原文）',
      '重点领域“服务型制造”：申报的方案写有“服务型制造”',
      '是否已获工信部服务型制造示范称号',
      '1,200 × 20% = 240，最高 240 万元',
      '按已知情况合计最高 240 万元。以上均为估算，不作承诺',
    ])
      expect(text).toContain(said)
    // Nothing of what is over or of another region.
    expect(text).not.toContain('2020年')
    expect(text).not.toContain('嘉兴')
  })

  it('knows a company by what its category is, whatever the keys of its form', () => {
    const shanghai = newDesk(application('enterprise'))
    const categories = shanghai.scheme.categories.map((category) =>
      category.id === 'enterprise'
        ? {
            ...category,
            creditCodeField: 'code',
            sections: category.sections.map((section) => ({
              ...section,
              fields: section.fields.map((field) => ({ ...field, key: renamed[field.key] ?? field.key })),
            })),
          }
        : category,
    )
    const desk = { ...shanghai, scheme: { ...shanghai.scheme, categories } }
    const [own = expect.unreachable()] = letterFacts(desk, at).applications()
    const values = own.application.values.map((value) => ({ ...value, key: renamed[value.key] ?? value.key }))
    const facts = {
      ...letterFacts(desk, at),
      applications: () => [{ ...own, application: { ...own.application, values } }],
    }
    expect(must(dueLetters(facts, 'policies', {})).map((letter) => letter.application)).toEqual(['A01'])
    expect(lettersFor(own, desk.scheme)).toContain('policies')
    const [district = expect.unreachable()] = letterFacts(newDesk(application('district')), at).applications()
    expect(lettersFor(district, desk.scheme)).not.toContain('policies')
  })

  it('is refused for what is no company', () => {
    const desk = newDesk(application('district'))
    const refused = dueLetters(letterFacts(desk, at), 'policies', { applications: ['A01'] })
    expect(problemOf(refused).code).toBe('policies-unmatched')
  })
})
