import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listApplications } from '../../../../db/applications.ts'
import { verifyEvents } from '../../../../db/events.ts'
import { readRanking } from '../../../../db/rankings.ts'
import { marked } from '../../../../src-domain/batch/application-number.ts'
import { mergedLine } from '../../../../src-domain/merge/merged-line.ts'
import { applicationHistory } from '../../../../src-main/desk/applications/application-history.ts'
import { createApplication } from '../../../../src-main/desk/applications/create-application.ts'
import type { Desk, Step } from '../../../../src-main/desk/desk.ts'
import { applicationOf } from '../../../../src-main/desk/find-application.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { formerNumbers } from '../../../../src-main/desk/merge/former-numbers.ts'
import { merge } from '../../../../src-main/desk/merge/merge.ts'
import { planMerge } from '../../../../src-main/desk/merge/plan-merge.ts'
import { writeNote } from '../../../../src-main/desk/notes/write-note.ts'
import { decline } from '../../../../src-main/desk/ranking/decline.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { setOutlineText } from '../../../../src-main/desk/values/edit-outline.ts'
import { withdrawApplications } from '../../../../src-main/desk/withdrawal/withdraw-applications.ts'
import { filePath } from '../../../../src-main/files/file-store.ts'
import { must, problemOf } from '../../../support/desk.ts'
import { attach, carried, laptops, li, mergeAll, rankAs, stateOf, textAt, textOf, zhang } from './laptops.ts'

const set = (desk: Desk, application: string, key: string, value: string, actor = zhang) =>
  must(correctValue(desk, { application, key, value }, actor))

/** What it is called on a desk where its number is another's. */
function markOf(desk: Desk, id: string): string {
  return marked(id, applicationOf(desk, id).uid)
}

function numbersOf(desk: Desk): Record<string, string> {
  return Object.fromEntries(listApplications(desk.store).map(({ id, folder }) => [id, folder]))
}

describe('merging a hand-over', () => {
  it('takes what they changed, keeps what we changed, and shows both values of a conflict with who and when', async () => {
    const [ours, theirs] = laptops(2, 2) as [Desk, Desk]
    set(ours, 'A01', 'name', '样例企业甲')
    set(ours, 'A01', 'phone', '021-64000001')
    set(theirs, 'A01', 'name', '样例企业乙', li)
    set(theirs, 'A01', 'address', '样例路 1 号', li)
    must(writeNote(theirs, { application: 'A02', kind: 'memo', text: '已电话提醒' }, li))
    must(rule(theirs, { application: 'A02', check: 'noViolation', outcome: 'pass', reason: '已核实' }, li))
    must(setOutlineText(theirs, { application: 'A02', heading: 'introduction', text: '样例正文' }, li))

    const { path, file } = await carried(theirs)
    const before = textOf(ours)
    const plan = must(await planMerge(ours, { path, file }))
    expect(textOf(ours)).toBe(before)
    const [a01, a02] = plan.applications
    expect(a01?.conflicts).toMatchObject([
      {
        part: 'value name',
        ours: { text: '样例企业甲', by: '张样' },
        theirs: { text: '样例企业乙', by: '李样' },
        base: '样例企业1',
      },
    ])
    expect(a01?.taken.map(({ part, theirs }) => [part, theirs.text])).toEqual([['value address', '样例路 1 号']])
    expect(a01?.kept).toBe(1)
    expect(a02?.taken.map(({ part }) => part.split(' ')[0])).toEqual(['note', 'outline', 'ruling'])

    expect(problemOf(await merge(ours, { path, file, basedOn: plan.basedOn }, zhang)).code).toBe('merge-undecided')
    const sides = { [a01?.uid ?? '']: { 'value name': 'theirs' } } as const
    const done = must(await merge(ours, { path, file, basedOn: plan.basedOn, sides }, zhang))
    expect(done).toMatchObject({ taken: 4, decided: 1, joined: 0 })
    expect([textAt(ours, 'A01', 'name'), textAt(ours, 'A01', 'address'), textAt(ours, 'A01', 'phone')]).toEqual([
      '样例企业乙',
      '样例路 1 号',
      '021-64000001',
    ])
    expect(applicationOf(ours, 'A02')).toMatchObject({
      notes: [{ text: '已电话提醒', by: '李样' }],
      rulings: [{ check: 'noViolation', by: '李样' }],
    })
    expect(must(verifyEvents(ours.store)).seq).toBeGreaterThan(0)

    // What they did, before and after, is in the history of the value.
    const history = must(applicationHistory(ours, { application: 'A01', key: 'name' }))
    expect(history.map(({ by, event }) => [by, event.kind])).toEqual([
      ['李样', 'value-corrected'],
      ['张样', 'value-corrected'],
    ])

    // A second time nothing is new.
    const again = must(await planMerge(ours, { path, file }))
    expect(again).toMatchObject({ nothing: true, same: 2 })
    // The other way round, what was decided goes before what it was decided on.
    await mergeAll(theirs, ours)
    expect(stateOf(theirs)).toEqual(stateOf(ours))
  })

  it('is taken back whole by undo, and can be made once more with other choices', async () => {
    const [ours, theirs] = laptops(2, 2) as [Desk, Desk]
    set(ours, 'A01', 'name', '样例企业甲')
    set(theirs, 'A01', 'name', '样例企业乙', li)
    set(theirs, 'A02', 'address', '样例路 1 号', li)
    must(createApplication(theirs, { category: 'enterprise', name: '样例新企业' }, li))
    rankAs(theirs, 'A02', 'A01')
    const before = stateOf(ours)
    const { path, file } = await carried(theirs)
    const plan = must(await planMerge(ours, { path, file }))
    const done = must(await merge(ours, { path, file, basedOn: plan.basedOn, rest: 'theirs' }, zhang))
    expect(done).toMatchObject({ joined: 1, decided: 1 })
    const merged = stateOf(ours)

    const undone = must(undo(ours, { step: (done as unknown as { step: Step }).step }, zhang))
    const joined = listApplications(ours.store).find(({ id }) => id === 'A03')
    expect(joined?.withdrawn?.reason).toBe('撤销合并')
    const { [joined?.uid ?? '']: _, ...left } = stateOf(ours)
    expect(left).toEqual(before)

    const again = must(await planMerge(ours, { path, file }))
    expect(again.applications.flatMap(({ conflicts }) => conflicts).map(({ part }) => part)).toEqual(['value name'])
    must(undo(ours, { step: undone.step as Step }, zhang))
    expect(stateOf(ours)).toEqual(merged)
    expect(must(await planMerge(ours, { path, file })).nothing).toBe(true)
  })

  it('asks where one side took away what the other changed, and shows two orders as two', async () => {
    const [ours, theirs] = laptops(2, 3) as [Desk, Desk]
    rankAs(ours, 'A01', 'A02', 'A03')
    rankAs(theirs, 'A03', 'A01')
    must(withdrawApplications(ours, { applications: ['A02'], reason: '企业撤回' }, zhang))
    must(decline(theirs, { application: 'A02', reason: '材料不全' }, li))
    const { path, file } = await carried(theirs)
    const plan = must(await planMerge(ours, { path, file }))
    expect(plan.rankings).toMatchObject([
      { conflict: true, ours: ['样例企业1', '样例企业3'], theirs: ['样例企业3', '样例企业1'] },
    ])
    must(
      await merge(
        ours,
        { path, file, basedOn: plan.basedOn, sides: { enterprise: { 'ranking enterprise': 'theirs' } } },
        zhang,
      ),
    )
    expect(readRanking(ours.store, 'enterprise')).toEqual(['A03', 'A01'])
    expect(applicationOf(ours, 'A02')).toMatchObject({
      withdrawn: { reason: '企业撤回' },
      declined: { reason: '材料不全' },
    })
  })

  it('tells two A03 apart by a mark that is the same on every laptop, says so before and after, and finds by both', async () => {
    const [ours, theirs] = laptops(2, 2) as [Desk, Desk]
    must(createApplication(ours, { category: 'enterprise', name: '样例丙' }, zhang))
    for (const name of ['样例丁', '样例戊']) must(createApplication(theirs, { category: 'enterprise', name }, li))
    const marks = [markOf(ours, 'A03'), markOf(theirs, 'A03')] as const
    const { plan, done } = await mergeAll(ours, theirs)
    expect(plan.applications.map(({ former, number, name }) => [former, number, name])).toEqual([
      ['A03', marks[1], '样例丁'],
      ['A04', 'A04', '样例戊'],
    ])
    expect(numbersOf(ours)).toEqual({
      A01: '样例企业1',
      A02: '样例企业2',
      A03: '样例丙',
      A04: '样例戊',
      [marks[1]]: '样例丁',
    })
    expect(mergedLine(done)).toContain('新收 2 件')
    expect(mergedLine(done)).toContain(`他们的 A03 = 本机 ${marks[1]}（样例丁）`)
    expect(mergedLine(done)).not.toContain('A04')
    expect(formerNumbers(ours)).toEqual([
      { application: marks[1], former: 'A03' },
      { application: 'A03', former: marks[0] },
    ])
    // A number once given here stays: receipts bear it. The other is marked there, too.
    const back = await mergeAll(theirs, ours)
    expect(back.plan.applications.map(({ former, number }) => [former, number])).toContainEqual(['A03', marks[0]])
    expect(numbersOf(theirs)).toMatchObject({ A03: '样例丁', A04: '样例戊', [marks[0]]: '样例丙' })
    expect(stateOf(theirs)).toEqual(stateOf(ours))
    // The next that comes in is counted on, marks or not.
    must(createApplication(theirs, { category: 'enterprise', name: '样例己' }, li))
    expect(numbersOf(theirs)).toHaveProperty('A05', '样例己')
  })

  it('calls whoever is marked the same on all laptops, and nobody by a number another was born with', async () => {
    const desks = laptops(3, 1) as [Desk, Desk, Desk]
    const names = ['样例甲', '样例乙', '样例丙']
    for (const [i, desk] of desks.entries())
      must(createApplication(desk, { category: 'enterprise', name: names[i] ?? '' }, zhang))
    const born = desks.map((desk) => markOf(desk, 'A02'))
    const [a, b, c] = desks
    const ring = [
      [a, b],
      [b, c],
      [c, a],
    ] as const
    for (let round = 0; round < 2; round++) for (const [into, from] of ring) await mergeAll(into, from)
    for (const [i, desk] of desks.entries()) {
      const others = names.flatMap((name, j) => (i === j ? [] : [[born[j] ?? '', name]]))
      expect(numbersOf(desk)).toEqual({ A01: '样例企业1', A02: names[i], ...Object.fromEntries(others) })
    }
  })

  it('brings the files, with a password too, and one that both added once', async () => {
    const [ours, theirs] = laptops(2, 1) as [Desk, Desk]
    const sha256 = await attach(theirs, 'A01', '营业执照.pdf', '执照')
    await attach(ours, 'A01', '章程.pdf', '章程')
    await attach(theirs, 'A01', '章程（副本）.pdf', '章程')
    const { path, file } = await carried(theirs, { password: '好密码' })
    expect(readFileSync(path).includes('hand-over.json')).toBe(false)
    expect(problemOf(await planMerge(ours, { path, file })).code).toBe('hand-over-password')
    expect(problemOf(await planMerge(ours, { path, file, password: '错' })).code).toBe('hand-over-password')
    const given = { path, file, password: '好密码' }
    const { basedOn } = must(await planMerge(ours, given))
    must(await merge(ours, { ...given, basedOn }, zhang))
    expect(existsSync(filePath(ours.store.folder, sha256))).toBe(true)
    expect(applicationOf(ours, 'A01').attachments).toHaveLength(2)
    await mergeAll(theirs, ours)
    expect(stateOf(theirs)).toEqual(stateOf(ours))
  })

  it('refuses what was decided on another state', async () => {
    const [ours, theirs] = laptops(2, 1) as [Desk, Desk]
    set(theirs, 'A01', 'name', '样例企业乙', li)
    const { path, file } = await carried(theirs)
    const plan = must(await planMerge(ours, { path, file }))
    set(ours, 'A01', 'name', '样例企业甲')
    expect(problemOf(await merge(ours, { path, file, basedOn: plan.basedOn, rest: 'theirs' }, zhang)).code).toBe(
      'merge-moved',
    )
    expect(textAt(ours, 'A01', 'name')).toBe('样例企业甲')
  })

  it('passes through a third laptop and comes back without asking again', async () => {
    const [a, b, c] = laptops(3, 2) as [Desk, Desk, Desk]
    set(a, 'A01', 'name', '甲')
    set(b, 'A01', 'name', '乙', li)
    set(c, 'A02', 'address', '样例路 3 号')
    await mergeAll(b, a, 'ours')
    await mergeAll(c, b)
    const { plan } = await mergeAll(a, c)
    expect(plan.applications.flatMap(({ conflicts }) => conflicts)).toEqual([])
    await mergeAll(b, a)
    expect(textAt(a, 'A01', 'name')).toBe('乙')
    expect([stateOf(b), stateOf(c)]).toEqual([stateOf(a), stateOf(a)])
  })

  it('asks once more where each has decided the same conflict otherwise, and never again', async () => {
    const [ours, theirs] = laptops(2, 1) as [Desk, Desk]
    set(ours, 'A01', 'name', '甲')
    set(theirs, 'A01', 'name', '乙', li)
    // Each has the other's file before either decides.
    const files = [await carried(ours), await carried(theirs)] as const
    for (const [desk, { path, file }, by] of [
      [ours, files[1], zhang],
      [theirs, files[0], li],
    ] as const) {
      const { basedOn } = must(await planMerge(desk, { path, file }))
      must(await merge(desk, { path, file, basedOn, rest: 'ours' }, by))
    }
    const { plan } = await mergeAll(ours, theirs, 'theirs')
    expect(plan.applications[0]?.conflicts).toMatchObject([
      { again: true, ours: { text: '甲', by: '张样' }, theirs: { text: '乙', by: '李样' } },
    ])
    const back = await mergeAll(theirs, ours)
    expect(back.plan.applications.flatMap(({ conflicts }) => conflicts)).toEqual([])
    expect([textAt(ours, 'A01', 'name'), stateOf(theirs)]).toEqual(['乙', stateOf(ours)])
    // That they took it is new to us, and the last that is new to anybody.
    expect((await mergeAll(ours, theirs)).plan.applications).toMatchObject([{ taken: [], conflicts: [] }])
    expect((await mergeAll(theirs, ours)).plan.nothing).toBe(true)
  })
})
