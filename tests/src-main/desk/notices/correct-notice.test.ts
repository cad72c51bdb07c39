import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readApplication } from '../../../../db/applications.ts'
import { listEvents } from '../../../../db/events.ts'
import { addReturnedForm } from '../../../../db/returned-forms.ts'
import { ok } from '../../../../src-domain/result.ts'
import { change, closeDesk, createDesk, type Desk, openDesk } from '../../../../src-main/desk/desk.ts'
import { currentEdition } from '../../../../src-main/desk/editions/current-edition.ts'
import { freeze } from '../../../../src-main/desk/editions/freeze.ts'
import { checkApplication } from '../../../../src-main/desk/findings/check-application.ts'
import { withdrawRulings } from '../../../../src-main/desk/findings/withdraw-rulings.ts'
import { compareNotice } from '../../../../src-main/desk/notices/compare-notice.ts'
import { correctNotice } from '../../../../src-main/desk/notices/correct-notice.ts'
import { currentNotice } from '../../../../src-main/desk/notices/current-notice.ts'
import { exportNotice } from '../../../../src-main/desk/notices/export-notice.ts'
import { makeSummary } from '../../../../src-main/desk/products/make-summary.ts'
import { reprint } from '../../../../src-main/desk/products/reprint.ts'
import { recommend } from '../../../../src-main/desk/ranking/recommend.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { putBytes } from '../../../../src-main/files/put-bytes.ts'
import { sha256 } from '../../../../src-main/files/sha256.ts'
import { type NoticeFiles, type NoticePackage, openNoticePackage } from '../../../../src-main/notices/notice-package.ts'
import { readNotice } from '../../../../src-main/notices/read-notice.ts'
import { application, batch } from '../../../support/application.ts'
import { attest, must, newDesk, officer, problemOf, temporaryFolder } from '../../../support/desk.ts'
import { changedNotice, notice, type SchemeJson } from '../../../support/notice.ts'
import { workers } from '../../../support/workers.ts'

const making = { workers, fontFolders: [] }

function frozen(): Desk {
  const bytes = Buffer.from('样例附件')
  const whole = application('enterprise')
  const attachments = whole.attachments.map((one) => ({ ...one, sha256: sha256(bytes), size: bytes.length }))
  const desk = newDesk({ ...whole, attachments })
  must(putBytes(desk.store.folder, bytes))
  attest(desk, 'A01')
  must(recommend(desk, { applications: ['A01'] }, officer))
  must(freeze(desk, {}, officer))
  return desk
}

const byReason = (given: typeof notice) => ({ notice: given, reason: '经信委更正通知' })

describe('a corrected notice', () => {
  const stricter = changedNotice((scheme) => {
    scheme.summary.title = '更正后的汇总表'
    scheme.checks.find((check: { id: string }) => check.id === 'serviceShare').minimum = '45'
  })

  it('is taken with its reason: the checks go by it, the edition is outdated, rulings stay', () => {
    const before = frozen()
    const rulings = readApplication(before.store, 'A01')?.rulings
    expect(rulings).toHaveLength(2)
    const { desk } = must(correctNotice(before, byReason(stricter), officer))
    const { findings } = must(checkApplication(desk, 'A01'))
    expect(findings.find(({ check }) => check === 'serviceShare')?.outcome).toBe('fail')
    expect(problemOf(currentEdition(desk)).code).toBe('edition-outdated')
    expect(readApplication(desk.store, 'A01')?.rulings).toEqual(rulings)
    const [{ event, by } = expect.unreachable()] = listEvents(desk.store, { limit: 1 })
    expect({ event, by }).toMatchObject({
      by: officer.name,
      event: { kind: 'notice-corrected', reason: '经信委更正通知' },
    })
    expect(problemOf(correctNotice(desk, byReason(stricter), officer)).code).toBe('notice-same')
  })

  it('leaves the editions before it their package: they are printed again as they were, byte for byte', async () => {
    const before = frozen()
    const folder = temporaryFolder()
    const first = must(await makeSummary(before, { out: join(folder, '先') }, officer, making))
    const { desk } = must(correctNotice(before, byReason(stricter), officer))
    const again = must(await reprint(desk, { edition: 1, out: join(folder, '后') }, officer, making))
    const hashes = again.made.map(({ kind, sha256 }) => [kind, sha256])
    expect(hashes).toContainEqual(['summary', first.summary.sha256])
    expect(hashes).toContainEqual(['summaryPdf', first.summaryPdf.sha256])
    expect(readdirSync(join(folder, '后')).filter((name) => name.includes('申报书')).length).toBe(1)
    expect(problemOf(await reprint(desk, { edition: 2, out: folder }, officer, making)).code).toBe('edition-unknown')
  })

  it('that has no place for what was taken in is refused by its names, and nothing changes', () => {
    const desk = frozen()
    const [head] = listEvents(desk.store, { limit: 1 })
    const lacking = changedNotice((scheme) => {
      const [enterprise] = scheme.categories
      enterprise.attachments = enterprise.attachments.filter((slot: { id: string }) => slot.id !== 'audit')
      scheme.checks = scheme.checks.flatMap((check: { slot?: string; categories: string[] }) => {
        if (check.slot !== 'audit') return [check]
        const categories = check.categories.filter((id) => id !== 'enterprise')
        return categories.length > 0 ? [{ ...check, categories }] : []
      })
    })
    const refused = problemOf(correctNotice(desk, byReason(lacking), officer))
    expect(refused).toMatchObject({ code: 'notice-orphans', message: expect.stringContaining('附件“audit.pdf”') })
    expect(listEvents(desk.store, { limit: 1 })[0]).toEqual(head)
    const other = changedNotice((scheme) => {
      scheme.id = 'another'
    })
    expect(problemOf(correctNotice(desk, byReason(other), officer)).code).toBe('notice-other')
  })
})

describe('what an application says, where the corrected notice means something else by it', () => {
  const filled = { mode: '全生命周期管理', position: '样例职务', registeredCapital: '1000' }
  type Fields = { key: string; [more: string]: unknown }[]
  const enterprise = (change: (field: (key: string) => Record<string, unknown>, scheme: SchemeJson) => void) =>
    changedNotice((scheme) => {
      const fields: Fields = scheme.categories[0].sections.flatMap((one: { fields: Fields }) => one.fields)
      change((key) => fields.find((one) => one.key === key) ?? expect.unreachable(), scheme)
    })
  it.each<[string, NoticePackage, RegExp]>([
    [
      'an option that is called otherwise',
      enterprise((field, { categories: [category] }) => {
        const mode = field('mode')
        mode.options = (mode.options as string[]).map((one) => (one === '全生命周期管理' ? '全周期服务' : one))
        for (const one of category.modes) if (one.title === '全生命周期管理') one.title = '全周期服务'
      }),
      /“示范模式”选的“全生命周期管理”（没有这个选项了）/,
    ],
    [
      'a figure in another unit',
      enterprise((field) => Object.assign(field('registeredCapital'), { unit: '亿元' })),
      /“注册资本（万元）”（计量单位由万元改为亿元）/,
    ],
    [
      'a name that becomes a figure',
      enterprise((field) => Object.assign(field('position'), { type: 'count' })),
      /“职务”填的“样例职务”（改成了另一类的栏）/,
    ],
  ])('is refused by its name: %s', (_, corrected, lost) => {
    const desk = newDesk(application('enterprise', { values: filled }))
    expect(problemOf(correctNotice(desk, byReason(corrected), officer))).toMatchObject({
      ...{ code: 'notice-orphans', message: expect.stringMatching(lost) },
    })
    expect(compareNotice(desk, corrected).lost.join()).toMatch(lost)
  })

  it('is asked of a form that waits to be gone through, too', () => {
    const desk = newDesk(application('enterprise', { values: { position: '12' } }))
    const { values, outline, pictures, cover, problems } = application('enterprise', { values: filled })
    const returned = {
      ...{ uid: '1'.repeat(32), folder: '样例', at: '2023-07-20T02:00:00.000Z' },
      form: { file: '补正.docx', sha256: '2'.repeat(64), size: 1 },
      read: { values, outline, pictures, cover, problems },
    }
    const keep = (state: 'open' | 'dismissed', uid: string) =>
      must(
        change(desk, officer, (tx) => {
          addReturnedForm(tx.store, 'A01', { ...returned, uid, state })
          return ok({})
        }),
      )
    const counted = enterprise((field) => Object.assign(field('position'), { type: 'count' }))
    keep('dismissed', '1'.repeat(32))
    expect(compareNotice(desk, counted).lost).toEqual([])
    keep('open', '3'.repeat(32))
    expect(compareNotice(desk, counted).lost).toEqual([expect.stringContaining('填的“样例职务”')])
    expect(problemOf(correctNotice(desk, byReason(counted), officer)).code).toBe('notice-orphans')
  })

  it('goes on where it reads the same', () => {
    const wider = enterprise((field) => Object.assign(field('position'), { type: 'paragraph' }))
    expect(compareNotice(newDesk(application('enterprise', { values: filled })), wider).lost).toEqual([])
  })
})

describe('a step from before a correction', () => {
  it('is taken back where the corrected notice has a place for it, and refused by name where it has none', () => {
    const desk = frozen()
    const [{ check, uid } = expect.unreachable()] = readApplication(desk.store, 'A01')?.rulings ?? []
    const rulings = [{ application: 'A01', ruling: uid }]
    const withdrawn = must(withdrawRulings(desk, { rulings }, officer)).step ?? expect.unreachable()
    const named = { application: 'A01', key: 'position', value: '样例总监' }
    const renamed = must(correctValue(desk, named, officer)).step ?? expect.unreachable()
    const without = changedNotice((scheme) => {
      scheme.checks = scheme.checks.filter(({ id }: { id: string }) => id !== check)
    })
    const corrected = must(correctNotice(desk, byReason(without), officer)).desk
    const before = readApplication(corrected.store, 'A01')
    expect(problemOf(undo(corrected, { step: withdrawn }, officer))).toMatchObject({
      ...{ code: 'undo-orphans', message: expect.stringMatching(/A01 的对“.+”的人工认定/) },
    })
    expect(readApplication(corrected.store, 'A01')).toEqual(before)
    must(undo(corrected, { step: renamed }, officer))
    expect(readApplication(corrected.store, 'A01')?.values.find(({ key }) => key === 'position')?.value).not.toBe(
      '样例总监',
    )
  })
})

describe('a package that goes to another desk', () => {
  it('is the same there, by hash and to the byte, and a batch is made by it', async () => {
    const folder = temporaryFolder()
    const { path } = must(await exportNotice(newDesk(), { out: folder }))
    const files = must(await readNotice(path, workers))
    const hashesOf = (all: NoticeFiles) => Object.fromEntries([...all].map(([file, bytes]) => [file, sha256(bytes)]))
    expect(hashesOf(files)).toEqual(hashesOf(notice.files))
    const taken = must(openNoticePackage(files))
    expect(taken.hash).toBe(notice.hash)
    const there = must(createDesk(join(folder, 'data'), { ...batch, scheme: '' }, taken))
    closeDesk(there)
    const desk = must(openDesk(join(folder, 'data')))
    onTestFinished(() => closeDesk(desk))
    const current = must(await currentNotice(desk))
    expect(current.hash).toBe(notice.hash)
    expect(current.text).toContain('沪经信生〔2023〕556号')
    const again = must(await exportNotice(desk, { out: join(folder, '再') }))
    expect(again.sha256).toBe(sha256(readFileSync(path)))
  })
})
