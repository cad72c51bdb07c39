import { describe, expect, it } from 'vitest'
import type { Application, Ruling } from '../../../src-domain/batch/application.ts'
import { application, attachment, finding, uid, type Values } from '../../support/application.ts'

function ruled(subject: Application, check: string, outcome: Ruling['outcome']): Application {
  const { basis } = finding(check, subject)
  const ruling = { uid, check, outcome, reason: '已核实', basis, by: '样例经办人', at: '2023-08-01T08:00:00.000Z' }
  return { ...subject, rulings: [...subject.rulings, ruling] }
}

const with2022 = (service: string, revenue = '100000'): Values => ({
  'serviceRevenue.2022': service,
  'revenue.2022': revenue,
})

describe('人工认定', () => {
  it.each(['noAccident', 'noViolation'])('is what %s waits for', (check) => {
    const subject = application('enterprise')
    expect(finding(check, subject)).toMatchObject({ outcome: 'manual', judged: 'manual' })
    expect(finding(check, ruled(subject, check, 'pass')).outcome).toBe('pass')
    expect(finding(check, ruled(subject, check, 'fail')).outcome).toBe('fail')
  })

  it('overrides the rule and is kept with reason, name and time, beside what the rule found', () => {
    const found = finding(
      'serviceShare',
      ruled(application('enterprise', { values: with2022('28000') }), 'serviceShare', 'pass'),
    )
    expect(found).toMatchObject({
      outcome: 'pass',
      judged: 'fail',
      ruling: { reason: '已核实', by: '样例经办人', at: '2023-08-01T08:00:00.000Z' },
    })
    expect(found.message).toContain('28.0%')
  })

  it('counts for its own check alone, and the latest counts', () => {
    const subject = ruled(application('enterprise'), 'noAccident', 'pass')
    expect(finding('noViolation', subject).outcome).toBe('manual')
    expect(finding('noAccident', ruled(subject, 'noAccident', 'fail')).outcome).toBe('fail')
  })

  it.each<[string, Values]>([
    ['the result changes', with2022('27000')],
    ['the figures change and the result reads the same', with2022('56000', '200000')],
  ])('loses its force when %s', (_, values) => {
    const { rulings } = ruled(application('enterprise', { values: with2022('28000') }), 'serviceShare', 'pass')
    const found = finding('serviceShare', application('enterprise', { values, rulings }))
    expect(found.outcome).toBe('fail')
    expect(found.ruling).toBeUndefined()
    expect(found.message).toContain('样例经办人认定之后情况有变，请重新认定')
  })

  it('stands while only other things change', () => {
    const { rulings } = ruled(application('enterprise', { values: with2022('28000') }), 'serviceShare', 'pass')
    const values = { ...with2022('28000'), phone: '021-64000001' }
    expect(finding('serviceShare', application('enterprise', { values, rulings })).outcome).toBe('pass')
  })

  it('needs no repeating once the rule itself passes, and a ruling against a pass goes back to the officer', () => {
    const { rulings: passed } = ruled(application('enterprise', { values: with2022('28000') }), 'serviceShare', 'pass')
    expect(
      finding('serviceShare', application('enterprise', { values: with2022('35000'), rulings: passed })).outcome,
    ).toBe('pass')
    const { rulings: failed } = ruled(application('enterprise'), 'serviceShare', 'fail')
    expect(
      finding('serviceShare', application('enterprise', { values: with2022('35000'), rulings: failed })).outcome,
    ).toBe('manual')
  })

  it('on an attachment loses its force when another file takes the same name', () => {
    const handedIn = (sha256: string) => [
      attachment('audit', { file: '审计报告.pdf', sha256: sha256.repeat(64), certainty: 'unsure' }),
    ]
    const { rulings } = ruled(application('enterprise', { attachments: handedIn('a') }), 'audit', 'pass')
    expect(finding('audit', application('enterprise', { attachments: handedIn('a'), rulings })).outcome).toBe('pass')
    expect(finding('audit', application('enterprise', { attachments: handedIn('b'), rulings })).outcome).toBe('manual')
  })
})
