import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Application } from '../../../src-domain/batch/application.ts'
import { standingProblems } from '../../../src-domain/batch/standing-problems.ts'
import { changeOf, titleOf } from '../../../src-domain/events/sentence.ts'
import type { Step } from '../../../src-main/desk/desk.ts'
import { application, attachment, value } from '../../support/application.ts'
import { newDesk, temporaryFolder } from '../../support/desk.ts'
import { contextOf, inProcess, intake, newBatch, newContext, outcome } from './desks.ts'

/** A desk with these applications, and its client. */
function deskWith(...applications: readonly Application[]) {
  const desk = newDesk(...applications)
  return { desk, client: inProcess(contextOf(desk)) }
}

/** The step of a call that has changed something. */
function stepOf({ step }: { readonly step?: Step }): Step {
  if (!step) throw new Error('nothing has changed')
  return step
}

describe('a value', () => {
  it('that was unsure is sure once confirmed, where it came from and in what words still known', async () => {
    const doubtful = value('revenue.2022', '100000', { raw: '十万', certainty: 'unsure', note: '中文数字' })
    const base = application('enterprise')
    const values = base.values.map((v) => (v.key === 'revenue' && v.year === 2022 ? doubtful : v))
    const { client } = deskWith({ ...base, values })
    expect((await client.applications.list())[0]).toMatchObject({ unsure: 1 })

    const confirmed = await client.values.confirm({ application: 'A01', key: 'revenue', year: 2022 })
    expect(confirmed.value).toMatchObject({ value: '100000', raw: '十万', source: { kind: 'word' }, certainty: 'sure' })
    expect(confirmed.row.unsure).toBe(0)
    expect(confirmed.findings.find((f) => f.check === 'unsureValues')?.outcome).toBe('pass')
    const history = await client.applications.history({ application: 'A01', key: 'revenue', year: 2022 })
    expect(history).toMatchObject([{ by: '样例填报人', event: { kind: 'value-confirmed', value: '100000' } }])
  })

  it('taken back is as it was read, unsure again and with its source; done again it is the officer’s', async () => {
    const doubtful = value('revenue.2022', '100000', { raw: '十万', certainty: 'unsure', note: '中文数字' })
    const base = application('enterprise')
    const values = base.values.map((v) => (v.key === 'revenue' && v.year === 2022 ? doubtful : v))
    const { client } = deskWith({ ...base, values })
    const set = await client.values.set({ application: 'A01', key: 'revenue', year: 2022, value: '120000' })
    expect(set.row.unsure).toBe(0)

    const back = await client.undo.step({ step: stepOf(set) })
    const { application: kept, row: doubted } = await client.applications.get({ application: 'A01' })
    expect(doubted.unsure).toBe(1)
    expect(kept.values).toContainEqual(doubtful)

    await client.undo.step({ step: stepOf(back) })
    const { application: again, row } = await client.applications.get({ application: 'A01' })
    expect(again.values).toContainEqual(set.value)
    expect(row.unsure).toBe(0)
    const history = await client.applications.history({ application: 'A01', key: 'revenue', year: 2022 })
    expect(history.map(({ event }) => [titleOf(event), changeOf(event)])).toEqual([
      ['恢复', { from: '100000', to: '120000' }],
      ['恢复', { from: '120000', to: '100000' }],
      ['更正', { from: '100000', to: '120000' }],
    ])
  })

  it('put right is no problem of the reading any more, and is one again when that is taken back', async () => {
    const unread = value('revenue.2022', '', { raw: '八百六十余', certainty: 'unsure' })
    const base = application('enterprise')
    const values = base.values.map((v) => (v.key === 'revenue' && v.year === 2022 ? unread : v))
    const problems = [
      {
        code: 'value-unreadable',
        message: '“营业收入（2022 年）”填的是“八百六十余”，不是数字。请对照原件补录。',
        at: 'revenue.2022',
      },
      { code: 'category-conflict', message: '封面勾选的是“示范平台”，请核对申报类型。' },
    ]
    const { client } = deskWith({ ...base, values, problems })
    expect((await client.applications.list())[0]?.problems).toBe(2)
    const { application: read } = await client.applications.get({ application: 'A01' })
    expect(standingProblems(read)).toEqual(problems)

    const set = await client.values.set({ application: 'A01', key: 'revenue', year: 2022, value: '860' })
    expect(set.row.problems).toBe(1)
    const { application: corrected } = await client.applications.get({ application: 'A01' })
    expect(standingProblems(corrected)).toEqual(problems.slice(1))

    await client.undo.step({ step: stepOf(set) })
    const { row: unreadAgain } = await client.applications.get({ application: 'A01' })
    expect(unreadAgain.problems).toBe(2)
  })

  it('set is checked at once, cleared by an empty text, and its history goes from newest to oldest', async () => {
    const { desk, client } = deskWith(application('enterprise'))
    const place = { application: 'A01', key: 'serviceRevenue', year: 2022 }
    const low = await client.values.set({ ...place, value: '29,996' })
    expect(low.value.value).toBe('29996')
    expect(low.row).toMatchObject({ status: 'correcting', leading: '29.996' })
    expect(low.findings.find((f) => f.check === 'serviceShare')?.outcome).toBe('fail')
    const reviewer = inProcess(contextOf(desk), '样例复核人')
    const empty = await reviewer.values.set({ ...place, value: '' })
    expect(empty.findings.find((f) => f.check === 'serviceShare')?.outcome).toBe('manual')
    expect(empty.row.leading).toBeUndefined()
    const history = await client.applications.history({ application: 'A01', key: 'serviceRevenue', year: 2022 })
    expect(history.map(({ by, event }) => [by, changeOf(event)])).toEqual([
      ['样例复核人', { from: '29996', to: '' }],
      ['样例填报人', { from: '40000', to: '29996' }],
    ])
  })
})

describe('the outline', () => {
  it('keeps the order of the headings, and the words before in the record', async () => {
    const base = application('enterprise')
    const { desk, client } = deskWith({ ...base, outline: base.outline.slice(2) })
    const { headings } = desk.scheme.categories.find((c) => c.id === 'enterprise')?.outline ?? { headings: [] }
    const [first, , third] = headings.map((h) => h.id)
    await client.outline.set({ application: 'A01', heading: first ?? '', text: '新写的一段。' })
    await client.outline.set({ application: 'A01', heading: third ?? '', text: '改过的一段。' })
    const { application: after } = await client.applications.get({ application: 'A01' })
    expect(after.outline.map((o) => o.heading)).toEqual(
      headings.map((h) => h.id).filter((id) => id !== headings[1]?.id),
    )
    expect(after.outline[0]?.text).toBe('新写的一段。')
    const [event] = await client.applications.history({ application: 'A01', key: third })
    expect(event?.event).toMatchObject({ kind: 'outline-changed', from: base.outline[2]?.text, to: '改过的一段。' })
    await expect(client.outline.set({ application: 'A01', heading: 'nowhere', text: '' })).rejects.toMatchObject({
      code: 'heading-unknown',
    })
  })
})

describe('an attachment', () => {
  const licence = join(intake, '01样例泵业/营业执照.pdf')

  it('added goes into the slot its name tells, placed where the officer says, and off again', async () => {
    const { client } = deskWith(application('enterprise', { attachments: [] }))
    const added = await client.attachments.add({ application: 'A01', from: { path: licence } })
    expect(added.attachments).toMatchObject([{ slot: 'licence', file: '营业执照.pdf', pages: 1 }])
    expect(added.findings.find((f) => f.check === 'licence')?.outcome).toBe('pass')
    const [{ id } = { id: 0 }] = added.attachments

    const place = { application: 'A01', attachment: id }
    const placed = await client.attachments.place({ ...place, slot: 'audit', year: 2022 })
    expect(placed.attachments).toMatchObject([{ slot: 'audit', year: 2022, certainty: 'sure' }])
    expect(placed.findings.find((f) => f.check === 'audit')?.outcome).toBe('pass')
    await expect(client.attachments.place({ ...place, slot: 'nowhere' })).rejects.toMatchObject({
      code: 'slot-unknown',
    })

    expect((await client.attachments.remove(place)).attachments).toEqual([])
    await expect(client.attachments.remove(place)).rejects.toMatchObject({ code: 'attachment-unknown' })
  })

  it('handed in twice is there once, and said to be there already', async () => {
    const { client } = deskWith(application('enterprise', { attachments: [] }))
    const twin = join(temporaryFolder(), '另一个名字.pdf')
    copyFileSync(licence, twin)
    const first = await client.attachments.add({ application: 'A01', from: { path: licence } })
    expect(first.before).toEqual([])
    const again = await client.attachments.add({ application: 'A01', from: { path: twin }, slot: 'other' })
    expect(again.attachments).toEqual(first.attachments)
    expect(again.before).toMatchObject([{ file: '另一个名字.pdf', as: { file: '营业执照.pdf', slot: 'licence' } }])
    expect(again.step).toBeUndefined()
  })

  it('belongs to one application: no other one’s can be moved or removed through it', async () => {
    const { client } = deskWith(
      application('enterprise', { attachments: [attachment('licence')] }),
      application('platform', { attachments: [] }),
    )
    const { application: owner } = await client.applications.get({ application: 'A01' })
    const place = { application: 'A02', attachment: owner.attachments[0]?.id ?? 0 }
    await expect(client.attachments.remove(place)).rejects.toMatchObject({ code: 'attachment-unknown' })
    expect((await client.applications.get({ application: 'A01' })).application.attachments).toHaveLength(1)
  })

  it('that cannot be opened is not added', async () => {
    const { client } = deskWith(application('enterprise', { attachments: [] }))
    const path = join(temporaryFolder(), '审计报告.pdf')
    writeFileSync(path, '')
    await expect(client.attachments.add({ application: 'A01', from: { path } })).rejects.toMatchObject({
      code: 'pdf-empty',
      message: expect.stringContaining('审计报告.pdf'),
    })
  })
})

describe('attestations in one go', () => {
  it('are all made or none', async () => {
    const { client } = deskWith(application('enterprise'), application('district'))
    const ruling = { outcome: 'pass', reason: '样例：已查询' } as const
    const rulings = ['A01', 'A02'].map((application) => ({ application, checks: ['noAccident', 'noViolation'] }))
    await expect(client.findings.ruleMany({ rulings, ...ruling })).rejects.toMatchObject({
      code: 'check-unknown',
    })
    expect((await client.applications.get({ application: 'A01' })).application.rulings).toEqual([])
    await client.findings.ruleMany({ rulings: rulings.slice(0, 1), ...ruling })
    const [row] = await client.applications.list()
    expect(row?.outcomes.manual).toBe(0)
  })
})

describe('two applications side by side', () => {
  it('differ in the lines where they differ, each line with its printed label', async () => {
    const { client } = deskWith(
      application('enterprise', { values: { 'revenue.2022': '90000', business: '泵' } }),
      application('enterprise', { values: { business: '' } }),
    )
    const { lines } = await client.applications.compare({ left: 'A01', right: 'A02' })
    expect(lines.filter((line) => !line.same)).toEqual([
      { part: 'value', label: '主营业务', left: '泵', same: false },
      {
        part: 'value',
        label: '营业收入（万元）',
        year: 2022,
        figure: true,
        left: '90000',
        right: '100000',
        same: false,
      },
    ])
    expect(lines.length).toBeGreaterThan(40)
  })
})

describe('a new application by hand', () => {
  it('starts with its name and everything else still to do', async () => {
    const { client } = deskWith()
    const { row } = await client.applications.create({ category: 'platform', name: ' 样例平台 ' })
    expect(row).toMatchObject({ id: 'A01', name: '样例平台', status: 'correcting' })
    await expect(client.applications.create({ category: 'platform', name: ' ' })).rejects.toMatchObject({
      code: 'name-missing',
    })
    await expect(client.applications.form({ application: 'A01' })).rejects.toMatchObject({ code: 'form-absent' })
  })
})

describe('the batch', () => {
  it('takes new particulars and the liaison contact, and never loses what it must have', async () => {
    const { client } = deskWith()
    await client.desk.update({
      phone: '021-1',
      email: 'a@example.com',
      liaison: { name: '样例联系人', phone: '021-2' },
    })
    const after = await client.desk.update({ email: '', liaison: { phone: '' } })
    expect(after).toMatchObject({ phone: '021-1', liaison: { name: '样例联系人' } })
    expect(after).not.toHaveProperty('email')
    expect(after.liaison).not.toHaveProperty('phone')
    await expect(client.desk.update({ preparer: ' ' })).rejects.toMatchObject({ code: 'input-invalid' })
    const records = await client.events.list({ limit: 2 })
    expect(records.map(({ event }) => event)).toEqual([
      { kind: 'batch-changed', field: 'liaison.phone', from: '021-2' },
      { kind: 'batch-changed', field: 'email', from: 'a@example.com' },
    ])
  })

  it('can be backed up by name and day, and its records are whole', async () => {
    const { client } = deskWith(application('enterprise'))
    await client.values.set({ application: 'A01', key: 'contact', value: '样例丁' })
    const { value: made } = await outcome(client.backup.create())
    expect(made.name).toMatch(/^\d{8}-\d{6}-\d{3}-hand$/)
    const [here, ...others] = await client.backup.places()
    expect(here).toMatchObject({ kind: 'here', newest: { name: made.name, hoursOld: 0, current: true } })
    expect(others).toEqual([])
    expect(await client.events.verify()).toMatchObject({ events: 2 })
  })
})

describe('the data folder', () => {
  it('stays open when it is opened again, and gives way to another one', async () => {
    const context = newContext()
    const client = inProcess(context)
    const { path } = (await client.desk.create(newBatch)).folder
    await client.applications.create({ category: 'enterprise', name: '样例甲' })
    expect(await client.desk.open({ folder: ` "${path}" ` })).toMatchObject({ kind: 'open', folder: { path } })
    expect(await client.applications.list()).toHaveLength(1)

    const other = join(temporaryFolder(), '第六批')
    await client.desk.create({ ...newBatch, folder: other })
    expect(await client.desk.state()).toMatchObject({ kind: 'open', folder: { name: '第六批' } })
    expect(await client.applications.list()).toEqual([])
    await client.desk.open({ folder: path })
    expect(await client.applications.list()).toHaveLength(1)
    await expect(client.desk.create({ ...newBatch, folder: other })).rejects.toMatchObject({ code: 'batch-exists' })
    expect(await client.applications.list()).toHaveLength(1)
  })
})

describe('the original form', () => {
  it('shows each value’s place as the sources of the values name it', async () => {
    const { client } = deskWith()
    for await (const _ of await client.intake.import({ from: { path: join(intake, '01样例泵业') } }));
    const { application: taken } = await client.applications.get({ application: 'A01' })
    const { tables } = await client.applications.form({ application: 'A01' })
    const read = taken.values.flatMap((v) =>
      v.source.kind === 'word' && v.value !== '' ? [{ ...v, at: v.source }] : [],
    )
    expect(read.length).toBeGreaterThan(30)
    for (const { raw, at } of read) {
      const table = tables.find((t) => t.number === at.table)
      const cell = table?.cells.find((c) => c.row === at.row && c.column === at.column)
      expect(cell?.text).toContain(raw.trim())
    }
  })
})
