import { beforeEach, describe, expect, it } from 'vitest'
import { listEvents } from '../../../../db/events.ts'
import { editionContent } from '../../../../src-domain/edition/edition-content.ts'
import { sentenceOf } from '../../../../src-domain/events/sentence.ts'
import { letters } from '../../../../src-domain/letters/kinds.ts'
import type { Desk, Step } from '../../../../src-main/desk/desk.ts'
import { batchOf } from '../../../../src-main/desk/desk.ts'
import type { DeskClient } from '../../../../src-main/router/router.ts'
import { application } from '../../../support/application.ts'
import { attest, newDesk } from '../../../support/desk.ts'
import { contextOf, inProcess } from '../../router/desks.ts'

let desk: Desk
let client: DeskClient

beforeEach(() => {
  const values = { name: '样例甲', email: '没有' }
  desk = newDesk(
    application('enterprise', { values }),
    application('enterprise', { values: { name: '样例乙', creditCode: '91310104MA1TEAT62U' } }),
  )
  client = inProcess(contextOf(desk), '样例经办人')
})

const A01 = { application: 'A01' }
const notes = async () => (await client.applications.list())[0]?.notes
const call = {
  kind: 'call',
  ...{ text: '答应周三补交审计报告', at: '2023-07-24T02:05:00.000Z' },
  ...{ person: '杨力', phone: '０２１-64000001' },
} as const

async function written(note: Parameters<DeskClient['notes']['write']>[0]) {
  const { step } = await client.notes.write(note)
  const [newest = expect.unreachable()] = (await notes()) ?? []
  return { step: step ?? expect.unreachable(), note: newest }
}

const back = async (step: Step | undefined) =>
  (await client.undo.step({ step: step ?? expect.unreachable() })).step ?? expect.unreachable()

const told = () => {
  const applications = new Map([['A01', { name: '样例甲', category: 'enterprise' }]])
  return listEvents(desk.store, { limit: 1 }).map((record) => sentenceOf(record, { scheme: desk.scheme, applications }))
}

describe('a note on an application', () => {
  it('says when, with whom and what, by whom it was written; the newest stands first', async () => {
    const { note } = await written({ ...A01, ...call })
    expect(note).toMatchObject({ kind: 'call', by: '样例经办人', person: '杨力', phone: '021-64000001', at: call.at })
    expect(told()).toEqual(['样例甲的电话：答应周三补交审计报告'])
    await written({ ...A01, kind: 'memo', text: '较早的话', at: '2023-07-20T02:05:00.000Z' }).then(({ note: first }) =>
      expect(first.kind).toBe('call'),
    )
    await client.notes.write({ ...A01, kind: 'memo', text: '刚才' })
    expect((await notes())?.map(({ text }) => text)).toEqual(['刚才', call.text, '较早的话'])
  })

  it('is changed and taken away, and each of these taken back and done again', async () => {
    const { note, step } = await written({ ...A01, ...call })
    const changed = await client.notes.rewrite({ ...A01, note: note.uid, ...call, text: '改到周四' })
    expect(await notes()).toMatchObject([{ uid: note.uid, text: '改到周四', by: '样例经办人' }])
    expect(told()).toEqual(['样例甲的电话改为：改到周四'])
    const gone = await client.notes.withdraw({ ...A01, note: note.uid })
    expect(await notes()).toBeUndefined()
    expect(told()).toEqual(['样例甲的电话删去：改到周四'])
    await expect(client.undo.step({ step })).rejects.toMatchObject({ code: 'undo-overtaken' })
    const undone = await back(gone.step)
    expect(await notes()).toMatchObject([{ uid: note.uid, text: '改到周四' }])
    await back(undone)
    expect(await notes()).toBeUndefined()
    await back(gone.step).catch(() => expect.unreachable())
    await back(changed.step)
    expect(await notes()).toEqual([note])
    await back(step)
    expect(await notes()).toBeUndefined()
  })

  it('that is not there, is of a time to come, or on an application that was withdrawn is refused', async () => {
    const unknown = { ...A01, note: '0'.repeat(32) }
    await expect(client.notes.withdraw(unknown)).rejects.toMatchObject({ code: 'note-unknown' })
    const ahead = { ...A01, ...call, at: new Date(Date.now() + 3_600_000).toISOString() }
    await expect(client.notes.write(ahead)).rejects.toMatchObject({ code: 'note-ahead' })
    await client.applications.withdraw({ applications: ['A01'], reason: '误导入' })
    await expect(client.notes.write({ ...A01, ...call })).rejects.toMatchObject({ code: 'withdrawn' })
  })

  it('stands in no letter and in no edition', async () => {
    attest(desk, 'A01', 'A02')
    await client.ranking.recommend({ applications: ['A02'] })
    const words = '这句话不出门'
    for (const id of ['A01', 'A02']) await client.notes.write({ application: id, kind: 'memo', text: words })
    const made = letters.filter(({ scope, kind }) => scope !== 'category' && kind !== 'reminder')
    for (const { kind } of made) {
      const { text } = await client.letters.text({ kind, applications: [] })
      expect(text, kind).not.toContain(words)
    }
    expect(made.length).toBeGreaterThan(3)
    const { listApplications } = await import('../../../../db/applications.ts')
    expect(JSON.stringify(editionContent(desk.scheme, batchOf(desk), listApplications(desk.store)))).not.toContain(
      words,
    )
  })
})
