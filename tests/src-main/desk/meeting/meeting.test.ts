import { beforeEach, describe, expect, it } from 'vitest'
import { listEvents } from '../../../../db/events.ts'
import { sentenceOf } from '../../../../src-domain/events/sentence.ts'
import type { Desk, Step } from '../../../../src-main/desk/desk.ts'
import type { DeskClient } from '../../../../src-main/router/router.ts'
import { application } from '../../../support/application.ts'
import { attest, newDesk, orderOf } from '../../../support/desk.ts'
import { contextOf, inProcess } from '../../router/desks.ts'

const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U', '91310000132260250X']
const names = ['样例甲', '样例乙', '样例丙']
const category = 'enterprise'
const members = [
  { number: 1, name: '评委一', unit: '样例大学' },
  { number: 2, name: '评委二' },
  { number: 3, name: '评委三' },
]

let desk: Desk
let client: DeskClient

beforeEach(async () => {
  desk = newDesk(
    ...codes.map((creditCode, i) => application(category, { values: { name: names[i] ?? '', creditCode } })),
  )
  attest(desk, 'A01', 'A02', 'A03')
  client = inProcess(contextOf(desk), '样例经办人')
  await client.meeting.change({ heldOn: '2023-08-01', place: '三楼会议室', members, rule: 'sum' })
})

/** Has a member give these ids the places 1, 2, 3 … */
async function fill(member: number, ...order: readonly string[]) {
  for (const [i, application] of order.entries())
    await client.meeting.place({ category, member, application, place: i + 1 })
}

const board = () => client.meeting.board({ category })
const combined = async () => (await board()).combined.map(({ application }) => application).join(' ')
const undo = (step: Step | undefined) => client.undo.step({ step: step ?? expect.unreachable() })

const told = () => {
  const applications = new Map(names.map((name, i) => [`A0${i + 1}`, { name, category }]))
  const [record = expect.unreachable()] = listEvents(desk.store, { limit: 1 })
  return sentenceOf(record, { scheme: desk.scheme, applications })
}

it('writes no place over one that was not seen, and tells who gave it', async () => {
  const one = { category, member: 1, application: 'A01' } as const
  const first = inProcess(contextOf(desk), '李某')
  await first.meeting.place({ ...one, place: 2, seen: 0 })
  // Of another member, as the last thing that happened.
  await client.meeting.place({ ...one, member: 2, place: 3, seen: 0 })
  const moved = expect.objectContaining({
    ...{ code: 'changed-meanwhile', message: expect.stringContaining('1 号评委给 A01 的位次”刚由李某改为“2”') },
  })
  await expect(client.meeting.place({ ...one, place: 1, seen: 0 })).rejects.toEqual(moved)
  await expect(client.meeting.place({ ...one, seen: 1 })).rejects.toEqual(moved)
  // The same by two is none, nor is what one has seen.
  await client.meeting.place({ ...one, place: 2, seen: 0 })
  await client.meeting.place({ ...one, place: 1, seen: 2 })
  expect((await board()).sheets.map(({ ballot }) => ballot?.places.map(({ place }) => place))).toEqual([
    [1],
    [3],
    undefined,
  ])
})

describe('the meeting', () => {
  it('is when, where and who; each change is on record and can be taken back', async () => {
    const before = (await board()).meeting
    const changed = await client.meeting.change({ members: members.slice(0, 2), rule: 'schulze' })
    expect(told()).toBe('改评审会的日期、地点、评委、汇总办法（评委 2 人，按舒尔茨法汇总）')
    expect((await board()).meeting).toEqual({ members: members.slice(0, 2), rule: 'schulze' })
    await undo(changed.step)
    expect((await board()).meeting).toEqual(before)
    expect((await client.meeting.change(before)).step).toBeUndefined()
  })

  it('keeps a number for one member alone, and a member whose sheet is filled in', async () => {
    const twice = [...members, { number: 3, name: '评委四' }]
    await expect(client.meeting.change({ members: twice, rule: 'sum' })).rejects.toMatchObject({
      code: 'member-doubled',
    })
    await fill(3, 'A01')
    await expect(client.meeting.change({ members: members.slice(0, 2), rule: 'sum' })).rejects.toMatchObject({
      code: 'member-voted',
      message: expect.stringContaining('3 号 评委三'),
    })
    await client.meeting.clear({ category, member: 3 })
    await client.meeting.change({ members: members.slice(0, 2), rule: 'sum' })
  })

  it('is not taken back to before a member who has filled in a sheet since', async () => {
    const fourth = { number: 4, name: '评委四' }
    const { step } = await client.meeting.change({ members: [...members, fourth], rule: 'sum' })
    await fill(4, 'A01')
    await expect(undo(step)).rejects.toMatchObject({ code: 'member-voted' })
    await client.meeting.clear({ category, member: 4 })
    await undo(step)
    expect((await board()).meeting.members).toEqual(members)
  })
})

describe('the members’ sheets', () => {
  it('come to one order by the rule that is chosen, those alone that are right', async () => {
    await fill(1, 'A03', 'A01', 'A02')
    await fill(2, 'A03', 'A01', 'A02')
    await fill(3, 'A02', 'A02', 'A01')
    expect((await board()).sheets.map(({ faults, counts }) => [faults, counts])).toEqual([
      [[], true],
      [[], true],
      [['还缺 样例丙'], false],
    ])
    expect(await combined()).toBe('A03 A01 A02')
    await client.meeting.place({ category, member: 3, application: 'A03', place: 3 })
    expect((await board()).sheets[2]?.faults).toEqual(['第 3 位重复：样例甲、样例丙'])
    await client.meeting.place({ category, member: 3, application: 'A02', place: 1 })
    const last = await client.meeting.place({ category, member: 3, application: 'A01', place: 2 })
    expect(await board()).toMatchObject({
      combined: [
        { application: 'A03', score: 5, best: { place: 1, members: [1, 2] }, worst: { place: 3, members: [3] } },
        { application: 'A01', score: 6 },
        { application: 'A02', score: 7 },
      ],
    })
    expect(told()).toBe('登记 3 号评委评委三的示范企业排序表，共 3 个位次')
    await undo(last.step)
    expect((await board()).sheets[2]?.counts).toBe(false)
  })

  it('rank whom the checks let through alone, by members there are', async () => {
    const place = (member: number, application: string) =>
      client.meeting.place({ category, member, application, place: 1 })
    await expect(place(9, 'A01')).rejects.toMatchObject({ code: 'member-unknown' })
    await client.values.set({ application: 'A01', key: 'email', value: '没有' })
    await expect(place(1, 'A01')).rejects.toMatchObject({ code: 'not-a-candidate' })
    expect((await board()).candidates.map(({ id }) => id)).toEqual(['A02', 'A03'])
  })

  it('are a suggestion: taken over they are one change of the ranking, with its reason, taken back as one', async () => {
    await client.ranking.recommend({ applications: ['A01', 'A02'] })
    for (const { number } of members) await fill(number, 'A03', 'A02', 'A01')
    expect(orderOf(desk, category)).toEqual(['A01', 'A02'])
    const { ranked, combined } = await board()
    const order = combined.slice(0, 2).map(({ application }) => application)
    const { step } = await client.ranking.arrange({ category, order, basedOn: [...ranked], reason: '按评委名次和' })
    expect(orderOf(desk, category)).toEqual(['A03', 'A02'])
    expect(told()).toContain('理由：按评委名次和')
    await undo(step)
    expect(orderOf(desk, category)).toEqual(['A01', 'A02'])
  })
})

describe('why an eligible one is not recommended', () => {
  it('is asked of those alone, kept for several at once, and taken back', async () => {
    await client.ranking.recommend({ applications: ['A01'] })
    await expect(client.meeting.passOver({ applications: ['A02', 'A01'], reason: '名额有限' })).rejects.toMatchObject({
      code: 'eligible-only',
    })
    const { step } = await client.meeting.passOver({ applications: ['A02', 'A03'], reason: ' 名额有限 ' })
    const reasons = async () => (await board()).candidates.map(({ passedOver }) => passedOver?.reason)
    expect(await reasons()).toEqual([undefined, '名额有限', '名额有限'])
    expect(told()).toBe('样例丙未列入推荐，理由：名额有限')
    await client.meeting.passOver({ applications: ['A03'], reason: '' })
    expect(await reasons()).toEqual([undefined, '名额有限', undefined])
    await expect(undo(step)).rejects.toMatchObject({ code: 'undo-overtaken' })
    // Recommended after all, nothing is left to be given a reason for.
    await client.ranking.recommend({ applications: ['A02'] })
    expect(await reasons()).toEqual([undefined, undefined, undefined])
  })
})
