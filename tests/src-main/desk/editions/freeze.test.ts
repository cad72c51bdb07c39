import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { listApplications, replaceOutline } from '../../../../db/applications.ts'
import { addAttachment, reassignAttachment, removeAttachment } from '../../../../db/attachments.ts'
import { readBatch, writeBatch } from '../../../../db/batch.ts'
import { listEvents } from '../../../../db/events.ts'
import { editionText, shortHash } from '../../../../src-domain/edition/edition.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { editionState } from '../../../../src-main/desk/editions/current-edition.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { decline } from '../../../../src-main/desk/ranking/decline.ts'
import { rank } from '../../../../src-main/desk/ranking/order.ts'
import { recommend, withdraw } from '../../../../src-main/desk/ranking/recommend.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { application, attachment } from '../../../support/application.ts'
import { attest, must, newDesk, officer, orderOf, preparer, problemOf } from '../../../support/desk.ts'
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

function rewrite(desk: Desk, change: object): void {
  const batch = readBatch(desk.store)
  if (batch) write(desk.store, (writing) => writeBatch(writing, { ...batch, ...change }))
}
