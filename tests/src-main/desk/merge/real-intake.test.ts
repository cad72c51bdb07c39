import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { verifyEvents } from '../../../../db/events.ts'
import { namedFiles } from '../../../../db/named-files.ts'
import { readRanking } from '../../../../db/rankings.ts'
import { historyLine, sortedPlan } from '../../../../src-domain/merge/sorted-plan.ts'
import { placeAttachment } from '../../../../src-main/desk/attachments/place-attachment.ts'
import { removeAttachment } from '../../../../src-main/desk/attachments/remove-attachment.ts'
import { change, closeDesk, type Desk, openDesk, type Step } from '../../../../src-main/desk/desk.ts'
import { applicationOf } from '../../../../src-main/desk/find-application.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { withdrawRulings } from '../../../../src-main/desk/findings/withdraw-rulings.ts'
import { importFolder } from '../../../../src-main/desk/intake/import-folder.ts'
import { merge } from '../../../../src-main/desk/merge/merge.ts'
import { newDeskFrom } from '../../../../src-main/desk/merge/new-desk-from.ts'
import { planMerge } from '../../../../src-main/desk/merge/plan-merge.ts'
import { rewriteNote, withdrawNote, writeNote } from '../../../../src-main/desk/notes/write-note.ts'
import { decline } from '../../../../src-main/desk/ranking/decline.ts'
import { dateRound } from '../../../../src-main/desk/rounds/change-round.ts'
import { issueIn } from '../../../../src-main/desk/rounds/issue-round.ts'
import { openReturns } from '../../../../src-main/desk/rounds/returned-form.ts'
import { takeOver } from '../../../../src-main/desk/rounds/take-over.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { setOutlineText } from '../../../../src-main/desk/values/edit-outline.ts'
import { withdrawApplications } from '../../../../src-main/desk/withdrawal/withdraw-applications.ts'
import { changed, enterpriseRows, outline, type Row, table } from '../../../src-domain/intake/forms.ts'
import { must } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'
import { lostFiles } from '../backups/kept-desk.ts'
import { illustrated, jpg } from '../intake/illustrated.ts'
import { openIntake, wordFile } from '../intake/intake-folder.ts'
import { attach, carried, laptops, li, mergeAll, rankAs, stateOf, zhang } from './laptops.ts'

/*
 * A laptop that took in Word forms with pictures gives four applications to a colleague's, which makes its desk of the
 * file; both go on with a week of everything, and what the colleague did comes back.
 */

let intake: Awaited<ReturnType<typeof openIntake>>
let theirs: Desk
const ours = () => intake.desk

const nameOf = (name: string): Record<string, readonly Row[]> => ({
  企业名称: [['企业名称', [name, 2], '统一社会信用代码', ['', 2]]],
})
const formWith = (changes: Readonly<Record<string, readonly Row[]>>) =>
  wordFile(table(...changed(enterpriseRows, changes)), outline('enterprise'))

async function takenIn(): Promise<void> {
  intake = await openIntake()
  onTestFinished(() => intake.close())
  await intake.put('01样例/申报书.docx', await illustrated())
  for (const [i, name] of ['样例二', '样例三', '样例四'].entries())
    await intake.put(`0${i + 2}${name}/申报书.docx`, await formWith(nameOf(`${name}有限公司`)))
  await intake.import()
  await attach(ours(), 'A01', '营业执照.pdf', '执照')
  await attach(ours(), 'A01', '章程.pdf', '章程')
  rankAs(ours(), 'A01', 'A02')
  const folder = join(intake.intake, '../同事')
  must(await newDeskFrom(folder, await carried(ours(), { applications: ['A01', 'A02', 'A03', 'A04'] }), li))
  theirs = must(openDesk(folder))
  onTestFinished(() => closeDesk(theirs))
}

const fileOf = (desk: Desk, file: string) => {
  const found = applicationOf(desk, 'A01').attachments.find((one) => one.file === file)
  return { application: 'A01', attachment: found?.id ?? 0 }
}

async function theirWeek(): Promise<void> {
  for (const application of ['A01', 'A02'])
    must(change(theirs, li, (tx) => issueIn(tx, { application, way: 'printed', dueOn: '2023-08-01' })))
  must(dateRound(theirs, { application: 'A01', dueOn: '2023-08-03' }, li))
  const back = join(intake.intake, '../回来')
  mkdirSync(back)
  const profit = { 净利润: [[['净利润（万元）', 3], '1', '2', '3']] } as const
  writeFileSync(join(back, '申报书（补正）.docx'), await formWith({ ...nameOf('样例二有限公司'), ...profit }))
  must(await importFolder(theirs, { folder: back }, li, { workers }))
  const [returned] = must(openReturns(theirs, { application: 'A02' }))
  must(takeOver(theirs, { application: 'A02', returned: returned?.uid ?? '', places: ['value netProfit.2022'] }, li))
  must(writeNote(theirs, { application: 'A02', kind: 'call', text: '答应周五前补齐', person: '王样' }, li))
  must(rule(theirs, { application: 'A02', check: 'noViolation', outcome: 'pass', reason: '已核实' }, li))
  must(setOutlineText(theirs, { application: 'A01', heading: 'introduction', text: '改过的简介\n［图1］' }, li))
  must(placeAttachment(theirs, { ...fileOf(theirs, '营业执照.pdf'), slot: 'other' }, li))
  must(removeAttachment(theirs, fileOf(theirs, '章程.pdf'), li))
  await attach(theirs, 'A03', '审计报告.pdf', '审计')
  must(decline(theirs, { application: 'A03', reason: '不在本区' }, li))
  must(withdrawApplications(theirs, { applications: ['A04'], reason: '企业撤回' }, li))
  rankAs(theirs, 'A02', 'A01')
}

function ourWeek(): void {
  must(change(ours(), zhang, (tx) => issueIn(tx, { application: 'A02', way: 'copied', dueOn: '2023-07-31' })))
  must(removeAttachment(ours(), fileOf(ours(), '营业执照.pdf'), zhang))
  must(setOutlineText(ours(), { application: 'A01', heading: 'introduction', text: '我方的简介' }, zhang))
  rankAs(ours(), 'A02', 'A03')
}

it('brings everything back from a colleague’s laptop, asks of what both changed or one took away, and is taken back whole', async () => {
  await takenIn()
  await theirWeek()
  ourWeek()
  const before = stateOf(ours())
  const { path, file } = await carried(theirs)
  const plan = must(await planMerge(ours(), { path, file }))
  const asked = plan.applications.flatMap(({ number, conflicts }) => conflicts.map(({ label }) => [number, label]))
  expect(asked).toEqual([
    ['A01', '附件“营业执照.pdf”'],
    ['A01', '正文“企业简介”'],
    ['A02', '第 1 轮补正'],
  ])
  expect(plan.rankings).toMatchObject([{ conflict: true }])

  const done = must(await merge(ours(), { path, file, basedOn: plan.basedOn, rest: 'theirs' }, zhang))
  const merged = stateOf(ours())
  expect(applicationOf(ours(), 'A01')).toMatchObject({
    round: { number: 1, dueOn: '2023-08-03' },
    attachments: [{ file: '营业执照.pdf', slot: 'other' }],
    pictures: applicationOf(theirs, 'A01').pictures,
  })
  const second = applicationOf(ours(), 'A02')
  expect(second).toMatchObject({
    round: { number: 1, dueOn: '2023-08-01', issues: [{ way: 'printed' }] },
    ...{
      notes: [{ text: '答应周五前补齐', by: '李样' }],
      rulings: [{ check: 'noViolation', by: '李样' }],
      returned: 1,
    },
  })
  expect(second.values.find(({ key, year }) => key === 'netProfit' && year === 2022)).toMatchObject({ value: '3' })
  expect(must(openReturns(ours(), { application: 'A02' }))[0]?.differences.map(({ id }) => id)).toContain(
    'value netProfit.2021',
  )
  expect(applicationOf(ours(), 'A03')).toMatchObject({
    declined: { reason: '不在本区', by: '李样' },
    attachments: [{ file: '审计报告.pdf' }],
  })
  expect(applicationOf(ours(), 'A04').withdrawn).toMatchObject({ reason: '企业撤回', by: '李样' })
  expect(readRanking(ours().store, 'enterprise')).toEqual(['A02', 'A01'])
  expect(merged).toEqual(stateOf(theirs))
  const named = namedFiles(ours().store)
  expect(named.map(({ name }) => name)).toEqual(expect.arrayContaining(['申报书（补正）.docx', '审计报告.pdf']))
  expect(named.map(({ size }) => size)).toContain(jpg.length)
  expect(await lostFiles(ours())).toEqual([])
  expect(must(verifyEvents(ours().store)).seq).toBeGreaterThan(0)
  expect(must(await planMerge(ours(), { path, file })).nothing).toBe(true)

  // Undone whole, and merged once more with the same choices: the same, on the other laptop too.
  must(undo(ours(), { step: (done as unknown as { step: Step }).step }, zhang))
  expect(stateOf(ours())).toEqual(before)
  const again = must(await planMerge(ours(), { path, file }))
  expect(again.applications.flatMap(({ conflicts }) => conflicts)).toHaveLength(asked.length)
  must(await merge(ours(), { path, file, basedOn: again.basedOn, rest: 'theirs' }, zhang))
  expect(stateOf(ours())).toEqual(merged)
  await mergeAll(theirs, ours())
  expect(stateOf(theirs)).toEqual(merged)
  expect(await lostFiles(theirs)).toEqual([])
})

it('asks of a note that one rewrote and the other took out, and leaves who is set aside out of the order that is taken', async () => {
  const [ours, theirs] = laptops(2, 2) as [Desk, Desk]
  must(writeNote(ours, { application: 'A01', kind: 'memo', text: '请看附件' }, zhang))
  const note = applicationOf(ours, 'A01').notes?.[0]?.uid ?? ''
  await mergeAll(theirs, ours)
  must(withdrawNote(ours, { application: 'A01', note }, zhang))
  must(rewriteNote(theirs, { application: 'A01', note, kind: 'memo', text: '已看附件' }, li))
  must(decline(ours, { application: 'A02', reason: '重复申报' }, zhang))
  rankAs(theirs, 'A01', 'A02')
  const { path, file } = await carried(theirs)
  const plan = must(await planMerge(ours, { path, file }))
  expect(plan.applications.flatMap(({ conflicts }) => conflicts)).toMatchObject([
    { part: `note ${note}`, theirs: { text: '已看附件', by: '李样' }, base: '请看附件' },
  ])
  const before = stateOf(ours)
  const done = must(await merge(ours, { path, file, basedOn: plan.basedOn, rest: 'theirs' }, zhang))
  expect(readRanking(ours.store, 'enterprise')).toEqual(['A01'])
  const merged = stateOf(ours)
  must(undo(ours, { step: (done as unknown as { step: Step }).step }, zhang))
  expect(stateOf(ours)).toEqual(before)
  const { basedOn } = must(await planMerge(ours, { path, file }))
  must(await merge(ours, { path, file, basedOn, rest: 'theirs' }, zhang))
  expect(stateOf(ours)).toEqual(merged)
  await mergeAll(theirs, ours)
  expect(stateOf(theirs)).toEqual(merged)
  expect(
    listApplications(theirs.store)
      .filter(({ rank }) => rank !== undefined)
      .map(({ id }) => id),
  ).toEqual(['A01'])
})

it('takes a ruling back that the other took back, so that it does not come to count again once those above it go', async () => {
  const [ours, theirs] = laptops(2, 1) as [Desk, Desk]
  const last = (desk: Desk) => applicationOf(desk, 'A01').rulings.at(-1)
  const takeBack = (desk: Desk) =>
    must(withdrawRulings(desk, { rulings: [{ application: 'A01', ruling: last(desk)?.uid ?? '' }] }, zhang))
  for (const reason of ['先核', '再核'])
    must(rule(ours, { application: 'A01', check: 'noViolation', outcome: 'pass', reason }, zhang))
  await mergeAll(theirs, ours)
  must(rule(theirs, { application: 'A01', check: 'noViolation', outcome: 'fail', reason: '又查' }, li))
  const { done } = await mergeAll(ours, theirs)
  expect(last(ours)).toMatchObject({ reason: '又查', by: '李样' })
  must(undo(ours, { step: (done as unknown as { step: Step }).step }, zhang))
  expect(applicationOf(ours, 'A01').rulings.map(({ reason }) => reason)).toEqual(['先核', '再核'])
  await mergeAll(ours, theirs)
  takeBack(theirs)
  await mergeAll(ours, theirs)
  expect(last(ours)).toMatchObject({ reason: '再核' })
  takeBack(ours)
  expect(last(ours)).toMatchObject({ reason: '先核' })
  await mergeAll(theirs, ours)
  expect(last(theirs)).toMatchObject({ reason: '先核' })
})

it('tells first of what changes, and of what only its history is new in one line', async () => {
  const [ours, theirs] = laptops(2, 3) as [Desk, Desk]
  const set = (desk: Desk, application: string, value: string) =>
    must(correctValue(desk, { application, key: 'name', value }, li))
  for (const desk of [ours, theirs]) set(desk, 'A01', '同一个名称')
  set(theirs, 'A02', '对方改的')
  for (const [desk, value] of [
    [ours, '甲'],
    [theirs, '乙'],
  ] as const)
    set(desk, 'A03', value)
  const { path, file } = await carried(theirs)
  const { changing, historyOnly } = sortedPlan(must(await planMerge(ours, { path, file })).applications)
  expect(changing.map(({ id }) => id)).toEqual(['A03', 'A02'])
  expect(historyLine(historyOnly)).toBe('另有 1 件内容不变，只补入对方的操作记录：A01')
  expect(historyLine([])).toBeUndefined()
  // Alike in all, who has typed it and when among it, on whichever it is asked.
  await mergeAll(ours, theirs, 'ours')
  await mergeAll(theirs, ours)
  expect(stateOf(theirs)).toEqual(stateOf(ours))
})
