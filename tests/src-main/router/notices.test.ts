import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filePath } from '../../../src-main/files/file-store.ts'
import { noticeZip } from '../../../src-main/notices/write-notice.ts'
import type { DeskClient } from '../../../src-main/router/router.ts'
import { temporaryFolder } from '../../support/desk.ts'
import { notice } from '../../support/notice.ts'
import { inProcess, intake, newBatch, newContext, outcome } from './desks.ts'

const current = { from: { kept: 'current' as const } }
const next = {
  ...current,
  headline: { year: 2024, ordinal: '第六批' },
  answers: {
    ...{ documentNumber: '样例〔2024〕1号', 'dates.submission.on': '2024-08-15' },
    // Low enough that the sample whose share is too low passes it.
    ...{ 'checks.serviceShare.minimum': '５％', 'quotas.+.enterprise': '3', 'quotas.+.enterprise.clause': '二' },
  },
}

/** A batch with one application, and with its liaison contact. */
async function ready(): Promise<DeskClient> {
  const client = inProcess(newContext(), '李样例')
  await client.desk.create(newBatch)
  await client.desk.update({ liaison: { name: '李样例', phone: '021-64000001' } })
  await outcome(client.intake.import({ from: { path: join(intake, '01样例泵业') } }))
  return client
}

describe('the officer’s own steps with a notice', () => {
  it('沿用上一批: an answer that is none, or a package that fails a step, makes nothing and is said', async () => {
    const client = await ready()
    const wrong = { ...next, answers: { ...next.answers, 'dates.submission.on': '2024年6月31日' } }
    const { value } = await outcome(client.notices.draft(wrong))
    expect(value).toMatchObject({ notice: null, refused: [{ place: 'dates.submission.on' }] })
    // Before the notice is issued.
    const early = { ...next, answers: { ...next.answers, 'dates.submission.on': '2024-07-01' } }
    const tried = await outcome(client.notices.draft(early))
    expect(tried.value.notice).toBeNull()
    expect(new Set(tried.value.faults.map(({ step, place }) => `${step} ${place}`))).toEqual(
      new Set(['references scheme.json dates.submission.on']),
    )
    await expect(
      client.desk.create({ ...newBatch, folder: join(temporaryFolder(), '新'), draft: early }),
    ).rejects.toMatchObject({ code: 'notice-invalid' })
  })

  it('方案有更正: what differs, whose results change, and what would be lost; taken with a reason, and back the same way', async () => {
    const client = await ready()
    const from = { base64: (await noticeZip(renamed)).toString('base64'), file: '更正.zip' }
    const lacking = await outcome(client.notices.draft({ from }))
    expect(lacking.value.compared?.lost).toEqual([expect.stringContaining('服务相关标准')])
    const text = '样例更正通知（虚构）\n二、申报条件\n服务收入占比达 95% 以上。'
    const draft = { ...current, answers: { 'checks.serviceShare.minimum': '95' }, text }
    const { value } = await outcome(client.notices.draft(draft))
    const [difference, ...others] = value.compared?.differences ?? []
    expect(others).toEqual([])
    expect(difference).toMatchObject({
      sentence: '“服务收入占营业收入比重达 30% 以上”：下限 30 % → 95 %',
      effects: [{ application: 'A01', name: expect.stringContaining('样例'), before: 'pass', after: 'fail' }],
    })
    await client.notices.correct({ ...draft, reason: '样例更正通知' })
    const after = await client.applications.get({ application: 'A01' })
    expect(after.findings.find(({ check }) => check === 'serviceShare')?.outcome).toBe('fail')
    expect(await client.notices.current()).toMatchObject({ text })
    const kept = await client.notices.kept()
    expect(kept.map(({ current }) => current)).toEqual([false, true])
    const [former] = kept
    const unkept = { from: { kept: '0'.repeat(64) }, reason: '更正撤回' }
    await expect(client.notices.correct(unkept)).rejects.toMatchObject({ code: 'notice-unkept' })
    await client.notices.correct({ from: { kept: former?.hash ?? '' }, reason: '更正撤回' })
    expect(await client.notices.current()).toMatchObject({ hash: notice.hash })
    const [last] = await client.events.list({ limit: 1 })
    expect(last).toMatchObject({ by: '李样例', event: { kind: 'notice-corrected', reason: '更正撤回' } })
    // What is kept of the notice is lost: that is said, and a package that is given is looked at as before.
    const state = await client.desk.state()
    if (state.kind !== 'open') throw new Error('no desk')
    const own = (await client.notices.current()).files.find(({ file }) => file === 'notice.txt')
    rmSync(filePath(state.folder.path, own?.sha256 ?? ''))
    await expect(client.notices.current()).rejects.toMatchObject({ code: 'file-damaged' })
    await expect(client.notices.questions(current)).rejects.toMatchObject({ code: 'file-damaged' })
    expect((await outcome(client.notices.draft({ from }))).value.compared).toEqual(lacking.value.compared)
  })

  it('沿用上一批: a new data folder for the next year goes by the answers, all else and the people carried over', async () => {
    const client = await ready()
    const asked = await client.notices.questions({ ...current, next: true })
    expect(asked.headline).toEqual(next.headline)
    const { value } = await outcome(client.notices.draft(next))
    expect(value).toMatchObject({ refused: [], faults: [], notice: { year: 2024 }, compared: null })
    const state = await client.desk.state()
    if (state.kind !== 'open') throw new Error('no desk')
    const { district, recommender, preparer, phone, liaison } = state.batch
    const folder = join(temporaryFolder(), '徐汇区2024')
    const made = await client.desk.create({
      ...{ district, recommender, preparer, phone, liaison, folder, draft: next },
    })
    if (made.kind !== 'open') throw new Error('no desk')
    expect(made.batch).toMatchObject({ ...newBatch, scheme: 'shanghai-2024-batch5', liaison })
    expect(made.folder.path).toBe(folder)
    expect(made.scheme).toMatchObject({
      ...{ year: 2024, shortTitle: '第六批服务型制造示范遴选', quotas: [{ maximum: 3, clause: '二' }] },
      dates: { submission: { on: '2024-08-15' } },
    })
    const own = await client.notices.current()
    expect(own.hash).toBe(value.notice?.hash)
    // What a former year's notice says is not beside the new one.
    expect(own.files.filter(({ file }) => file.startsWith('notice.'))).toEqual([])
    await outcome(client.intake.import({ from: { path: join(intake, '01样例泵业') } }))
    expect(await client.applications.list()).toHaveLength(1)
  })
})

it('新建批次 with one open: by another notice, in a folder of its own; the former is there to be opened again', async () => {
  const client = await ready()
  const before = await client.desk.state()
  const offered = await client.notices.offered()
  const other = offered.find(({ id }) => id === 'fujian-2022')
  expect(other?.districts).toContain('福州市')
  const folder = join(temporaryFolder(), '福州市')
  const made = await client.desk.create({ ...newBatch, scheme: 'fujian-2022', district: '福州市', folder })
  expect(made).toMatchObject({ kind: 'open', folder: { path: folder }, scheme: { id: 'fujian-2022' } })
  expect(await client.applications.list()).toEqual([])
  expect(await client.desk.open({ folder: before.folder.path })).toEqual(before)
  expect(await client.applications.list()).toHaveLength(1)
})

/** The same notice whose author has called a field by another name: nothing of the package itself is wrong. */
const renamed = new Map(
  [...notice.files].map(([file, bytes]): [string, Uint8Array] => {
    const text = Buffer.from(bytes).toString('utf8').replaceAll('"standards"', '"standardsTaken"')
    return [file, file.endsWith('.json') ? Buffer.from(text) : bytes]
  }),
)
