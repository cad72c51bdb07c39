import { describe, expect, it, vi } from 'vitest'
import { readApplication } from '../../../../db/applications.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { checkBatch } from '../../../../src-main/desk/findings/check-batch.ts'
import { listRulings } from '../../../../src-main/desk/findings/list-rulings.ts'
import { rule, ruleMany } from '../../../../src-main/desk/findings/rule.ts'
import { withdrawRulings } from '../../../../src-main/desk/findings/withdraw-rulings.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { withdrawApplications } from '../../../../src-main/desk/withdrawal/withdraw-applications.ts'
import { application } from '../../../support/application.ts'
import { must, newDesk, officer, preparer, problemOf } from '../../../support/desk.ts'

const checks = ['noAccident', 'noViolation']
const category = 'enterprise'

/** As many enterprises as are wanted, two attestations ruled on each in one go. */
function ruledDesk(count: number): Desk {
  const desk = newDesk(
    ...Array.from({ length: count }, (_, i) =>
      application('enterprise', { values: { creditCode: undefined, name: `上海样例${i + 1}号有限公司` } }),
    ),
  )
  const rulings = checkBatch(desk).map((c) => ({ application: c.application.id, checks }))
  must(ruleMany(desk, { rulings, outcome: 'pass', reason: '已函询' }, officer))
  return desk
}

const ofRulings = (desk: Desk) =>
  listRulings(desk, { category }).map(({ application, uid: ruling }) => ({ application, ruling }))
const outcomesOf = (desk: Desk) =>
  checkBatch(desk).flatMap(({ findings }) =>
    findings.filter((f) => checks.includes(f.check)).map(({ outcome }) => outcome),
  )

describe('rulings', () => {
  it('given in one go have one time, whatever was open of each, and are told from those of the same minute', () => {
    const desk = newDesk(application('enterprise'), application('enterprise', { values: { creditCode: undefined } }))
    const ruleOn = (...rulings: { application: string; checks: string[] }[]) =>
      must(ruleMany(desk, { rulings, outcome: 'pass', reason: '已函询' }, officer))
    ruleOn({ application: 'A01', checks }, { application: 'A02', checks: ['noAccident'] })
    const together = listRulings(desk, { category })
    expect(together.map(({ at }) => at)).toEqual(together.map(() => together[0]?.at))
    expect(together).toHaveLength(3)
    vi.setSystemTime(Date.parse(together[0]?.at ?? '') + 1)
    ruleOn({ application: 'A02', checks: ['noViolation'] })
    expect(Map.groupBy(listRulings(desk, { category }), ({ at }) => at).size).toBe(2)
    vi.useRealTimers()
  })

  it('given on many are withdrawn long after, in one step that can be undone', () => {
    const desk = ruledDesk(30)
    expect(new Set(outcomesOf(desk))).toEqual(new Set(['pass']))
    const rulings = ofRulings(desk)
    expect(rulings).toHaveLength(60)
    const { step } = must(withdrawRulings(desk, { rulings }, preparer))
    expect(new Set(outcomesOf(desk))).toEqual(new Set(['manual']))
    expect(listRulings(desk, { category })).toEqual([])
    const back = must(undo(desk, { step: step ?? expect.unreachable() }, preparer))
    expect(back.undone).toEqual(['撤回认定 60 项'])
    expect(new Set(outcomesOf(desk))).toEqual(new Set(['pass']))
    expect(listRulings(desk, { category })[0]).toMatchObject({ by: officer.name, reason: '已函询' })
  })

  it('before the one withdrawn count again', () => {
    const desk = ruledDesk(1)
    must(rule(desk, { application: 'A01', check: 'noAccident', outcome: 'fail', reason: '查有记录' }, preparer))
    expect(outcomesOf(desk)).toEqual(['fail', 'pass'])
    const [last] = ofRulings(desk)
    must(withdrawRulings(desk, { rulings: last ? [last] : [] }, officer))
    expect(outcomesOf(desk)).toEqual(['pass', 'pass'])
  })

  it('given anew meanwhile are not overruled unseen: nothing is withdrawn', () => {
    const desk = ruledDesk(2)
    const rulings = ofRulings(desk)
    must(rule(desk, { application: 'A02', check: 'noViolation', outcome: 'fail', reason: '查有记录' }, preparer))
    const { code, message } = problemOf(withdrawRulings(desk, { rulings }, officer))
    expect(code).toBe('ruling-overtaken')
    expect(message).toContain('A02')
    expect(outcomesOf(desk)).toEqual(['pass', 'pass', 'pass', 'fail'])
    must(withdrawRulings(desk, { rulings: rulings.slice(0, 2) }, officer))
    expect(problemOf(withdrawRulings(desk, { rulings: rulings.slice(0, 1) }, officer)).code).toBe('ruling-overtaken')
  })

  it('of a withdrawn application stay', () => {
    const desk = ruledDesk(1)
    const rulings = ofRulings(desk)
    must(withdrawApplications(desk, { applications: ['A01'], reason: '重复' }, officer))
    expect(listRulings(desk, { category })).toEqual([])
    expect(problemOf(withdrawRulings(desk, { rulings }, officer)).code).toBe('withdrawn')
    expect(readApplication(desk.store, 'A01')?.rulings).toHaveLength(2)
  })
})
