import { expect, it } from 'vitest'
import { newPresences } from '../../../src-main/router/presences.ts'
import { application } from '../../support/application.ts'
import { newDesk } from '../../support/desk.ts'
import { contextOf, inProcess } from './desks.ts'

it('tells each window who else is where, not a person of their own other windows, and forgets who says nothing more', () => {
  let now = 0
  const { look } = newPresences(() => now)
  const chen = { name: '陈经办', application: 'A07', editing: true }
  const li = { name: '李同事', editing: false }
  expect(look('1', chen)).toEqual({ others: [], together: false })
  expect(look('2', chen)).toEqual({ others: [], together: true })
  expect(look('3', li)).toEqual({ others: [chen, chen], together: true })
  expect(look('1', chen).others).toEqual([li])
  now = 20_000
  expect(look('3', li).others).toHaveLength(2)
  now = 30_000
  // The first two have said nothing for too long.
  expect(look('3', li)).toEqual({ others: [], together: false })
})

it('holds no more windows than an office has, whoever pretends to open them', () => {
  const { look } = newPresences(() => 0)
  for (let n = 0; n < 1000; n++) look(`${n}`, { name: `${n}`, editing: false })
  expect(look('0', { name: '0', editing: false }).others.length).toBeLessThan(200)
})

it('says how far the record goes, by the name of whoever is signed in', async () => {
  const context = contextOf(newDesk(application('enterprise')))
  const [chen, li] = [inProcess(context, '陈经办'), inProcess(context, '李同事')]
  const at = (application?: string) => ({
    window: crypto.randomUUID(),
    editing: true,
    ...(application && { application }),
  })
  const before = await chen.presence.look(at('A01'))
  await chen.values.set({ application: 'A01', key: 'contact', value: '样例乙' })
  const after = await li.presence.look(at())
  expect(after.seq).toBeGreaterThan(before.seq)
  expect(after.others).toEqual([{ name: '陈经办', application: 'A01', editing: true }])
})
