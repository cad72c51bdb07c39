import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listApplications, readApplication } from '../../../../db/applications.ts'
import { namedFiles } from '../../../../db/named-files.ts'
import { setReturnApart } from '../../../../src-main/desk/intake/set-return-apart.ts'
import { openReturns } from '../../../../src-main/desk/rounds/returned-form.ts'
import { dismissReturn } from '../../../../src-main/desk/rounds/settle-return.ts'
import { takeOver } from '../../../../src-main/desk/rounds/take-over.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { changed, enterpriseRows, outline, type Row, table } from '../../../src-domain/intake/forms.ts'
import { must, officer, problemOf } from '../../../support/desk.ts'
import { openIntake, wordFile } from '../intake/intake-folder.ts'

const samples = new URL('../../../fixtures/xuhui-intake/', import.meta.url).pathname

let desk: Awaited<ReturnType<typeof openIntake>>
beforeEach(async () => {
  desk = await openIntake()
  await desk.put('01样例/申报书.docx', await formWith({}))
  await desk.import()
})
afterEach(() => desk.close())

const profit = { 净利润: [[['净利润（万元）', 3], '1', '2', '3']] } as const
const formWith = (changes: Readonly<Record<string, readonly Row[]>>) =>
  wordFile(table(...changed(enterpriseRows, changes)), outline('enterprise'))

/** A corrected form, dropped as a folder of its own. */
async function comesBack(folder = '邮件', changes: Readonly<Record<string, readonly Row[]>> = profit) {
  await desk.put(`../${folder}/申报书（补正）.docx`, await formWith(changes))
  return desk.import(join(desk.intake, '..', folder))
}

const returns = () => must(openReturns(desk.desk, { application: 'A01' }))
const open = () => returns()[0] ?? expect.unreachable()
const ofOpen = () => ({ application: 'A01', returned: open().uid })
const nowAt = (key: string, year: number) =>
  readApplication(desk.desk.store, 'A01')?.values.find((v) => v.key === key && v.year === year)?.value
const back = (kept: { readonly step?: Parameters<typeof undo>[1]['step'] }) =>
  must(undo(desk.desk, { step: kept.step ?? expect.unreachable() }, officer))

describe('a corrected form', () => {
  it('waits on its application wherever it is dropped, and changes nothing until an officer has gone through it', async () => {
    const before = readApplication(desk.desk.store, 'A01')
    const report = await comesBack()
    expect(report).toMatchObject({ known: [], returned: ['A01'], rejected: [] })
    expect(listApplications(desk.desk.store)).toHaveLength(1)
    expect(readApplication(desk.desk.store, 'A01')).toEqual({ ...before, returned: 1 })
    expect(open().differences.map(({ id, after }) => [id, after])).toEqual([
      ['form', '申报书（补正）.docx'],
      ['value netProfit.2020', '1'],
      ['value netProfit.2021', '2'],
      ['value netProfit.2022', '3'],
    ])
    // Its file is the desk's like any other: copies have it, and no sweep takes it.
    expect(namedFiles(desk.desk.store).map((f) => f.name)).toContain('申报书（补正）.docx')
  })

  it('is not taken in twice', async () => {
    await comesBack()
    const again = await comesBack('微信')
    expect([again.returned, again.known]).toEqual([[], ['A01']])
    expect(returns()).toHaveLength(1)
  })

  it('is taken over at one place, then at all others, and what stood there comes back', async () => {
    const before = nowAt('netProfit', 2022)
    await comesBack()
    const one = must(takeOver(desk.desk, { ...ofOpen(), places: ['value netProfit.2022'] }, officer))
    expect([one.left, nowAt('netProfit', 2022)]).toEqual([3, '3'])
    const rest = must(takeOver(desk.desk, ofOpen(), officer))
    expect([rest.left, nowAt('netProfit', 2020), returns()]).toEqual([0, '1', []])
    expect(readApplication(desk.desk.store, 'A01')).toMatchObject({ form: { file: '申报书（补正）.docx' } })

    back(rest)
    expect([open().differences.length, readApplication(desk.desk.store, 'A01')?.form?.file]).toEqual([3, '申报书.docx'])
    back(one)
    expect([open().differences.length, nowAt('netProfit', 2022)]).toEqual([4, before])
  })

  it('never overrules what an officer has set but place by place', async () => {
    must(correctValue(desk.desk, { application: 'A01', key: 'netProfit.2022', value: '7' }, officer))
    await comesBack()
    expect(must(takeOver(desk.desk, ofOpen(), officer)).left).toBe(1)
    expect([nowAt('netProfit', 2022), nowAt('netProfit', 2021)]).toEqual(['7', '2'])
    const dismissed = must(dismissReturn(desk.desk, ofOpen(), officer))
    expect([returns(), nowAt('netProfit', 2022)]).toEqual([[], '7'])
    back(dismissed)
    expect(open().differences).toMatchObject([{ id: 'value netProfit.2022', ours: true }])
  })

  it('refuses a place that no longer differs, and one that was settled elsewhere', async () => {
    await comesBack()
    const of = ofOpen()
    expect(problemOf(takeOver(desk.desk, { ...of, places: ['value nothing'] }, officer)).code).toBe('difference-gone')
    must(takeOver(desk.desk, of, officer))
    expect(problemOf(takeOver(desk.desk, of, officer)).code).toBe('return-unknown')
  })

  it('becomes an application of its own only where an officer says it is none of this one', async () => {
    await comesBack()
    const { id } = must(setReturnApart(desk.desk, ofOpen(), officer))
    expect([id, returns()]).toEqual(['A02', []])
    expect(readApplication(desk.desk.store, 'A02')?.values.find((v) => v.key === 'netProfit')?.value).toBe('1')
  })
})

describe('late papers', () => {
  it('find their application without a form, and what nobody recognises is refused by name', async () => {
    const paper = join(samples, '01样例泵业/营业执照.pdf')
    await desk.put('../01样例补交/说明.txt', '样例')
    await copyFile(paper, join(desk.intake, '../01样例补交/营业执照.pdf'))
    const report = await desk.import(join(desk.intake, '../01样例补交'))
    expect(report).toMatchObject({ known: ['A01'], returned: [], rejected: [] })
    expect(readApplication(desk.desk.store, 'A01')?.attachments.map((a) => a.file)).toContain('营业执照.pdf')
    expect(report.added).toContainEqual({ application: 'A01', file: '营业执照.pdf' })
    const before = readApplication(desk.desk.store, 'A01')?.attachments
    await copyFile(paper, join(desk.intake, '../01样例补交/执照副本.pdf'))
    expect(await desk.import(join(desk.intake, '../01样例补交'))).toMatchObject({ known: ['A01'], added: [] })
    expect(readApplication(desk.desk.store, 'A01')?.attachments).toEqual(before)

    await desk.put('../别处/说明.txt', '样例')
    const unknown = await desk.import(join(desk.intake, '../别处'))
    expect(unknown.applications).toEqual([])
    expect(unknown.rejected).toHaveLength(1)
    expect(listApplications(desk.desk.store)).toHaveLength(1)
  })
})
