import { describe, expect, it } from 'vitest'
import type { Attachment } from '../../../src-domain/batch/application.ts'
import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import { application, attachment, creditCode, finding } from '../../support/application.ts'

const enterprise = (...attachments: Attachment[]) => application('enterprise', { attachments })
const unsure = { certainty: 'unsure', note: '文件打不开' } as const

describe('2022 年度审计报告', () => {
  it.each<[string, Attachment[], Outcome]>([
    ['is there', [attachment('audit', { year: 2022 })], 'pass'],
    [
      'is there beside an older one',
      [attachment('audit', { year: 2021 }), attachment('audit', { year: 2022 })],
      'pass',
    ],
    ['is of 2021', [attachment('audit', { year: 2021 })], 'fail'],
    ['is of 2023', [attachment('audit', { year: 2023 })], 'fail'],
    ['is of a year nobody can tell', [attachment('audit')], 'manual'],
    ['seems to be of 2022', [attachment('audit', { year: 2022, ...unsure })], 'manual'],
    [
      'could not be opened, beside one of 2021',
      [attachment('audit', unsure), attachment('audit', { year: 2021 })],
      'manual',
    ],
    ['is missing', [], 'fail'],
  ])('%s', (_, attachments, outcome) => {
    const found = finding('audit', enterprise(...attachments))
    expect(found.outcome).toBe(outcome)
    if (outcome !== 'pass') expect(found.message).toContain('2022 年度审计报告')
  })

  it('says which other year was handed in and that it does not count', () => {
    const found = finding('audit', enterprise(attachment('audit', { year: 2021, file: '2021年审计报告.pdf' })))
    expect(found.message).toBe('2022 年度审计报告未提交；已提交的是 2021 年度的“2021年审计报告.pdf”，不能代替。')
    expect(found.advice).toContain('补交 2022 年度审计报告')
  })
})

describe('the checklist', () => {
  it('fails a required attachment that is missing and points at files nobody could place', () => {
    const found = finding('licence', enterprise(attachment('other', { file: '扫描件001.pdf', certainty: 'unsure' })))
    expect(found).toMatchObject({ outcome: 'fail', clause: '附件2 参考附件 1' })
    expect(found.message).toContain('另有未能归类的“扫描件001.pdf”')
  })

  it('never passes a required attachment that could not be opened', () => {
    const found = finding('licence', enterprise(attachment('licence', unsure)))
    expect(found).toMatchObject({ outcome: 'manual' })
    expect(found.message).toContain('文件打不开')
    expect(finding('licence', enterprise(attachment('licence', unsure), attachment('licence'))).outcome).toBe('pass')
  })

  it('does without what the notice asks for 如有', () => {
    expect(finding('highTech', enterprise()).outcome).toBe('na')
    expect(finding('highTech', enterprise(attachment('highTech'))).outcome).toBe('pass')
    expect(finding('highTech', enterprise(attachment('highTech', unsure))).outcome).toBe('manual')
  })

  it.each(['licence', 'audit', 'premises', 'services', 'feedback'])('of a platform asks for %s', (slot) => {
    const platform = application('platform')
    const without = { ...platform, attachments: platform.attachments.filter((a) => a.slot !== slot) }
    expect(finding(slot, platform).outcome).toBe('pass')
    expect(finding(slot, without).outcome).toBe('fail')
  })
})

describe('the licence against the form', () => {
  const licence = (textHead: string) => enterprise(attachment('licence', { textHead }))
  it.each<[string, string, Outcome]>([
    ['agrees', `统一社会信用代码 ${creditCode}\n名称 上海样例泵业有限公司`, 'pass'],
    ['shows another code', `统一社会信用代码 91310104MA1TEAT62U`, 'manual'],
    ['shows another name', `${creditCode}\n名 称：上海样例阀门有限公司`, 'manual'],
    ['is a scan', '', 'na'],
  ])('that %s: %s', (_, text, outcome) => {
    expect(finding('licenceMatches', licence(text)).outcome).toBe(outcome)
  })
})
