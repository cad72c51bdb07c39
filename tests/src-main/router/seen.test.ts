import { expect, it } from 'vitest'
import { standOf } from '../../../src-domain/checks/finding.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { application } from '../../support/application.ts'
import { newDesk } from '../../support/desk.ts'
import { contextOf, inProcess } from './desks.ts'

/** Two officers at one desk, who have both looked at A01 as it stands. */
function two() {
  const context = contextOf(newDesk(application('enterprise', { values: { contact: '样例甲' } })))
  return { one: inProcess(context, '李某'), other: inProcess(context, '王某') }
}

const moved = (facts: object) =>
  expect.objectContaining({ code: 'changed-meanwhile', data: expect.objectContaining({ by: '李某', ...facts }) })
const valueNow = async (client: DeskClient, key: string) =>
  (await client.applications.get({ application: 'A01' })).application.values.find((v) => v.key === key)?.value

const place = { application: 'A01', key: 'contact' }

it('keeps no value over one its writer has not seen, and tells both who has changed it and to what', async () => {
  const { one, other } = two()
  await one.values.set({ ...place, value: '样例乙', seen: '样例甲' })
  await expect(other.values.set({ ...place, value: '样例丙', seen: '样例甲' })).rejects.toEqual(
    moved({ now: '样例乙' }),
  )
  await expect(other.values.set({ ...place, value: '', seen: '样例甲' })).rejects.toThrow(
    '“联系人”刚由李某改为“样例乙”',
  )
  expect(await valueNow(one, 'contact')).toBe('样例乙')
  // Having seen it, they may.
  await other.values.set({ ...place, value: '样例丙', seen: '样例乙' })
  expect(await valueNow(one, 'contact')).toBe('样例丙')
})

it('takes the same by two for no conflict, nor what was changed and changed back', async () => {
  const { one, other } = two()
  await one.values.set({ ...place, value: '样例乙', seen: '样例甲' })
  await other.values.set({ ...place, value: ' 样例乙', seen: '样例甲' })
  await one.values.set({ ...place, value: '样例甲', seen: '样例乙' })
  await other.values.set({ ...place, value: '样例丙', seen: '样例甲' })
  expect(await valueNow(one, 'contact')).toBe('样例丙')
})

it('holds for a value that is cleared, and for one that is confirmed', async () => {
  const { one, other } = two()
  await one.values.set({ ...place, value: '', seen: '样例甲' })
  await expect(other.values.set({ ...place, value: '样例丙', seen: '样例甲' })).rejects.toThrow('刚由李某清空')
  await one.values.set({ ...place, value: '样例乙', seen: '' })
  await expect(other.values.set({ ...place, value: '样例丙', seen: '' })).rejects.toEqual(moved({ now: '样例乙' }))
  await expect(other.values.confirm({ ...place, seen: '样例甲' })).rejects.toEqual(moved({ now: '样例乙' }))
})

it('holds for a text, modes, a note, what a batch says of itself', async () => {
  const { one, other } = two()
  const [heading = ''] = await headingsOf(one)
  const text = { application: 'A01', heading }
  const { outline } = (await one.applications.get({ application: 'A01' })).application
  const seen = outline.find((part) => part.heading === heading)?.text ?? ''
  await one.outline.set({ ...text, text: '甲', seen })
  await expect(other.outline.set({ ...text, text: '乙', seen })).rejects.toEqual(moved({ now: '甲' }))

  const [a = '', b = ''] = await modesOf(one)
  const had = { A01: (await one.applications.get({ application: 'A01' })).row.modes.slice() }
  await one.modes.give({ applications: ['A01'], modes: [a, b], seen: had })
  const { given, refused } = await other.modes.give({ applications: ['A01'], modes: [b], seen: had })
  expect([given, refused]).toEqual([[], [expect.objectContaining({ application: 'A01', code: 'changed-meanwhile' })]])

  await one.notes.write({ application: 'A01', kind: 'memo', text: '甲' })
  const [note] = (await one.applications.get({ application: 'A01' })).application.notes ?? []
  const rewriting = { application: 'A01', kind: 'memo', note: note?.uid ?? '', seen: '甲' } as const
  await one.notes.rewrite({ ...rewriting, text: '乙' })
  await expect(other.notes.rewrite({ ...rewriting, text: '丙' })).rejects.toEqual(moved({ now: '乙' }))

  await one.desk.update({ phone: '021-64000001', seen: { phone: '021-64000000' } })
  await expect(other.desk.update({ phone: '021-64000002', seen: { phone: '021-64000000' } })).rejects.toEqual(
    moved({ now: '021-64000001' }),
  )
  await one.desk.update({ liaison: { name: '样例甲' }, seen: { 'liaison.name': '' } })
  await expect(other.desk.update({ liaison: { name: '样例乙' }, seen: { 'liaison.name': '' } })).rejects.toEqual(
    moved({ now: '样例甲' }),
  )
})

it('holds for what is answered of policies, where nothing is another answer than none', async () => {
  const { one, other } = two()
  const { tags, answers } = await one.policies.ofApplication({ application: 'A01' })
  const key = 'actor'
  expect(answers).toEqual({})
  const [first, second] = tags[key].options
  const answer = { application: 'A01', key }
  await one.policies.answer({ ...answer, value: first, seen: null })
  await expect(other.policies.answer({ ...answer, value: second, seen: null })).rejects.toEqual(moved({ now: first }))
  await one.policies.answer({ ...answer, value: '', seen: first ?? '' })
  await expect(other.policies.answer({ ...answer, value: second, seen: null })).rejects.toEqual(moved({ now: '无' }))
  await other.policies.answer({ ...answer, value: second, seen: '' })
  expect((await one.policies.ofApplication({ application: 'A01' })).answers).toEqual({ [key]: second })
})

it('holds for decisions: no ruling on a ground, beside a ruling or over a refusal that was not seen', async () => {
  const { one, other } = two()
  const { findings } = await one.applications.get({ application: 'A01' })
  const finding = findings.find(({ outcome }) => outcome === 'manual')
  if (!finding) return expect.unreachable()
  const ruling = {
    application: 'A01',
    check: finding.check,
    outcome: 'pass',
    reason: '样例',
    seen: standOf(finding),
  } as const
  await one.findings.rule(ruling)
  const again = expect.objectContaining({ code: 'finding-moved' })
  await expect(other.findings.rule({ ...ruling, outcome: 'fail' })).rejects.toEqual(again)
  const rulings = [{ application: 'A01', checks: [finding.check] }]
  await expect(other.findings.ruleMany({ rulings, outcome: 'fail', reason: '样例', unruled: true })).rejects.toEqual(
    again,
  )

  const decline = { application: 'A01', undeclined: true }
  await one.applications.decline({ ...decline, reason: '甲' })
  await expect(other.applications.decline({ ...decline, reason: '乙' })).rejects.toThrow('已标为不予推荐（甲）')
})

async function headingsOf(client: DeskClient): Promise<string[]> {
  const state = await client.desk.state()
  if (state.kind !== 'open') return []
  return state.scheme.categories.find(({ id }) => id === 'enterprise')?.outline.headings.map(({ id }) => id) ?? []
}

async function modesOf(client: DeskClient): Promise<string[]> {
  const state = await client.desk.state()
  if (state.kind !== 'open') return []
  return state.scheme.categories.find(({ id }) => id === 'enterprise')?.modes.map(({ title }) => title) ?? []
}
