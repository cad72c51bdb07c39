import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { newUid } from '../../../db/uid.ts'
import { roles } from '../../../src-domain/people/officer.ts'
import { closeDesk } from '../../../src-main/desk/desk.ts'
import { holdDesk } from '../../../src-main/router/context.ts'
import { application } from '../../support/application.ts'
import { must, newDesk } from '../../support/desk.ts'
import { contextOf, inProcess } from './desks.ts'
import { code, peopled } from './peopled.ts'

describe('a desk without people', () => {
  it('asks nobody who they are, whatever a page says', async () => {
    const context = contextOf(newDesk(application('enterprise')))
    const client = inProcess(context, '样例甲', 'no sitting at all')
    await client.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
    expect(await client.events.list({ limit: 1 })).toMatchObject([{ by: '样例甲' }])
    expect(await client.desk.state()).not.toHaveProperty('officer')
  })

  it('has whoever adds the first signed in as that one, who must be able to add others', async () => {
    const context = contextOf(newDesk())
    await expect(inProcess(context).people.add({ name: '样例甲', roles: ['handler'] })).rejects.toEqual(
      code('head-needed'),
    )
    expect(await inProcess(context).desk.state()).toMatchObject({ kind: 'open' })
    const { session = '' } = await inProcess(context).people.add({ name: '样例甲', roles: [...roles] })
    expect(await inProcess(context).desk.state()).toMatchObject({ kind: 'locked', people: [{ name: '样例甲' }] })
    const client = inProcess(context, '别人', session)
    expect(await client.desk.state()).toMatchObject({ kind: 'open', officer: { name: '样例甲' } })
    const { step } = await client.desk.update({ phone: '021-64000001' })
    expect(step).toBeDefined()
    expect(await client.events.list({ limit: 1 })).toMatchObject([{ by: '样例甲' }])
  })

  it('is one again once the last has been retired', async () => {
    const { head, officers, context } = await peopled()
    await expect(head.people.change({ officer: officers.head.uid, retired: true })).rejects.toEqual(code('head-needed'))
    for (const { uid } of [officers.handler, officers.reviewer, officers.head])
      await head.people.change({ officer: uid, retired: true })
    expect(await inProcess(context).desk.state()).toMatchObject({ kind: 'open' })
  })
})

describe('a sitting', () => {
  it('ends with its desk, also for when that is opened again', () => {
    const [one = '', other = ''] = [newDesk(), newDesk()].map((desk) => {
      closeDesk(desk)
      return desk.store.folder
    })
    const holder = holdDesk(one)
    onTestFinished(holder.close)
    must(holder.open(one))
    const session = holder.sessions.begin(newUid())
    for (const folder of [other, one]) must(holder.open(folder))
    expect(holder.sessions.officerOf(session)).toBeUndefined()
  })

  it('ends with the next of the same page', async () => {
    const { reviewer, officers } = await peopled()
    await reviewer.people.signIn({ officer: officers.handler.uid })
    await expect(reviewer.applications.list()).rejects.toEqual(code('signed-out'))
  })

  it('is over once its page has been silent for longer than an idle one waits', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { handler, head } = await peopled()
    vi.advanceTimersByTime(9 * 60_000)
    await handler.desk.today()
    vi.advanceTimersByTime(9 * 60_000)
    await handler.desk.today()
    await expect(head.desk.today()).rejects.toEqual(code('signed-out'))
  })
})

describe('undoing', () => {
  it('is of one’s own steps, and no longer of those that are not one’s to do', async () => {
    const { handler, head, reviewer, officers } = await peopled()
    const { step } = await handler.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
    if (!step) return expect.unreachable()
    await expect(reviewer.undo.step({ step })).rejects.toEqual(code('undo-of-another'))
    const changed = await head.people.change({ officer: officers.handler.uid, roles: ['reviewer'] })
    await expect(handler.undo.step({ step })).rejects.toEqual(code('role-lacking'))
    if (!changed.step) return expect.unreachable()
    expect((await head.undo.step({ step: changed.step })).undone).toEqual(['陈经办的职责由经办改为复核'])
    expect((await handler.undo.step({ step })).undone).toHaveLength(1)
  })
})
