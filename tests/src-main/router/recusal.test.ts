import { describe, expect, it } from 'vitest'
import { attest } from '../../support/desk.ts'
import { code, peopled } from './peopled.ts'

const who = { reason: '样例：与申报单位负责人有亲属关系' }

describe('回避', () => {
  it('keeps an officer from ruling on, correcting, recommending and ranking one applicant, and none of the others', async () => {
    const { desk, head, handler } = await peopled()
    attest(desk, 'A01', 'A02', 'A03')
    await handler.ranking.recommend({ applications: ['A01', 'A02'] })
    const { row, step } = await handler.recusals.declare({ application: 'A01', ...who })
    expect(row.recusals).toMatchObject([{ name: '陈经办', ...who }])
    const recused = code('recused')
    await expect(handler.values.set({ application: 'A01', key: 'contact', value: '样例丁' })).rejects.toEqual(recused)
    await expect(
      handler.findings.rule({ application: 'A01', check: 'noAccident', outcome: 'fail', reason: '样例' }),
    ).rejects.toEqual(recused)
    await expect(handler.ranking.withdraw({ application: 'A01' })).rejects.toEqual(recused)
    await expect(handler.applications.decline({ application: 'A01', reason: '样例' })).rejects.toEqual(recused)
    const order = { category: 'enterprise' as const, basedOn: ['A01', 'A02'] }
    await expect(handler.ranking.rank({ ...order, order: ['A02', 'A01'], reason: '样例' })).rejects.toEqual(
      code('recused-rank'),
    )
    // Behind it, others move as they did.
    await handler.ranking.recommend({ applications: ['A03'] })
    await handler.ranking.rank({ category: 'enterprise', basedOn: ['A01', 'A02', 'A03'], order: ['A01', 'A03', 'A02'] })
    await handler.values.set({ application: 'A02', key: 'contact', value: '样例丁' })
    if (step) await expect(handler.undo.step({ step })).rejects.toEqual(code('undo-lasting'))
    const recusal = row.recusals?.[0]?.uid ?? ''
    await expect(handler.recusals.end({ application: 'A01', recusal, reason: '样例' })).rejects.toEqual(
      code('role-lacking'),
    )
    await head.recusals.end({ application: 'A01', recusal, reason: '样例：核实无亲属关系' })
    await handler.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
  })
})
