import { describe, expect, it } from 'vitest'
import { listEvents } from '../../../../db/events.ts'
import { sentenceOf } from '../../../../src-domain/events/sentence.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import type { DeskClient } from '../../../../src-main/router/router.ts'
import { application } from '../../../support/application.ts'
import { newDesk } from '../../../support/desk.ts'
import { contextOf, inProcess } from '../../router/desks.ts'

const lacking = (name: string, values: Record<string, string> = {}) =>
  application('enterprise', { values: { name, 'serviceRevenue.2022': '28000', email: '没有', ...values } })

const enough = application('enterprise').values.find((v) => v.key === 'serviceRevenue' && v.year === 2022)?.value ?? ''

function deskOf(...names: readonly string[]) {
  const desk = newDesk(...names.map((name) => lacking(name)))
  return { desk, client: inProcess(contextOf(desk), '样例经办人') }
}

const roundOf = async (client: DeskClient, id = 'A01') =>
  (await client.applications.list()).find((row) => row.id === id)?.round

const set = (client: DeskClient, key: string, value: string, year?: number) =>
  client.values.set({ application: 'A01', key, value, ...(year ? { year } : {}) })

const newest = (desk: Desk) => {
  const [record = expect.unreachable()] = listEvents(desk.store, { limit: 1 })
  const applications = new Map([['A01', { name: '样例甲', category: 'enterprise' }]])
  return sentenceOf(record, { scheme: desk.scheme, applications })
}

const issue = (client: DeskClient, more: Partial<Parameters<DeskClient['letters']['issue']>[0]> = {}) =>
  client.letters.issue({ kind: 'correction', applications: ['A01'], way: 'printed', byDate: '2023-07-31', ...more })

describe('a round of 补正', () => {
  it('is opened by the letter that goes out, as the findings stood then', async () => {
    const { desk, client } = deskOf('样例甲', '样例乙')
    expect(await roundOf(client)).toBeUndefined()
    await issue(client)
    expect(newest(desk)).toMatch(/^发出样例甲的第 1 轮补正（打印），\d 项，期限为2023年7月31日$/)
    expect(await roundOf(client)).toMatchObject({ number: 1, dueOn: '2023-07-31', issues: 1, toReview: 0 })
    expect(await roundOf(client, 'A02')).toBeUndefined()
    const { application } = await client.applications.get({ application: 'A01' })
    const share = application.round?.asked.find((a) => a.check === 'serviceShare')
    expect(share).toMatchObject({ problem: expect.stringContaining('28.0%'), clause: expect.any(String) })
  })

  it('is the same round when it goes out again while it is open, by another way and to a later day', async () => {
    const { client } = deskOf('样例甲')
    await issue(client)
    await issue(client, { kind: 'reminder', way: 'copied', byDate: '2023-08-03' })
    expect(await roundOf(client)).toMatchObject({ number: 1, dueOn: '2023-08-03', issues: 2 })
    // Without a day the one that was said stays.
    const {
      applications: _,
      byDate: __,
      ...all
    } = { kind: 'correction', way: 'saved' } as const as Parameters<DeskClient['letters']['issue']>[0]
    expect((await client.letters.issue(all)).applications).toEqual(['A01'])
    expect(await roundOf(client)).toMatchObject({ number: 1, dueOn: '2023-08-03', issues: 3 })
  })

  it('ends by itself when all it asked for is put right, and a letter after that opens the second', async () => {
    const { client } = deskOf('样例甲')
    await issue(client)
    await set(client, 'email', 'yangli@example.cn')
    expect((await roundOf(client))?.owed).toEqual(['服务收入占营业收入比重达 30% 以上', expect.any(String)])
    const { step } = await set(client, 'serviceRevenue', enough, 2022)
    expect(await roundOf(client)).toBeUndefined()
    // What was put right is taken back: it is owed again.
    await client.undo.step({ step: step ?? expect.unreachable() })
    expect((await roundOf(client))?.owed).toHaveLength(2)
    await set(client, 'serviceRevenue', enough, 2022)
    await set(client, 'phone', '不知道')
    await issue(client)
    expect(await roundOf(client)).toMatchObject({ number: 2, issues: 1 })
  })

  it('ends when an officer ends it with a reason, on record; and each of its changes can be taken back', async () => {
    const { desk, client } = deskOf('样例甲')
    const opened = await issue(client)
    const dated = await client.rounds.date({ application: 'A01', dueOn: '2023-08-02' })
    expect(dated.row.round?.dueOn).toBe('2023-08-02')
    const closed = await client.rounds.close({ application: 'A01', reason: '电话说明情况' })
    expect(newest(desk)).toBe('结束样例甲的第 1 轮补正：电话说明情况')
    expect(closed.row.round).toBeUndefined()
    await expect(client.rounds.close({ application: 'A01', reason: '再次' })).rejects.toMatchObject({
      code: 'round-not-open',
    })
    for (const { step } of [closed, dated, opened]) await client.undo.step({ step: step ?? expect.unreachable() })
    expect(await roundOf(client)).toBeUndefined()
    const { application } = await client.applications.get({ application: 'A01' })
    expect(application.round).toBeUndefined()
  })

  it('has a reminder with what is still owed, until when, and only while something is', async () => {
    const { client } = deskOf('样例甲')
    await expect(client.letters.text({ kind: 'reminder', applications: ['A01'] })).rejects.toMatchObject({
      code: 'nothing-owed',
    })
    await issue(client)
    await set(client, 'email', 'yangli@example.cn')
    const { text } = await client.letters.text({ kind: 'reminder', applications: ['A01'], byDate: '2023-08-04' })
    expect(text).toContain('尚有2项没有补正')
    expect(text).toContain('8月4日')
    expect(text).toMatch(/1．.*\n {3}存在的问题：.*28\.0%/)
    expect(text).not.toContain('电子邮箱“没有”')
  })

  it('is no part of a letter that goes to nobody', async () => {
    const { client } = deskOf('样例甲')
    await expect(issue(client, { kind: 'opinion' })).rejects.toMatchObject({ code: 'letter-not-issued' })
  })

  it('stands on the list of who owes what, the most urgent first, with whom to call', async () => {
    const { client } = deskOf('样例甲', '样例乙', '样例丙')
    await issue(client, { byDate: '2023-08-02' })
    await issue(client, { applications: ['A02'], byDate: '2023-07-30' })
    const { count, path } = await client.lists.make({ list: 'owing' })
    expect(count).toBe(2)
    const { readWorkbook } = await import('../../../../src-main/documents/typesetting/workbook.ts')
    const { readFile } = await import('node:fs/promises')
    const [sheet] = await readWorkbook(await readFile(path))
    const [heads = [], first = [], second = []] = sheet?.rows ?? []
    const at = (row: readonly unknown[], head: string) => row[heads.indexOf(head)]
    expect([at(first, '名称'), at(second, '名称')]).toEqual(['样例乙', '样例甲'])
    expect(at(first, '还欠')).toContain('电子邮箱')
    expect(at(first, '联系电话')).toBeTruthy()
  })
})
