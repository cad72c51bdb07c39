import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listApplications, readApplication } from '../../../../db/applications.ts'
import { listEvents } from '../../../../db/events.ts'
import { minutesOf } from '../../../../src-domain/events/minutes.ts'
import { compareApplications } from '../../../../src-main/desk/applications/compare-applications.ts'
import { createApplication } from '../../../../src-main/desk/applications/create-application.ts'
import { removeAttachment } from '../../../../src-main/desk/attachments/remove-attachment.ts'
import { batchOverview, everyOverview } from '../../../../src-main/desk/batch/batch-overview.ts'
import { findingsMatrix } from '../../../../src-main/desk/batch/findings-matrix.ts'
import type { Desk } from '../../../../src-main/desk/desk.ts'
import { editionState } from '../../../../src-main/desk/editions/current-edition.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { checkBatch } from '../../../../src-main/desk/findings/check-batch.ts'
import { rule, ruleMany } from '../../../../src-main/desk/findings/rule.ts'
import { importFolder } from '../../../../src-main/desk/intake/import-folder.ts'
import { previewLetters } from '../../../../src-main/desk/letters/preview-letters.ts'
import { bookApplications, makeBook } from '../../../../src-main/desk/products/make-book.ts'
import { arrange } from '../../../../src-main/desk/ranking/arrange.ts'
import { decline, reconsider } from '../../../../src-main/desk/ranking/decline.ts'
import { rankingBoard } from '../../../../src-main/desk/ranking/ranking-board.ts'
import { rankingHistory } from '../../../../src-main/desk/ranking/ranking-history.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { batchStatus } from '../../../../src-main/desk/submission/batch-status.ts'
import { submission } from '../../../../src-main/desk/submission/submission.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { confirmValue } from '../../../../src-main/desk/values/confirm-value.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { setOutlineText } from '../../../../src-main/desk/values/edit-outline.ts'
import { giveModes } from '../../../../src-main/desk/values/give-modes.ts'
import {
  reinstateApplications,
  withdrawApplications,
} from '../../../../src-main/desk/withdrawal/withdraw-applications.ts'
import { withdrawIntake } from '../../../../src-main/desk/withdrawal/withdraw-intake.ts'
import { application, scheme } from '../../../support/application.ts'
import { attest, must, newDesk, officer, orderOf, preparer, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { intake } from '../../router/desks.ts'

const reason = '误导入'
const withdraw = (desk: Desk, ...applications: string[]) =>
  must(withdrawApplications(desk, { applications, reason }, officer))
const reinstate = (desk: Desk, ...applications: string[]) =>
  must(reinstateApplications(desk, { applications }, officer))
const never = () => expect.unreachable()

/** Four enterprises that may be recommended; the first three are, in their order. A04 is of the same applicant as A05. */
function workedDesk(): Desk {
  const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U', '91310104MA1TEAT11K', '91310000759565082B']
  const desk = newDesk(
    ...[...codes, codes[3] ?? ''].map((creditCode, i) =>
      application('enterprise', { values: { creditCode, name: `上海样例${Math.min(i + 1, 4)}号有限公司` } }),
    ),
  )
  attest(desk, 'A01', 'A02', 'A03', 'A04')
  must(recommend(desk, { applications: ['A01', 'A02', 'A03'] }, preparer))
  return desk
}

const duplicateOf = (desk: Desk, id: string) =>
  batchOverview(desk).find(({ row }) => row.id === id)?.row.duplicates ?? never()

describe('a withdrawn application', () => {
  it('is in nothing that counts, and kept whole', () => {
    const desk = workedDesk()
    const before = readApplication(desk.store, 'A02') ?? never()
    withdraw(desk, 'A02')
    const ids = ['A01', 'A03', 'A04', 'A05']
    expect(batchOverview(desk).map(({ row }) => row.id)).toEqual(ids)
    expect(checkBatch(desk).map((c) => c.application.id)).toEqual(ids)
    expect(findingsMatrix(desk, { category: 'enterprise' }).rows.map((r) => r.application)).toEqual(ids)
    expect(batchStatus(desk).applications.map(({ id }) => id)).toEqual(ids)
    expect(bookApplications(desk)).toEqual(ids)
    expect(submission(desk).recommended.map(({ id }) => id)).toEqual(['A01', 'A03'])
    const { recommended, waiting } = rankingBoard(desk, { category: 'enterprise' })
    expect([...recommended, ...waiting].map(({ id }) => id)).not.toContain('A02')

    const { rank: _, ...rest } = before
    const withdrawn = { reason, by: officer.name, at: expect.any(String) }
    expect(readApplication(desk.store, 'A02')).toEqual({ ...rest, withdrawn })
    expect(everyOverview(desk).find(({ row }) => row.id === 'A02')?.row).toMatchObject({
      status: 'withdrawn',
      withdrawn,
    })
    expect(batchStatus(desk).withdrawn).toEqual([{ id: 'A02', name: '上海样例2号有限公司', ...withdrawn }])
  })

  it('leaves the ranking, and those behind it move up; undone it has its rank again', () => {
    const desk = workedDesk()
    const { edition } = must(freeze(desk, {}, preparer))
    const { step = never() } = withdraw(desk, 'A01', 'A02')
    expect(orderOf(desk, 'enterprise')).toEqual(['A03'])
    expect(editionState(desk)?.outdated).toBe(true)
    const back = must(undo(desk, { step }, officer))
    expect(orderOf(desk, 'enterprise')).toEqual(['A01', 'A02', 'A03'])
    expect(editionState(desk)).toMatchObject({ edition: { number: edition.number }, outdated: false })
    expect(back.undone).toContain(`撤回申报 2 件，理由：${reason}`)
    must(undo(desk, { step: back.step ?? never() }, officer))
    expect(orderOf(desk, 'enterprise')).toEqual(['A03'])
  })

  it('is no duplicate of anyone until it is reinstated', () => {
    const desk = workedDesk()
    expect(duplicateOf(desk, 'A04')).toEqual(['A05'])
    withdraw(desk, 'A05')
    expect(duplicateOf(desk, 'A04')).toEqual([])
    must(recommend(desk, { applications: ['A04'] }, officer))
    reinstate(desk, 'A05')
    expect(duplicateOf(desk, 'A04')).toEqual(['A05'])
    expect(duplicateOf(desk, 'A05')).toEqual(['A04'])
    expect(batchOverview(desk).map(({ row }) => row.id)).toEqual(['A01', 'A02', 'A03', 'A04', 'A05'])
  })

  it('comes back later as it was kept, but for its rank, and its number is nobody else’s', () => {
    const desk = workedDesk()
    const { rank: _, ...before } = readApplication(desk.store, 'A02') ?? never()
    withdraw(desk, 'A02', 'A05')
    const { id } = must(createApplication(desk, { category: 'platform', name: '样例平台' }, officer))
    expect(id).toBe('A06')
    reinstate(desk, 'A02')
    expect(readApplication(desk.store, 'A02')).toEqual(before)
    expect(batchOverview(desk).find(({ row }) => row.id === 'A02')?.row.status).toBe('eligible')
  })

  it('is told in the minutes by its name, and stands in the history of its category', () => {
    const desk = workedDesk()
    withdraw(desk, 'A02')
    reinstate(desk, 'A02')
    const words = { scheme, applications: new Map(everyOverview(desk).map(({ row }) => [row.id, row])) }
    withdraw(desk, 'A01')
    const told = minutesOf(listEvents(desk.store, { limit: 5 }), words).map(({ sentence }) => sentence)
    expect(told).toEqual([
      `撤回上海样例1号有限公司的申报，理由：${reason}`,
      '撤销推荐上海样例1号有限公司，原列第 1 位',
      '恢复上海样例2号有限公司的申报',
      `撤回上海样例2号有限公司的申报，理由：${reason}`,
      '撤销推荐上海样例2号有限公司，原列第 2 位',
    ])
    const kinds = rankingHistory(desk, { category: 'enterprise', limit: 2 }).map(({ event }) => event.kind)
    expect(kinds).toEqual(['application-withdrawn', 'recommendation-withdrawn'])
  })

  it('asks for a reason, and is withdrawn once', () => {
    const desk = workedDesk()
    const events = listEvents(desk.store, { limit: 100 }).length
    const refuse = (applications: string[], reason = '重复') =>
      problemOf(withdrawApplications(desk, { applications, reason }, officer)).code
    expect(refuse(['A01'], ' ')).toBe('withdraw-without-reason')
    expect(refuse(['A01', 'A77'])).toBe('application-unknown')
    expect(listEvents(desk.store, { limit: 100 })).toHaveLength(events)
    withdraw(desk, 'A01')
    expect(refuse(['A02', 'A01'])).toBe('withdrawn')
    expect(readApplication(desk.store, 'A02')?.withdrawn).toBeUndefined()
    expect(reinstate(desk, 'A02').step).toBeUndefined()
  })
})

describe('what another window does to an application withdrawn meanwhile', () => {
  const attempts: readonly (readonly [name: string, attempt: (desk: Desk) => unknown])[] = [
    ['a correction', (d) => correctValue(d, { application: 'A04', key: 'phone', value: '13800000009' }, preparer)],
    ['a confirmation', (d) => confirmValue(d, { application: 'A04', key: 'phone' }, preparer)],
    ['a text', (d) => setOutlineText(d, { application: 'A04', heading: 'introduction', text: '新' }, preparer)],
    [
      'taking an attachment off',
      (d) => {
        const attachment = readApplication(d.store, 'A04')?.attachments[0]?.id ?? 0
        return removeAttachment(d, { application: 'A04', attachment }, preparer)
      },
    ],
    [
      'a ruling',
      (d) => rule(d, { application: 'A04', check: 'noAccident', outcome: 'fail', reason: '查有记录' }, preparer),
    ],
    [
      'rulings on many',
      (d) =>
        ruleMany(
          d,
          {
            rulings: ['A01', 'A04'].map((application) => ({ application, checks: ['noAccident'] })),
            outcome: 'fail',
            reason: '查有记录',
          },
          preparer,
        ),
    ],
    ['recommending', (d) => recommend(d, { applications: ['A04'] }, preparer)],
    [
      'a new order',
      (d) =>
        arrange(
          d,
          { category: 'enterprise', order: ['A04', 'A01', 'A02', 'A03'], basedOn: orderOf(d, 'enterprise') },
          preparer,
        ),
    ],
    ['不予推荐', (d) => decline(d, { application: 'A04', reason: '占比不足' }, preparer)],
    ['taking 不予推荐 back', (d) => reconsider(d, { application: 'A04' }, preparer)],
    ['comparing', (d) => compareApplications(d, { left: 'A01', right: 'A04' })],
    ['a letter', (d) => previewLetters(d, { kind: 'receipt', applications: ['A04'] }, { workers })],
    ['a book', (d) => makeBook(d, { application: 'A04', out: temporaryFolder() }, preparer, { workers })],
  ]

  it.each(attempts)('%s is refused and changes nothing', async (_, attempt) => {
    const desk = workedDesk()
    withdraw(desk, 'A04')
    const before = listApplications(desk.store)
    const { code, message } = problemOf((await attempt(desk)) as never)
    expect(code).toBe('withdrawn')
    expect(message).toBe('A04 已撤回（误导入），没有改动。请先恢复申报，再操作。')
    expect(listApplications(desk.store)).toEqual(before)
  })

  it('is left out where modes are given to many', () => {
    const desk = workedDesk()
    withdraw(desk, 'A04')
    const modes = ['全生命周期管理']
    expect(must(giveModes(desk, { applications: ['A03', 'A04'], modes }, preparer))).toMatchObject({
      given: ['A03'],
      refused: [{ application: 'A04', code: 'withdrawn' }],
    })
  })

  it('is not taken back either', () => {
    const desk = workedDesk()
    const edit = correctValue(desk, { application: 'A04', key: 'phone', value: '13800000009' }, preparer)
    const { step = never() } = must(edit)
    withdraw(desk, 'A04')
    expect(problemOf(undo(desk, { step }, preparer)).code).toBe('withdrawn')
    reinstate(desk, 'A04')
    must(undo(desk, { step }, preparer))
  })

  it('has no say once it is reinstated and changed: the withdrawal is not taken back twice', () => {
    const desk = workedDesk()
    const { step = never() } = withdraw(desk, 'A04')
    const { step: again = never() } = reinstate(desk, 'A04')
    must(recommend(desk, { applications: ['A01'] }, preparer))
    expect(problemOf(undo(desk, { step }, officer)).code).toBe('undo-overtaken')
    withdraw(desk, 'A05')
    must(recommend(desk, { applications: ['A04'] }, preparer))
    expect(problemOf(undo(desk, { step: again }, officer)).code).toBe('undo-overtaken')
    expect(orderOf(desk, 'enterprise')).toEqual(['A01', 'A02', 'A03', 'A04'])
  })
})

describe('an intake', () => {
  it('is withdrawn as one, what came before stays, and its folder comes in again as new', async () => {
    const desk = newDesk()
    const take = async (folder: string) => must(await importFolder(desk, { folder }, officer, { workers }))
    const before = await take(join(intake, '09样例共享制造平台'))
    const folder = join(temporaryFolder(), '收件')
    for (const name of ['01样例泵业', '02样例电梯', '12样例泵业_重复申报'])
      cpSync(join(intake, name), join(folder, name), { recursive: true })
    const mistaken = await take(folder)
    expect(mistaken.applications).toEqual(['A02', 'A03', 'A04'])
    withdraw(desk, 'A03')
    const { applications, step = never() } = must(
      withdrawIntake(desk, { intake: mistaken.intake, reason: '导错了文件夹' }, officer),
    )
    expect(applications).toEqual(['A02', 'A04'])
    expect(batchOverview(desk).map(({ row }) => row.id)).toEqual(['A01'])
    const gone = withdrawIntake(desk, { intake: mistaken.intake, reason }, officer)
    expect(problemOf(gone).code).toBe('intake-withdrawn')

    const again = await take(join(folder, '01样例泵业'))
    expect(again).toMatchObject({ applications: ['A05'], known: [] })
    expect(duplicateOf(desk, 'A05')).toEqual([])

    must(undo(desk, { step }, officer))
    expect(batchOverview(desk).map(({ row }) => row.id)).toEqual(['A01', 'A02', 'A04', 'A05'])
    expect(duplicateOf(desk, 'A05')).toEqual(['A02', 'A04'])
    expect(must(withdrawIntake(desk, { intake: before.intake, reason }, officer)).applications).toEqual(['A01'])
  })

  it('is one line of the minutes, and another right after it another', async () => {
    const desk = newDesk()
    const folder = join(temporaryFolder(), '收件')
    for (const name of ['01样例泵业', '02样例电梯']) cpSync(join(intake, name), join(folder, name), { recursive: true })
    must(await importFolder(desk, { folder }, officer, { workers }))
    must(await importFolder(desk, { folder: join(intake, '09样例共享制造平台') }, officer, { workers }))
    const words = { scheme, applications: new Map(everyOverview(desk).map(({ row }) => [row.id, row])) }
    const taken = minutesOf(listEvents(desk.store, { limit: 3 }), words)
    expect(taken.map(({ count }) => count)).toEqual([1, 2])
  })
})

describe('the history of a ranking', () => {
  it('has the newest of its own category, however much was decided in others', () => {
    const desk = workedDesk()
    const { id } = must(createApplication(desk, { category: 'platform', name: '样例平台' }, officer))
    must(decline(desk, { application: id, reason: '占比不足' }, officer))
    for (const reason of ['一', '二', '三']) must(decline(desk, { application: 'A05', reason }, officer))
    expect(rankingHistory(desk, { category: 'platform', limit: 1 })).toMatchObject([
      { applicationId: id, event: { kind: 'application-declined' } },
    ])
  })
})
