import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { dataFolder } from '../../../../db/data-folder.ts'
import { verifyEvents } from '../../../../db/events.ts'
import { readRanking } from '../../../../db/rankings.ts'
import { createApplication } from '../../../../src-main/desk/applications/create-application.ts'
import { addAttachments } from '../../../../src-main/desk/attachments/add-attachments.ts'
import { placeAttachment } from '../../../../src-main/desk/attachments/place-attachment.ts'
import { removeAttachment } from '../../../../src-main/desk/attachments/remove-attachment.ts'
import { batchParticulars, updateBatch } from '../../../../src-main/desk/batch/update-batch.ts'
import type { Desk, Kept } from '../../../../src-main/desk/desk.ts'
import { editionState } from '../../../../src-main/desk/editions/current-edition.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { checkBatch } from '../../../../src-main/desk/findings/check-batch.ts'
import { rule, ruleMany } from '../../../../src-main/desk/findings/rule.ts'
import { withdrawRulings } from '../../../../src-main/desk/findings/withdraw-rulings.ts'
import { arrange } from '../../../../src-main/desk/ranking/arrange.ts'
import { decline, reconsider } from '../../../../src-main/desk/ranking/decline.ts'
import { rank } from '../../../../src-main/desk/ranking/order.ts'
import { recommend, withdraw } from '../../../../src-main/desk/ranking/recommend.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { confirmValue } from '../../../../src-main/desk/values/confirm-value.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { setOutlineText } from '../../../../src-main/desk/values/edit-outline.ts'
import { withdrawApplications } from '../../../../src-main/desk/withdrawal/withdraw-applications.ts'
import { application, attachment, value } from '../../../support/application.ts'
import { attest, must, newDesk, officer, orderOf, preparer, problemOf } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { intake } from '../../router/desks.ts'

/** Three enterprises, the first two recommended, with a doubtful value and an attachment nobody is sure of. */
function workedDesk(): Desk {
  const values = { creditCode: '91310000759565082B', name: '上海样例4号有限公司', honours: undefined }
  const base = application('enterprise', { values })
  const doubtful = value('revenue.2022', '100000', { raw: '十万', certainty: 'unsure', note: '中文数字' })
  const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U', '91310104MA1TEAT11K']
  const desk = newDesk(
    ...codes.map((creditCode, i) =>
      application('enterprise', { values: { creditCode, name: `上海样例${i + 1}号有限公司` } }),
    ),
    {
      ...base,
      values: base.values.map((v) => (v.key === 'revenue' && v.year === 2022 ? doubtful : v)),
      outline: base.outline.slice(1),
      attachments: [
        attachment('licence'),
        attachment('other', { file: '证书.pdf', certainty: 'unsure', note: '看不出属于哪一项' }),
      ],
    },
  )
  attest(desk, 'A01', 'A02', 'A03')
  must(recommend(desk, { applications: ['A01', 'A02'] }, preparer))
  return desk
}

/** All that a change may touch, as the desk has it. */
function stateOf(desk: Desk) {
  const { scheme, store } = desk
  return {
    batch: batchParticulars(desk),
    // A ruling that is given again has a name of its own; everything else of it is what it was.
    applications: listApplications(store).map((a) => ({ ...a, rulings: a.rulings.map(({ uid: _, ...r }) => r) })),
    orders: scheme.categories.map(({ id }) => readRanking(store, id)),
  }
}

function attachmentNamed(desk: Desk, file: string): number {
  const found = listApplications(desk.store).flatMap((a) => a.attachments.filter((f) => f.file === file))[0]
  if (!found) throw new Error(`no ${file}`)
  return found.id
}

const heading = 'introduction'

const changes: readonly (readonly [name: string, change: (desk: Desk) => Kept, told: RegExp])[] = [
  [
    'a correction',
    (d) => must(correctValue(d, { application: 'A04', key: 'revenue.2022', value: '90000' }, officer)),
    /更正.*营业收入|营业收入.*更正/,
  ],
  [
    'a value that was not there',
    (d) => must(correctValue(d, { application: 'A04', key: 'honours', value: '样例称号' }, officer)),
    /样例称号/,
  ],
  ['a confirmation', (d) => must(confirmValue(d, { application: 'A04', key: 'revenue', year: 2022 }, officer)), /确认/],
  [
    'a text',
    (d) => must(setOutlineText(d, { application: 'A01', heading, text: '新写的一段。' }, officer)),
    /修改.*正文/,
  ],
  [
    'a text under a heading that was not there',
    (d) => must(setOutlineText(d, { application: 'A04', heading, text: '新写的一段。' }, officer)),
    /修改.*正文/,
  ],
  [
    'placing an attachment',
    (d) =>
      must(
        placeAttachment(
          d,
          { application: 'A04', attachment: attachmentNamed(d, '证书.pdf'), slot: 'audit', year: 2022 },
          officer,
        ),
      ),
    /证书\.pdf/,
  ],
  [
    'a ruling',
    (d) => must(rule(d, { application: 'A01', check: 'noAccident', outcome: 'fail', reason: '查有记录' }, officer)),
    /认定.*查有记录/,
  ],
  [
    'rulings on many',
    (d) =>
      must(
        ruleMany(
          d,
          {
            rulings: ['A01', 'A04'].map((application) => ({ application, checks: ['noAccident', 'noViolation'] })),
            outcome: 'pass',
            reason: '已函询',
          },
          officer,
        ),
      ),
    /批量认定 4 项/,
  ],
  ['不予推荐', (d) => must(decline(d, { application: 'A01', reason: '自愿撤回' }, officer)), /不予推荐/],
  ['recommending', (d) => must(recommend(d, { applications: ['A03'] }, officer)), /推荐上海样例3号有限公司/],
  ['withdrawing', (d) => must(withdraw(d, { application: 'A01' }, officer)), /撤销推荐上海样例1号有限公司/],
  [
    'an order',
    (d) =>
      must(
        rank(d, { category: 'enterprise', order: ['A02', 'A01'], basedOn: ['A01', 'A02'], reason: '会议' }, officer),
      ),
    /第 2 位移至第 1 位/,
  ],
  [
    'a board in one move',
    (d) => must(arrange(d, { category: 'enterprise', order: ['A03', 'A01'], basedOn: ['A01', 'A02'] }, officer)),
    /撤销推荐上海样例2号有限公司/,
  ],
  [
    'the particulars of the batch',
    (d) => must(updateBatch(d, { phone: '021-1', email: 'a@example.com', liaison: { name: '样例' } }, officer)),
    /021-1/,
  ],
  [
    'withdrawing applications, a recommended one among them',
    (d) => must(withdrawApplications(d, { applications: ['A01', 'A04'], reason: '误导入' }, officer)),
    /撤回申报 2 件，理由：误导入/,
  ],
  [
    'withdrawing a ruling',
    (d) => {
      const ruling = listApplications(d.store)[2]?.rulings.at(-1)?.uid ?? ''
      return must(withdrawRulings(d, { rulings: [{ application: 'A03', ruling }] }, officer))
    },
    /撤回对上海样例3号有限公司.*的认定/,
  ],
]

describe('taking back', () => {
  it.each(changes)('%s leaves everything as it was; done again it stands as it did', (_, change, told) => {
    const desk = workedDesk()
    const before = stateOf(desk)
    const { step } = change(desk)
    if (!step) throw new Error('nothing was changed')
    const after = stateOf(desk)
    expect(after).not.toEqual(before)

    const back = must(undo(desk, { step }, officer))
    expect(stateOf(desk)).toEqual(before)
    expect(back.undone.join('；')).toMatch(told)
    if (!back.step) throw new Error('a step back is a step')

    const again = must(undo(desk, { step: back.step }, officer))
    expect(stateOf(desk)).toEqual(after)
    if (!again.step) throw new Error('a step again is a step')
    must(undo(desk, { step: again.step }, officer))
    expect(stateOf(desk)).toEqual(before)
    expect(verifyEvents(desk.store).ok).toBe(true)
  })

  it('不予推荐 taken back, and that again, is for the reason and by the officer it was', () => {
    const desk = workedDesk()
    must(decline(desk, { application: 'A03', reason: '自愿撤回' }, officer))
    const before = stateOf(desk)
    const { step = never() } = must(reconsider(desk, { application: 'A03' }, preparer))
    must(undo(desk, { step }, preparer))
    expect(stateOf(desk)).toEqual(before)
  })

  it('all of it, one step after the other, ends where it began', () => {
    const desk = workedDesk()
    const before = stateOf(desk)
    const [corrected, placed] = [changes[0]?.[1], changes[5]?.[1]]
    const steps = [corrected, placed, changes[7]?.[1], changes[9]?.[1], changes[8]?.[1]].map(
      (change) => change?.(desk).step ?? never(),
    )
    for (const step of steps.toReversed()) must(undo(desk, { step }, officer))
    expect(stateOf(desk)).toEqual(before)
  })
})

describe('an attachment', () => {
  async function withLicence() {
    const desk = newDesk(application('enterprise', { attachments: [] }))
    const from = { path: join(intake, '01样例泵业/营业执照.pdf') }
    const { step = never() } = must(await addAttachments(desk, { application: 'A01', from }, officer, { workers }))
    return { desk, added: step, attachment: attachmentNamed(desk, '营业执照.pdf') }
  }

  it('that was removed comes back from the file store under its number, and no byte travels', async () => {
    const { desk, attachment } = await withLicence()
    const [checked] = checkBatch(desk)
    const before = stateOf(desk)
    const { step = never() } = must(removeAttachment(desk, { application: 'A01', attachment }, officer))
    expect(checkBatch(desk)[0]?.findings.find((f) => f.check === 'licence')?.outcome).toBe('fail')
    must(undo(desk, { step }, officer))
    expect(stateOf(desk)).toEqual(before)
    expect(checkBatch(desk)[0]?.findings).toEqual(checked?.findings)
    expect(readdirSync(dataFolder(desk.store.folder).incoming)).toEqual([])
  })

  it('that was added goes again, and comes back', async () => {
    const { desk, added } = await withLicence()
    const with_ = stateOf(desk)
    const { step = never() } = must(undo(desk, { step: added }, officer))
    expect(listApplications(desk.store)[0]?.attachments).toEqual([])
    must(undo(desk, { step }, officer))
    expect(stateOf(desk)).toEqual(with_)
  })

  it('whose original is lost stays away, and the officer is told what to do', async () => {
    const { desk, attachment } = await withLicence()
    const { step = never() } = must(removeAttachment(desk, { application: 'A01', attachment }, officer))
    for (const name of readdirSync(dataFolder(desk.store.folder).files)) {
      if (name !== 'incoming') rmSync(join(dataFolder(desk.store.folder).files, name), { recursive: true })
    }
    expect(problemOf(undo(desk, { step }, officer))).toEqual({
      code: 'undo-file-lost',
      message: '“营业执照.pdf”的原件已丢失，不能恢复，没有改动。请重新添加。',
    })
    expect(listApplications(desk.store)[0]?.attachments).toEqual([])
  })

  it('makes a frozen edition current again when it is back', () => {
    const desk = workedDesk()
    const { edition } = must(freeze(desk, {}, preparer))
    const attachment = attachmentNamed(desk, 'licence.pdf')
    const removed = removeAttachment(desk, { application: 'A01', attachment }, officer)
    expect(editionState(desk)?.outdated).toBe(true)
    const { step = never() } = must(removed)
    expect(problemOf(undo(desk, { step }, officer)).code).toBe('undo-file-lost')
    const phone = must(correctValue(desk, { application: 'A02', key: 'phone', value: '13800000009' }, officer))
    must(undo(desk, { step: phone.step ?? never() }, officer))
    expect(editionState(desk)?.edition).toEqual(edition)
  })
})

describe('a step that was overtaken', () => {
  const later: readonly (readonly [name: string, first: number, then: (desk: Desk) => unknown, where: RegExp])[] = [
    [
      'by another correction',
      0,
      (d) => must(correctValue(d, { application: 'A04', key: 'revenue.2022', value: '80000' }, preparer)),
      /A04.*营业收入/,
    ],
    [
      'by another text',
      3,
      (d) => must(setOutlineText(d, { application: 'A01', heading, text: '又改' }, preparer)),
      /A01.*正文/,
    ],
    [
      'by another place',
      5,
      (d) =>
        must(
          placeAttachment(
            d,
            { application: 'A04', attachment: attachmentNamed(d, '证书.pdf'), slot: 'other' },
            preparer,
          ),
        ),
      /附件“证书\.pdf”/,
    ],
    [
      'by another ruling, on one of many',
      7,
      (d) => must(rule(d, { application: 'A04', check: 'noAccident', outcome: 'fail', reason: '查有' }, preparer)),
      /A04.*认定/,
    ],
    ['by taking it back', 8, (d) => must(reconsider(d, { application: 'A01' }, preparer)), /A01/],
    ['by a withdrawal', 9, (d) => must(withdraw(d, { application: 'A03' }, preparer)), /A03/],
    ['by recommending again', 10, (d) => must(recommend(d, { applications: ['A01'] }, preparer)), /A01/],
    [
      'by another order',
      11,
      (d) =>
        must(
          arrange(
            d,
            { category: 'enterprise', order: ['A02', 'A03', 'A01'], basedOn: orderOf(d, 'enterprise') },
            preparer,
          ),
        ),
      /示范企业的推荐排序/,
    ],
    ['by another telephone number', 13, (d) => must(updateBatch(d, { phone: '021-2' }, preparer)), /联系电话/],
  ]

  it.each(later)('%s is not taken back: nothing is lost, and the officer is told where', (_, first, then, where) => {
    const desk = workedDesk()
    const { step = never() } = changes[first]?.[1](desk) ?? {}
    then(desk)
    const before = stateOf(desk)
    const { code, message } = problemOf(undo(desk, { step }, officer))
    expect(code).toBe('undo-overtaken')
    expect(message).toMatch(where)
    expect(message).toContain('没有撤销')
    expect(stateOf(desk)).toEqual(before)
  })
})

describe('what stays once it has happened', () => {
  it('is told by its name and stays', () => {
    const desk = workedDesk()
    const created = must(createApplication(desk, { category: 'platform', name: '样例平台' }, officer))
    const frozen = must(freeze(desk, {}, officer))
    for (const [{ step = never() }, title] of [
      [created, '新建申报'],
      [frozen, '定稿'],
    ] as const) {
      expect(problemOf(undo(desk, { step }, officer))).toMatchObject({
        code: 'undo-lasting',
        message: expect.stringContaining(title),
      })
    }
    const hash = '0'.repeat(64)
    const nowhere = { first: 9_000, last: 9_001, hash }
    expect(problemOf(undo(desk, { step: nowhere }, officer)).code).toBe('step-unknown')
    expect(problemOf(undo(desk, { step: { first: 3, last: 2, hash } }, officer)).code).toBe('step-unknown')
  })
})

function never(): never {
  throw new Error('a change is a step')
}
