import { describe, expect, it } from 'vitest'
import { listEvents } from '../../../../db/events.ts'
import { sentenceOf } from '../../../../src-domain/events/sentence.ts'
import { meeting } from '../../../../src-domain/letters/kinds/meeting.ts'
import { minutes } from '../../../../src-domain/letters/kinds/minutes.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { currentEdition } from '../../../../src-main/desk/editions/current-edition.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { letterFacts } from '../../../../src-main/desk/letters/letter-facts.ts'
import { arrange } from '../../../../src-main/desk/ranking/arrange.ts'
import { recommend, withdraw } from '../../../../src-main/desk/ranking/recommend.ts'
import { submission } from '../../../../src-main/desk/submission/submission.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import {
  reinstateApplications,
  withdrawApplications,
} from '../../../../src-main/desk/withdrawal/withdraw-applications.ts'
import { application } from '../../../support/application.ts'
import { attest, must, newDeskBy, officer, orderOf, problemOf } from '../../../support/desk.ts'
import { changedNotice } from '../../../support/notice.ts'
import { contextOf, inProcess } from '../../router/desks.ts'

const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U', '91310000132260250X', '91310104MA1TEAT11K']
const enterprises = { id: 'enterprises', title: '示范企业', clause: '样例二', categories: ['enterprise'], maximum: 2 }
const inPrinciple = { ...enterprises, inPrinciple: true }
const why = '第三家为链主企业，带动中小企业 30 家'

/** Four eligible enterprises under a notice with these quotas. */
function eligible(...quotas: readonly object[]): Desk {
  const notice = changedNotice((scheme) => {
    scheme.quotas = quotas
  })
  const desk = newDeskBy(
    notice,
    ...codes.map((creditCode, i) =>
      application('enterprise', { values: { name: `上海样例${i + 1}号有限公司`, creditCode } }),
    ),
  )
  attest(desk, 'A01', 'A02', 'A03', 'A04')
  return desk
}

const order = (desk: Desk) => orderOf(desk, 'enterprise').join(' ')
const put = (desk: Desk, ...ids: readonly string[]) => recommend(desk, { applications: ids }, officer)
const arranged = (desk: Desk, ids: readonly string[], more = {}) =>
  arrange(desk, { category: 'enterprise', order: ids, basedOn: orderOf(desk, 'enterprise'), ...more }, officer)

function newestSentence(desk: Desk): string {
  const [event] = listEvents(desk.store, { limit: 1 })
  if (!event) throw new Error('nothing is recorded')
  return sentenceOf(event, { scheme: desk.scheme, applications: new Map() })
}

describe('a meeting', () => {
  it('is proposed no more than a quota leaves room for, whatever others of it are recommended now', async () => {
    const desk = eligible(enterprises)
    const room = async () => (await inProcess(contextOf(desk)).meeting.board({ category: 'enterprise' })).room
    expect(await room()).toBe(2)
    must(put(desk, 'A04'))
    expect(await room()).toBe(2)
    expect((await inProcess(contextOf(eligible())).meeting.board({ category: 'enterprise' })).room).toBe(4)
  })
})

describe('a hard quota', () => {
  it('is not gone beyond: one by one, several at once, on the board, and not for any reason', () => {
    const desk = eligible(enterprises)
    expect(problemOf(put(desk, 'A01', 'A02', 'A03')).code).toBe('quota-full')
    expect(order(desk)).toBe('')
    must(put(desk, 'A01', 'A02'))
    expect(problemOf(recommend(desk, { applications: ['A03'], quotaReason: why }, officer)).message).toBe(
      '再推荐 A03 就超出名额：“示范企业”不超过 2 件（样例二），推荐后为 3 件，没有改动。请先撤销一件已推荐的，再推荐这一件。',
    )
    expect(problemOf(arranged(desk, ['A03', 'A01', 'A02'], { quotaReason: why })).code).toBe('quota-full')
    expect(order(desk)).toBe('A01 A02')
  })

  it('lets one take another’s place in one step, and back', () => {
    const desk = eligible(enterprises)
    must(put(desk, 'A01', 'A02'))
    const { step } = must(arranged(desk, ['A03', 'A02']))
    expect(order(desk)).toBe('A03 A02')
    if (!step) expect.unreachable()
    const back = must(undo(desk, { step }, officer))
    expect(order(desk)).toBe('A01 A02')
    if (!back.step) expect.unreachable()
    must(undo(desk, { step: back.step }, officer))
    expect(order(desk)).toBe('A03 A02')
  })

  it('holds for what is undone and for what was withdrawn and restored', () => {
    const desk = eligible(enterprises)
    must(put(desk, 'A01', 'A02'))
    const { step } = must(withdrawApplications(desk, { applications: ['A01'], reason: '误导入' }, officer))
    must(put(desk, 'A03'))
    if (!step) expect.unreachable()
    expect(problemOf(undo(desk, { step }, officer)).code).toBe('quota-full')
    expect(order(desk)).toBe('A02 A03')
    must(reinstateApplications(desk, { applications: ['A01'] }, officer))
    expect(problemOf(put(desk, 'A01')).code).toBe('quota-full')
  })

  it('counts those of its modes alone; whoever comes to be one of them later can’t be frozen with too many', () => {
    const mode = { ...enterprises, title: '供应链管理', modes: ['supplyChain'], maximum: 1 }
    const desk = eligible(mode)
    must(put(desk, 'A01', 'A02'))
    must(freeze(desk, {}, officer))
    const supply = { key: 'mode', value: '供应链管理' }
    for (const id of ['A01', 'A02']) must(correctValue(desk, { application: id, ...supply }, officer))
    expect(submission(desk).tooMany.map(({ title, used }) => [title, used])).toEqual([['供应链管理', 2]])
    expect(problemOf(freeze(desk, {}, officer)).code).toBe('quota-overrun')
  })
})

describe('a quota in principle', () => {
  it('asks a reason, which stands in the minutes, on the sheet of the meeting and in the edition', () => {
    const desk = eligible(inPrinciple)
    must(put(desk, 'A01', 'A02'))
    const within = must(freeze(desk, {}, officer)).edition
    expect(within.content.beyond).toBeUndefined()
    expect(problemOf(put(desk, 'A03')).code).toBe('quota-reason')
    expect(problemOf(arranged(desk, ['A01', 'A03', 'A02'], { quotaReason: '　' })).code).toBe('quota-reason')
    must(recommend(desk, { applications: ['A03'], quotaReason: ` ${why} ` }, officer))
    expect(newestSentence(desk)).toContain(`列第 3 位，超出“示范企业”原则上 2 件的名额，理由：${why}`)
    expect(JSON.stringify(meeting.words(letterFacts(desk), {}))).toContain(
      `超出 1 件。理由：上海样例3号有限公司：${why}`,
    )
    expect(JSON.stringify(minutes.words(letterFacts(desk), {}))).toContain(
      `原则上不超过 2 件（样例二），推荐 3 件。理由：上海样例3号有限公司：${why}`,
    )
    must(freeze(desk, {}, officer))
    const reasons = [{ application: 'A03', name: '上海样例3号有限公司', reason: why }]
    expect(must(currentEdition(desk)).content.beyond).toEqual([
      { title: '示范企业', clause: '样例二', maximum: 2, used: 3, reasons },
    ])
    must(withdraw(desk, { application: 'A03' }, officer))
    expect(must(currentEdition(desk)).number).toBe(within.number)
  })

  it('takes the reason back and forth with what it was given for', () => {
    const desk = eligible(inPrinciple)
    must(put(desk, 'A01', 'A02'))
    must(arranged(desk, ['A03', 'A01', 'A02'], { quotaReason: why }))
    must(freeze(desk, {}, officer))
    const gone = must(arranged(desk, ['A02']))
    if (!gone.step) expect.unreachable()
    must(undo(desk, { step: gone.step }, officer))
    expect(order(desk)).toBe('A03 A01 A02')
    expect(must(currentEdition(desk)).content.beyond?.[0]?.reasons[0]?.reason).toBe(why)
  })

  it('does not let the reason of one stand for another', () => {
    const desk = eligible(inPrinciple)
    must(put(desk, 'A01', 'A02'))
    must(recommend(desk, { applications: ['A03'], quotaReason: why }, officer))
    const { step } = must(withdraw(desk, { application: 'A01' }, officer))
    expect(problemOf(put(desk, 'A04')).code).toBe('quota-reason')
    must(recommend(desk, { applications: ['A04'], quotaReason: '样例理由' }, officer))
    if (!step) expect.unreachable()
    // Two too many by then have two reasons.
    must(undo(desk, { step }, officer))
    expect(order(desk)).toBe('A01 A02 A03 A04')
  })
})

it('two windows that recommend at once stay within, and the page is told by the code', async () => {
  const desk = eligible(enterprises)
  must(put(desk, 'A01'))
  const [one, other] = [inProcess(contextOf(desk), '样例甲'), inProcess(contextOf(desk), '样例乙')]
  const basedOn = orderOf(desk, 'enterprise')
  const came = await Promise.allSettled([
    one.ranking.arrange({ category: 'enterprise', order: ['A01', 'A02'], basedOn }),
    other.ranking.recommend({ applications: ['A03'], quotaReason: why }),
  ])
  expect(came.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  expect(came[1]).toMatchObject({ reason: { code: 'quota-full' } })
  expect(order(desk)).toBe('A01 A02')
})
