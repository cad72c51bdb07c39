import { describe, expect, it } from 'vitest'
import type { Round } from '../../../src-domain/batch/round.ts'
import { byUrgency, dueState, dueWords } from '../../../src-domain/rounds/due.ts'
import { askedNow, openRound, owedInShort } from '../../../src-domain/rounds/open-round.ts'
import { application, findings, uid } from '../../support/application.ts'

const lacking = application('enterprise', { values: { 'serviceRevenue.2022': '28000', email: '没有' } })
const round: Round = {
  ...{ number: 1, uid, asked: askedNow(findings(lacking)), dueOn: '2023-07-31' },
  issues: [{ way: 'printed', at: '2023-07-24T02:00:00.000Z', by: '样例' }],
}
const openOn = (subject: typeof lacking) => openRound({ ...subject, round }, findings(subject))

describe('a round', () => {
  it('goes on while something it asked for is open, and owes what still fails', () => {
    expect(round.asked.length).toBeGreaterThan(1)
    expect(openOn(lacking)?.owed).toEqual(round.asked)
    const half = application('enterprise', { values: { email: '没有' } })
    expect(openOn(half)?.owed.map((a) => a.check)).toEqual(['email'])
  })

  it('names in short the blanks that are empty by now, and no more than a line has room for', () => {
    const shown = (values: Readonly<Record<string, string>>, asked: Round['asked']) => {
      const found = findings(application('enterprise', { values }))
      const open = openRound({ round: { ...round, asked } }, found)
      return open && owedInShort(open, found)
    }
    const all = { address: '', employees: '', phone: '', email: '', contact: '', name: '' }
    const asked = askedNow(findings(application('enterprise', { values: all })))
    expect(shown(all, asked)).toEqual(['申报表未填：企业名称、注册地址、联系人、联系电话、电子邮箱 等 6 项'])
    expect(shown({ address: '', employees: '' }, asked)).toEqual(['申报表未填：注册地址、员工总数（人）'])
    expect(shown({ employees: '' }, asked)).toEqual(['申报表未填：员工总数（人）'])
    expect(shown({ email: '没有' }, round.asked)).toEqual(['电子邮箱可用'])
  })

  it('ends by itself once nothing it asked for is open, whatever else is', () => {
    const other = application('enterprise', { values: { phone: '不知道' } })
    expect(findings(other).some((f) => f.outcome === 'fail')).toBe(true)
    expect(openOn(other)).toBeUndefined()
  })

  it('waits for the officer alone where what came in is only to be looked at', () => {
    const values = findings(lacking).map((f) => (f.outcome === 'fail' ? { ...f, outcome: 'manual' as const } : f))
    const looked = values.map(({ correction: _, ...f }) => f)
    expect(openRound({ round }, looked)).toMatchObject({ owed: [], toReview: round.asked.length })
  })

  it('ends with its application, and when an officer ends it', () => {
    const aside = { reason: '样例', by: '样例', at: '2023-07-25T02:00:00.000Z' }
    expect(openOn({ ...lacking, declined: aside })).toBeUndefined()
    expect(openOn({ ...lacking, withdrawn: aside })).toBeUndefined()
    expect(openRound({ round: { ...round, closed: aside } }, findings(lacking))).toBeUndefined()
  })
})

describe('how long there is', () => {
  const due = { dueOn: '2023-07-31', owed: ['审计报告'] }
  it.each([
    ['2023-07-24', 'waiting', '还有 7 天'],
    ['2023-07-28', 'due', '还有 3 天'],
    ['2023-07-31', 'due', '今天到期'],
    ['2023-08-02', 'overdue', '超期 2 天'],
    ['2026-11-30', 'overdue', '超期，期限 2023年7月31日'],
  ])('on %s: %s', (today, state, words) => {
    expect([dueState(due, today), dueWords(due, today)]).toEqual([state, words])
  })

  it('is nothing to the applicant once all has come in', () => {
    expect([dueState({ ...due, owed: [] }, '2023-08-02'), dueWords({ ...due, owed: [] }, '2023-08-02')]).toEqual([
      'answered',
      '已交来，待核',
    ])
  })

  it('is nothing to the applicant either while a corrected form of theirs waits to be gone through', () => {
    const returned = { ...due, returned: 1 }
    expect([dueState(returned, '2023-08-02'), dueWords(returned, '2023-08-02')]).toEqual(['answered', '已交来，待核'])
    expect([returned, due].sort(byUrgency)).toEqual([due, returned])
  })
})
