import { describe, expect, it } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { checkBatch } from '../../../../src-main/desk/findings/check-batch.ts'
import { decline, reconsider } from '../../../../src-main/desk/ranking/decline.ts'
import { rank } from '../../../../src-main/desk/ranking/order.ts'
import { recommend, withdraw } from '../../../../src-main/desk/ranking/recommend.ts'
import { application } from '../../../support/application.ts'
import { attest, must, newDesk, officer, orderOf, preparer, problemOf } from '../../../support/desk.ts'

const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U', '91310000132260250X']

/** A desk with three eligible enterprises and a platform of a fourth applicant. */
function eligible(): Desk {
  const enterprises = codes.map((creditCode, i) =>
    application('enterprise', { values: { name: `上海样例${i + 1}号有限公司`, creditCode } }),
  )
  const desk = newDesk(...enterprises, application('platform', { values: { creditCode: '91310000631696382C' } }))
  attest(desk, 'A01', 'A02', 'A03', 'A04')
  return desk
}

function ranking(desk: Desk): Record<string, number> {
  return Object.fromEntries(listApplications(desk.store).flatMap((a) => (a.rank === undefined ? [] : [[a.id, a.rank]])))
}

describe('推荐', () => {
  it('puts each at the end of its category, once', () => {
    const desk = eligible()
    expect(must(recommend(desk, { applications: ['A02', 'A04', 'A01', 'A02'] }, preparer)).ranked).toEqual([
      { application: 'A02', category: 'enterprise', rank: 1 },
      { application: 'A04', category: 'platform', rank: 1 },
      { application: 'A01', category: 'enterprise', rank: 2 },
    ])
    must(recommend(desk, { applications: ['A01', 'A03'] }, preparer))
    expect(ranking(desk)).toEqual({ A02: 1, A01: 2, A03: 3, A04: 1 })
  })

  it('refuses all where one is not eligible, and says what is open', () => {
    const desk = newDesk(application('enterprise'))
    attest(desk, 'A01')
    expect(problemOf(recommend(desk, { applications: ['A01', 'A09'] }, preparer)).code).toBe('application-unknown')
    expect(ranking(desk)).toEqual({})
    const open = newDesk(application('enterprise', { values: { phone: '1' } }))
    const problem = problemOf(recommend(open, { applications: ['A01'] }, preparer))
    expect(problem).toMatchObject({ code: 'not-eligible' })
    expect(problem.message).toMatch(/A01 还有 3 项初审未了结，没有改动：.*人工核，noAccident.*不通过，phone/)
  })

  it('takes only one of two forms of the same applicant', () => {
    const desk = newDesk(application('enterprise'), application('enterprise', { folder: '修改稿' }))
    attest(desk, 'A01', 'A02')
    expect(problemOf(recommend(desk, { applications: ['A01'] }, preparer)).message).toContain('没有重复申报')
    must(decline(desk, { application: 'A02', reason: '与 A01 重复' }, officer))
    must(recommend(desk, { applications: ['A01'] }, preparer))
    must(reconsider(desk, { application: 'A02' }, officer))
    expect(problemOf(recommend(desk, { applications: ['A02'] }, preparer)).code).toBe('not-eligible')
    expect(checkBatch(desk)[1]?.findings.find((f) => f.check === 'duplicate')?.outcome).toBe('fail')
  })
})

describe('不予推荐', () => {
  it('takes an application out of the ranking, wants a reason, and bars it until taken back', () => {
    const desk = eligible()
    must(recommend(desk, { applications: ['A01', 'A02', 'A03'] }, preparer))
    expect(problemOf(decline(desk, { application: 'A02', reason: ' ' }, officer)).code).toBe('decline-without-reason')
    must(decline(desk, { application: 'A02', reason: '自愿撤回' }, officer))
    expect(ranking(desk)).toEqual({ A01: 1, A03: 2 })
    expect(problemOf(recommend(desk, { applications: ['A02'] }, preparer))).toMatchObject({
      code: 'declined',
      message: expect.stringContaining('自愿撤回'),
    })
    must(reconsider(desk, { application: 'A02' }, officer))
    expect(must(recommend(desk, { applications: ['A02'] }, preparer)).ranked[0]?.rank).toBe(3)
  })
})

describe('排序', () => {
  it('gives a category its whole order and leaves no gap when one is withdrawn', () => {
    const desk = eligible()
    must(recommend(desk, { applications: ['A01', 'A02', 'A03', 'A04'] }, preparer))
    must(
      rank(
        desk,
        { category: 'enterprise', order: ['A03', 'A01', 'A02'], basedOn: orderOf(desk, 'enterprise') },
        preparer,
      ),
    )
    expect(ranking(desk)).toEqual({ A03: 1, A01: 2, A02: 3, A04: 1 })
    must(withdraw(desk, { application: 'A03' }, preparer))
    expect(ranking(desk)).toEqual({ A01: 1, A02: 2, A04: 1 })
  })

  it.each([
    ['a double', ['A01', 'A02', 'A02']],
    ['one missing', ['A01']],
    ['one of another category', ['A01', 'A02', 'A04']],
    ['one that is not recommended', ['A01', 'A02', 'A03']],
  ])('with %s is refused and the order stays', (_, order) => {
    const desk = eligible()
    must(recommend(desk, { applications: ['A01', 'A02', 'A04'] }, preparer))
    expect(
      problemOf(rank(desk, { category: 'enterprise', order: order, basedOn: orderOf(desk, 'enterprise') }, preparer))
        .code,
    ).toBe('ranking-incomplete')
    expect(ranking(desk)).toEqual({ A01: 1, A02: 2, A04: 1 })
  })
})
