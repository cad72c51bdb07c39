import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { listApplications, replaceOutline } from '../../../../db/applications.ts'
import { addAttachment, reassignAttachment, removeAttachment } from '../../../../db/attachments.ts'
import { readBatch, writeBatch } from '../../../../db/batch.ts'
import { insertEdition } from '../../../../db/editions.ts'
import { listEvents } from '../../../../db/events.ts'
import { editionMark, editionText, shortHash } from '../../../../src-domain/edition/edition.ts'
import { closeDesk, type Desk, openDesk } from '../../../../src-main/desk/desk.ts'
import { currentEdition, editionState } from '../../../../src-main/desk/editions/current-edition.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { listEditions } from '../../../../src-main/desk/editions/list-editions.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { makeBooks } from '../../../../src-main/desk/products/make-books.ts'
import { decline } from '../../../../src-main/desk/ranking/decline.ts'
import { rank } from '../../../../src-main/desk/ranking/order.ts'
import { recommend, withdraw } from '../../../../src-main/desk/ranking/recommend.ts'
import { submission } from '../../../../src-main/desk/submission/submission.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { sealedAnew } from '../../../db/folders.ts'
import { application, attachment } from '../../../support/application.ts'
import { attest, must, newDesk, officer, orderOf, preparer, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { write } from '../../../support/write.ts'

/** Two enterprises recommended, a third one not. */
function recommended(): Desk {
  const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U', '91310000132260250X']
  const desk = newDesk(
    ...codes.map((creditCode, i) =>
      application('enterprise', { values: { name: `上海样例${i + 1}号有限公司`, creditCode } }),
    ),
  )
  attest(desk, 'A01', 'A02')
  must(recommend(desk, { applications: ['A01', 'A02'] }, preparer))
  return desk
}

describe('定稿', () => {
  it('has a number, and a hash of exactly what goes to the city', () => {
    const desk = recommended()
    const { edition, fresh } = must(freeze(desk, {}, preparer))
    expect(edition.number).toBe(1)
    expect(fresh).toBe(true)
    expect(edition.hash).toBe(createHash('sha256').update(editionText(edition.content)).digest('hex'))
    expect(shortHash(edition.hash)).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/)
    const [enterprises, platforms, districts] = edition.content.sections
    expect(enterprises?.entries.map((e) => [e.rank, e.name, ...e.summary])).toEqual([
      [1, '上海样例1号有限公司', '1', '上海样例1号有限公司', '定制化服务', '样例', '13800000001', 'sample@example.com'],
      [2, '上海样例2号有限公司', '2', '上海样例2号有限公司', '定制化服务', '样例', '13800000001', 'sample@example.com'],
    ])
    expect([platforms?.entries, districts?.entries]).toEqual([[], []])
    expect(listEvents(desk.store, { limit: 1 })[0]?.event).toEqual({
      kind: 'edition-frozen',
      number: 1,
      hash: edition.hash,
    })
  })

  it('of the same data is the same edition, so that stamped paper stays good', () => {
    const desk = recommended()
    const first = must(freeze(desk, {}, preparer)).edition
    expect(must(freeze(desk, {}, preparer))).toEqual({ edition: first, fresh: false })
    // Back where it was before is the same edition again.
    must(rank(desk, { category: 'enterprise', order: ['A02', 'A01'], basedOn: orderOf(desk, 'enterprise') }, preparer))
    must(rank(desk, { category: 'enterprise', order: ['A01', 'A02'], basedOn: orderOf(desk, 'enterprise') }, preparer))
    expect(must(freeze(desk, {}, preparer))).toEqual({ edition: first, fresh: false })
    expect(editionState(desk)?.outdated).toBe(false)
  })

  it('of other data is the next edition', () => {
    const desk = recommended()
    const first = must(freeze(desk, {}, preparer)).edition
    must(rank(desk, { category: 'enterprise', order: ['A02', 'A01'], basedOn: orderOf(desk, 'enterprise') }, preparer))
    const second = must(freeze(desk, {}, preparer)).edition
    expect(second.number).toBe(2)
    expect(second.hash).not.toBe(first.hash)
    expect(editionState(desk)).toEqual({ edition: second, outdated: false })
  })

  it('of what was frozen before is that edition again, under its number, and the record says so once', () => {
    const desk = recommended()
    const first = must(freeze(desk, {}, preparer)).edition
    reorder(desk, 'A02', 'A01')
    const second = must(freeze(desk, {}, preparer)).edition
    reorder(desk, 'A01', 'A02')
    expect(editionState(desk)).toEqual({ edition: first, outdated: false })
    for (const _ of [1, 2]) expect(must(freeze(desk, {}, preparer))).toMatchObject({ edition: first, fresh: false })
    const kinds = listEvents(desk.store, { limit: 9 }).map((record) => record.event.kind)
    expect(kinds.filter((kind) => kind === 'edition-resumed')).toHaveLength(1)
    expect(kinds.indexOf('edition-resumed')).toBe(0)
    expect(listEditions(desk).map(({ number, standing, outdated }) => [number, standing, outdated])).toEqual([
      [2, false, true],
      [1, true, false],
    ])
    // What is edited now was the first edition, not the one with the highest number.
    must(correctValue(desk, { application: 'A01', key: 'phone', value: '13800000009' }, preparer))
    expect(editionState(desk)).toEqual({ edition: first, outdated: true })
    expect(must(freeze(desk, {}, preparer))).toMatchObject({ edition: { number: 3 }, fresh: true })
    expect(second.number).toBe(2)
  })

  it('whose content was changed behind its hash is named, current no more, and nothing is made from it', async () => {
    const desk = recommended()
    const { edition } = must(freeze(desk, {}, preparer))
    const altered = tampered(desk, `UPDATE editions SET content = replace(content, '上海样例1号', '上海样例9号')`)
    const refused = problemOf(currentEdition(altered))
    expect(refused).toMatchObject({ code: 'edition-altered', message: expect.stringContaining(editionMark(edition)) })
    const made = await makeBooks(altered, { out: temporaryFolder() }, preparer, { workers })
    expect(problemOf(made).code).toBe(refused.code)
    expect(listEditions(altered)).toMatchObject([{ number: 1, standing: true, outdated: true, altered: true }])
    expect(submission(altered)).toMatchObject({ current: undefined, next: { detail: refused.message } })
    // The data are what they were: frozen anew they are an edition of their own.
    expect(must(freeze(altered, {}, preparer))).toMatchObject({
      edition: { number: 2, hash: edition.hash },
      fresh: true,
    })
    expect(must(currentEdition(altered)).number).toBe(2)
    closeDesk(altered)
  })

  it('in a folder of before, where two have one content, is the later of them', () => {
    const desk = recommended()
    const { edition } = must(freeze(desk, {}, preparer))
    write(desk.store, (writing) => insertEdition(writing, { ...edition, number: 2 }))
    expect(editionState(desk)).toEqual({ edition: { ...edition, number: 2 }, outdated: false })
  })

  it.each<[string, (desk: Desk) => unknown]>([
    ['a value', (d) => correctValue(d, { application: 'A01', key: 'phone', value: '13800000009' }, preparer)],
    [
      'a value the summary does not show',
      (d) => correctValue(d, { application: 'A02', key: 'employees', value: '11' }, preparer),
    ],
    ['a new value', (d) => correctValue(d, { application: 'A01', key: 'mode', value: '供应链管理' }, preparer)],
    [
      'a text',
      (d) =>
        write(d.store, (writing) =>
          replaceOutline(
            writing,
            'A01',
            listApplications(d.store)[0]?.outline.map((o, i) => (i === 3 ? { ...o, text: '改' } : o)) ?? [],
          ),
        ),
    ],
    [
      'a heading',
      (d) =>
        write(d.store, (writing) =>
          replaceOutline(writing, 'A01', listApplications(d.store)[0]?.outline.slice(1) ?? []),
        ),
    ],
    [
      'a new attachment',
      (d) => write(d.store, (writing) => addAttachment(writing, 'A01', attachment('other', { id: 99 }))),
    ],
    [
      'a missing attachment',
      (d) =>
        write(d.store, (writing) => removeAttachment(writing, listApplications(d.store)[0]?.attachments[0]?.id ?? 0)),
    ],
    [
      'an attachment in another slot',
      (d) =>
        write(d.store, (writing) =>
          reassignAttachment(writing, listApplications(d.store)[0]?.attachments[0]?.id ?? 0, {
            slot: 'other',
            certainty: 'sure',
          }),
        ),
    ],
    [
      'the order',
      (d) => rank(d, { category: 'enterprise', order: ['A02', 'A01'], basedOn: orderOf(d, 'enterprise') }, preparer),
    ],
    ['one fewer', (d) => withdraw(d, { application: 'A02' }, preparer)],
    ['one declined', (d) => decline(d, { application: 'A01', reason: '自愿撤回' }, officer)],
    ['the preparer', (d) => rewrite(d, { preparer: '样例乙' })],
    ['the telephone number', (d) => rewrite(d, { phone: '021-64000009' })],
    ['the recommender', (d) => rewrite(d, { recommender: '徐汇区商务委员会' })],
  ])('is outdated by %s', (_, edit) => {
    const desk = recommended()
    const { edition } = must(freeze(desk, {}, preparer))
    edit(desk)
    expect(editionState(desk)).toEqual({ edition, outdated: true })
  })

  it('is not outdated by an application that is not recommended, nor by confirming what stands', () => {
    const desk = recommended()
    must(freeze(desk, {}, preparer))
    must(correctValue(desk, { application: 'A03', key: 'phone', value: '13800000009' }, preparer))
    must(correctValue(desk, { application: 'A01', key: 'phone', value: '13800000001' }, officer))
    expect(editionState(desk)?.outdated).toBe(false)
  })

  it('is refused with nothing recommended', () => {
    expect(problemOf(freeze(newDesk(application('enterprise')), {}, preparer)).code).toBe('nothing-recommended')
  })

  it('is refused while a recommended application has an open finding, and names it', () => {
    const desk = recommended()
    must(correctValue(desk, { application: 'A02', key: 'email', value: 'nobody' }, preparer))
    const problem = problemOf(freeze(desk, {}, preparer))
    expect(problem).toMatchObject({ code: 'findings-open' })
    expect(problem.message).toContain('A02 电子邮箱可用（email）')
    expect(editionState(desk)).toBeUndefined()
    must(rule(desk, { application: 'A02', check: 'email', outcome: 'pass', reason: '电话核实' }, officer))
    expect(must(freeze(desk, {}, preparer)).edition.number).toBe(1)
  })
})

function reorder(desk: Desk, ...order: string[]): void {
  must(rank(desk, { category: 'enterprise', order, basedOn: orderOf(desk, 'enterprise') }, preparer))
}

/** The same data folder after somebody has changed its database. */
function tampered(desk: Desk, sql: string): Desk {
  closeDesk(desk)
  const { folder } = desk.store
  sealedAnew(folder, (database) => database.exec(`DROP TRIGGER editions_no_update; ${sql}`))
  return must(openDesk(folder))
}

function rewrite(desk: Desk, change: object): void {
  const batch = readBatch(desk.store)
  if (batch) write(desk.store, (writing) => writeBatch(writing, { ...batch, ...change }))
}
