import { describe, expect, it } from 'vitest'
import { attest } from '../../support/desk.ts'
import { outcome } from './desks.ts'
import { code, peopled } from './peopled.ts'

describe('会签', () => {
  async function asked() {
    const of = await peopled()
    const { desk, head, handler } = of
    attest(desk, 'A01', 'A02', 'A03')
    await handler.ranking.recommend({ applications: ['A01', 'A02'] })
    await head.signOff.require({ required: true })
    const frozen = () => outcome(handler.editions.freeze())
    return { ...of, frozen }
  }

  it('is asked for only where somebody else than the handler reviews', async () => {
    const { head, officers } = await peopled()
    await head.people.change({ officer: officers.handler.uid, roles: ['handler', 'reviewer'] })
    await head.people.change({ officer: officers.reviewer.uid, retired: true })
    await expect(head.signOff.require({ required: true })).rejects.toEqual(code('sign-off-unmanned'))
  })

  it('freezes what was submitted, passed and consented to, and nothing before that', async () => {
    const { head, handler, reviewer, frozen } = await asked()
    await expect(frozen()).rejects.toEqual(code('sign-off-pending'))
    await expect(head.signOff.consent()).rejects.toEqual(code('sign-off-stage'))
    await handler.signOff.submit()
    await expect(frozen()).rejects.toEqual(code('sign-off-pending'))
    await reviewer.signOff.pass()
    await expect(frozen()).rejects.toEqual(code('sign-off-pending'))
    await head.signOff.consent()
    expect((await frozen()).value).toMatchObject({ number: 1, fresh: true })
    const said = await head.events.list({ limit: 10 })
    const signed = said.flatMap(({ event, by }) => (event.kind === 'signed-off' ? `${by} ${event.act}` : []))
    expect(signed).toEqual(['王负责 consented', '李复核 passed', '陈经办 submitted', '王负责 required'])
  })

  it('locks what was submitted, whichever way a change comes, until it is returned or unlocked with a reason', async () => {
    const { head, handler, reviewer, frozen } = await asked()
    const { step } = await handler.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
    await handler.signOff.submit()
    const locked = code('batch-locked')
    let times = 0
    const correct = () => handler.values.set({ application: 'A01', key: 'contact', value: `样例${++times}` })
    await expect(correct()).rejects.toEqual(locked)
    if (step) await expect(handler.undo.step({ step })).rejects.toEqual(locked)
    await expect(handler.ranking.recommend({ applications: ['A03'] })).rejects.toEqual(locked)
    await expect(handler.desk.update({ phone: '021-64000001' })).rejects.toEqual(locked)
    await reviewer.signOff.giveBack({ reason: '样例：A01 的联系人有误' })
    await correct()
    await handler.signOff.submit()
    await reviewer.signOff.pass()
    await head.signOff.consent()
    await expect(correct()).rejects.toEqual(locked)
    await head.signOff.unlock({ reason: '样例：申报单位来函更正' })
    await correct()
    await expect(frozen()).rejects.toEqual(code('sign-off-pending'))
    const reasons = (await head.events.list({ limit: 20 })).flatMap(({ event }) =>
      'act' in event ? (event.reason ?? []) : [],
    )
    expect(reasons).toEqual(['样例：申报单位来函更正', '样例：A01 的联系人有误'])
  })

  it('shows the reviewer what has changed since they looked, application by application', async () => {
    const { handler, reviewer } = await asked()
    await handler.signOff.submit()
    expect(await reviewer.signOff.changes()).toEqual({ changes: [] })
    await reviewer.signOff.giveBack({ reason: '样例：请核' })
    await handler.values.set({ application: 'A02', key: 'contact', value: '样例戊' })
    await handler.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
    await handler.notes.write({ application: 'A01', kind: 'memo', text: '样例' })
    const { since, changes } = await reviewer.signOff.changes()
    expect(since).toMatchObject({ by: '李复核', passed: false })
    expect(changes.map(({ application, lines }) => [application, lines.length])).toEqual([
      ['A01', 1],
      ['A02', 1],
    ])
    expect(changes[0]?.lines[0]).toMatchObject({ by: '陈经办', sentence: expect.stringContaining('样例丁') })
  })

  it('is passed by nobody who has submitted it', async () => {
    const { head, handler, officers } = await asked()
    await head.people.change({ officer: officers.handler.uid, roles: ['handler', 'reviewer'] })
    await handler.signOff.submit()
    await expect(handler.signOff.pass()).rejects.toEqual(code('sign-off-own'))
  })
})
