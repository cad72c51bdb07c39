import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { insertApplication, readApplication } from '../../../../db/applications.ts'
import { transaction } from '../../../../db/store.ts'
import { bookText } from '../../../../src-domain/book/book-text.ts'
import { readCover } from '../../../../src-domain/intake/read-cover.ts'
import { dueLetters } from '../../../../src-domain/letters/due-letters.ts'
import { letterKinds } from '../../../../src-domain/letters/names.ts'
import { leadingHead } from '../../../../src-domain/ranking/leading-head.ts'
import { suggestedBy } from '../../../../src-domain/ranking/ranking.ts'
import { ok } from '../../../../src-domain/result.ts'
import { mediaText, printedCopies } from '../../../../src-domain/schemes/delivery.ts'
import { categoryOf } from '../../../../src-domain/schemes/lookup.ts'
import { createApplication } from '../../../../src-main/desk/applications/create-application.ts'
import { today } from '../../../../src-main/desk/batch/today.ts'
import { closeDesk, createDesk, type Desk } from '../../../../src-main/desk/desk.ts'
import { currentContent } from '../../../../src-main/desk/editions/current-edition.ts'
import { letterFacts } from '../../../../src-main/desk/letters/letter-facts.ts'
import { listOf } from '../../../../src-main/desk/lists/list-of.ts'
import { rankingBoard } from '../../../../src-main/desk/ranking/ranking-board.ts'
import { batchStatus } from '../../../../src-main/desk/submission/batch-status.ts'
import { lines } from '../../../src-domain/intake/forms.ts'
import { application, assembly, batch, type Values } from '../../../support/application.ts'
import { attest, must, officer, temporaryFolder } from '../../../support/desk.ts'
import { changedNotice } from '../../../support/notice.ts'

/** A notice for projects and cities: without 示范企业, without modes' old name, and with a project beside its applicant. */
const notice = changedNotice((scheme) => {
  const [, project, city] = scheme.categories
  Object.assign(project, { id: 'project', title: '示范项目', formNumber: '样表' })
  Object.assign(city, { id: 'city', title: '示范城市' })
  project.coverLines = [
    { label: '项目名称', from: { kind: 'field', key: 'name' } },
    { label: '承担单位', from: { kind: 'field', key: 'operator' } },
    { label: '报送单位', from: { kind: 'recommender' } },
  ]
  project.deciding = [{ head: '注册资本', from: { kind: 'field', key: 'registeredCapital' } }]
  scheme.categories = [project, city]
  const renamed: Record<string, string> = { platform: 'project', district: 'city' }
  const rename = (ids: string[]) => ids.flatMap((id) => renamed[id] ?? [])
  for (const check of scheme.checks) check.categories = rename(check.categories)
  scheme.checks = scheme.checks.filter((check: { categories: string[] }) => check.categories.length > 0)
  scheme.summary.sections = scheme.summary.sections.flatMap((section: { category: string }) => {
    const [category] = rename([section.category])
    return category ? [{ ...section, category }] : []
  })
  scheme.modesTitle = '申报方向'
  scheme.dates.liaison = undefined
  scheme.delivery = {
    copies: [
      { medium: '纸质版', printed: true, count: 2 },
      { medium: '光盘', printed: false, count: 1 },
    ],
  }
})
const { scheme } = notice

function newDesk(values: Values = {}): Desk {
  const desk = must(createDesk(join(temporaryFolder(), 'data'), batch, notice))
  onTestFinished(() => closeDesk(desk))
  const { attachments, ...one } = application('platform', { values: { operator: '样例承担单位有限公司', ...values } })
  transaction(desk.store, (writing) => {
    insertApplication(writing, {
      ...{ ...one, category: 'project', createdAt: '2023-07-20T08:00:00.000Z' },
      attachments: attachments.map(({ id: _, uid: _uid, ...attachment }) => attachment),
    })
    return ok(undefined)
  })
  return desk
}

describe('a notice with categories of its own', () => {
  it('is ranked by what it says helps deciding, and by its thresholds', () => {
    const desk = newDesk()
    attest(desk, 'A01')
    const [candidate] = rankingBoard(desk, { category: 'project' }).waiting
    expect(candidate?.deciding.map(({ head }) => head)).toEqual(['注册资本', '经营时长（年）'])
    expect(rankingBoard(desk, { category: 'city' })).toEqual({ recommended: [], waiting: [], suggested: [] })
    expect([leadingHead(scheme), suggestedBy(scheme, categoryOf(scheme, 'project'))]).toEqual([undefined, undefined])
    const { columns } = must(listOf(desk, { list: 'ranking', category: 'project' }, new Date('2023-07-21')))
    expect(columns.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['平台名称', '申报方向', '注册资本（万元）', '经营时长（年）']),
    )
    expect(must(listOf(desk, { list: 'intake' }, new Date('2023-07-21'))).columns.map((c) => c.title)).not.toContain(
      '服务收入占比（%）',
    )
  })

  it('has every letter, and no date nobody set', () => {
    const desk = newDesk({ email: '' })
    const facts = letterFacts(desk, new Date('2023-07-21'))
    const words = letterKinds.map((kind) => JSON.stringify(must(dueLetters(facts, kind, {})))).join()
    expect(words.includes('补正材料（纸质版 2 份、光盘 1 份）送交')).toBe(true)
    expect(words.includes('反馈至')).toBe(false)
    expect(/项目名称.{1,200}样例共享制造平台.{1,300}承担单位.{1,200}样例承担单位有限公司/.test(words)).toBe(true)
    expect(today(desk).liaison).toBeUndefined()
    expect(batchStatus(desk).dates).toEqual({ submission: '2023-08-10' })
  })

  it('prints a project beside its applicant on the cover, and reads it there', () => {
    const desk = newDesk()
    const one = readApplication(desk.store, 'A01') ?? expect.unreachable()
    const values = one.values.map(({ key, value }) => ({ key, value }))
    const entry = { application: 'A01', rank: 1, name: '样例平台', summary: [], values, outline: [], attachments: [] }
    const { cover } = bookText(scheme, { category: 'project', entry, recommender: '样例局', assembly })
    expect(cover.lines).toEqual([
      { label: '项目名称', text: '样例平台' },
      { label: '承担单位', text: '样例承担单位有限公司' },
      { label: '报送单位', text: '样例局' },
    ])
    const blocks = lines('项目名称：样例平台\n承担单位：样例承担单位\n报送单位：样例局')
    expect(readCover(blocks, scheme, blocks.length)).toEqual({ applicant: '样例承担单位', recommender: '样例局' })
  })

  it('tells its copies, and prints as many', () => {
    expect(mediaText(scheme.delivery)).toBe('纸质版 2 份、光盘 1 份')
    expect(printedCopies(scheme.delivery)).toBe(2)
  })

  it('goes to the city in its own sections, and has no category of another', () => {
    const desk = newDesk()
    expect(currentContent(desk).sections.map(({ category }) => category)).toEqual(['project', 'city'])
    const refused = createApplication(desk, { category: 'enterprise', name: '样例' }, officer)
    expect(refused).toMatchObject({ ok: false, problem: { code: 'category-unknown' } })
    expect(listOf(desk, { list: 'ranking', category: 'enterprise' }, new Date()).ok).toBe(false)
  })
})
