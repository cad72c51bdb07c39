import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../../../src-domain/checks/judging/judgement.ts'
import { editionContent } from '../../../../src-domain/edition/edition-content.ts'
import { viewApplications } from '../../../../src-main/desk/applications/intake-view.ts'
import { batchOverview } from '../../../../src-main/desk/batch/batch-overview.ts'
import { batchOf, closeDesk, createDesk, type Desk } from '../../../../src-main/desk/desk.ts'
import { type CheckedApplication, checkApplication } from '../../../../src-main/desk/findings/check-application.ts'
import { checkBatch } from '../../../../src-main/desk/findings/check-batch.ts'
import { rule } from '../../../../src-main/desk/findings/rule.ts'
import { importFolder } from '../../../../src-main/desk/intake/import-folder.ts'
import type { ImportReport } from '../../../../src-main/desk/intake/keep-applicants.ts'
import { undo } from '../../../../src-main/desk/undo/undo.ts'
import { correctValue } from '../../../../src-main/desk/values/correct-value.ts'
import { batch } from '../../../support/application.ts'
import { must, preparer } from '../../../support/desk.ts'
import { workers } from '../../../support/workers.ts'

/*
 * What the sample intake's own description says the 初审 must find, folder by folder, and nothing beyond it. Open on
 * every enterprise are the two attestations, and the mode the form has no cell for.
 */
const attestations = { noAccident: 'manual', noViolation: 'manual' } as const
const enterprise = { ...attestations, modeGiven: 'manual' } as const

const expected: Readonly<Record<string, Readonly<Record<string, Outcome>>>> = {
  '01样例泵业': { ...enterprise, duplicate: 'manual' },
  '02样例电梯': enterprise,
  '03样例仪器_服务占比不足': { ...enterprise, serviceShare: 'fail' },
  '04样例环保_缺审计报告': { ...enterprise, audit: 'fail' },
  '05样例汽配_占比算错': { ...enterprise, serviceShare: 'fail', serviceShareConsistent: 'fail' },
  '06样例机器人_代码录错': { ...enterprise, creditCode: 'manual' },
  '07样例生物_正文超字': { ...enterprise, wordLimit: 'fail' },
  '08样例咨询_非制造业': { ...enterprise, manufacturing: 'fail' },
  '09样例共享制造平台': attestations,
  '10样例供应链平台_运营未满两年': { ...attestations, operatingYears: 'fail' },
  '11徐汇区示范区': {},
  '12样例泵业_重复申报': { ...enterprise, duplicate: 'manual' },
}

const folder = mkdtempSync(join(tmpdir(), 'desk-'))
let desk: Desk
let report: ImportReport
let checked: CheckedApplication[]

beforeAll(async () => {
  desk = must(createDesk(join(folder, 'data'), batch))
  const intake = join(import.meta.dirname, '../../../fixtures/xuhui-intake')
  report = must(await importFolder(desk, { folder: intake }, preparer, { workers }))
  checked = checkBatch(desk)
})

afterAll(() => {
  closeDesk(desk)
  rmSync(folder, { recursive: true, force: true })
})

function of(start: string): CheckedApplication {
  const found = checked.find((c) => c.application.folder.startsWith(start))
  if (!found) throw new Error(`no application from ${start}`)
  return found
}

function finding(start: string, check: string) {
  const found = of(start).findings.find((f) => f.check === check)
  if (!found) throw new Error(`no finding ${check}`)
  return found
}

describe('the sample intake of 徐汇区', () => {
  it('is taken in whole, in its order, with nothing refused', () => {
    expect(checked.map((c) => c.application.folder)).toEqual(Object.keys(expected))
    expect(report).toMatchObject({ rejected: [], known: [] })
  })

  it.each(Object.keys(expected))('%s: the 初审 finds what there is to find and nothing else', (name) => {
    const open = of(name).findings.filter((f) => f.outcome === 'fail' || f.outcome === 'manual')
    expect(Object.fromEntries(open.map((f) => [f.check, f.outcome]))).toEqual(expected[name])
  })

  it.each([
    ['01', '34.0'],
    ['02', '38.15'],
    ['03', '28.0'],
    ['05', '29.0'],
  ])('%s has a share of service revenue of %s %%', (start, share) => {
    expect(finding(start, 'serviceShare').figures['2022 年复算占比（%）']).toBe(share)
  })

  it('02 is manufacturing by the name of its industry, and its bare eight-digit landline is a telephone number', () => {
    expect(finding('02', 'manufacturing').message).toContain('按行业名称属于制造业')
    expect(finding('02', 'phone')).toMatchObject({ outcome: 'pass', message: expect.stringMatching(/ \d{8} /) })
  })

  it('04 has an audit report of 2021, which does not count, and needs no 高企 certificate', () => {
    expect(finding('04', 'audit').message).toContain('2021 年度的“2021年审计报告.pdf”，不能代替')
    expect(finding('04', 'licence').message).toContain('执照扫描件.pdf')
    expect(finding('04', 'highTech').outcome).toBe('na')
  })

  it('04 has its licence as a scan, which the officer is asked to compare with the form until one has', () => {
    const before = finding('04', 'licenceMatches')
    expect(before).toMatchObject({ outcome: 'na', look: expect.stringContaining('请打开对照') })
    const { id } = of('04').application
    expect(batchOverview(desk).find(({ row }) => row.id === id)?.row.looks).toBe(1)
    const looked = { application: id, check: 'licenceMatches', outcome: 'pass', reason: '已对照扫描件' } as const
    const ruled = must(rule(desk, looked, preparer))
    expect(ruled.finding).toMatchObject({ outcome: 'pass', judged: 'na' })
    expect(ruled.finding).not.toHaveProperty('look')
    // Of another name nothing has been looked at.
    const renamed = must(correctValue(desk, { application: id, key: 'name', value: '上海样例环保设备厂' }, preparer))
    const again = must(checkApplication(desk, id)).findings.find((f) => f.check === 'licenceMatches')
    expect(again).toMatchObject({ outcome: 'na', look: expect.stringContaining('上海样例环保设备厂') })
    for (const step of [renamed.step, ruled.step]) must(undo(desk, { step: step ?? expect.unreachable() }, preparer))
    expect(must(checkApplication(desk, id)).findings.find((f) => f.check === 'licenceMatches')).toEqual(before)
  })

  it('05 states 31 % where its figures give 29 %', () => {
    expect(finding('05', 'serviceShareConsistent').message).toMatch(/2022 年填报 31(\.0)?%，按收入数据应为 29\.0%/)
  })

  it('06 has the 15th character of its credit code mistyped, and a telephone number with an extension', () => {
    expect(finding('06', 'creditCode').message).toContain('最可能是第 15 位')
    expect(finding('06', 'phone')).toMatchObject({ outcome: 'pass', message: expect.stringContaining('转801') })
  })

  it('07 counts its characters: 5054', () => {
    expect(finding('07', 'wordLimit').message).toBe('正文 5054 字，超过 5000 字的限制（超出 54 字，含标题）。')
  })

  it('08 is L7243', () => {
    expect(finding('08', 'manufacturing').message).toContain('L7243')
  })

  it('09 is an 应用服务提供商 in the summary and 10 is 公共服务', () => {
    const recommended = checked.map((c, i) => ({ ...c.application, rank: i + 1 }))
    const platforms = editionContent(desk.scheme, batchOf(desk), recommended).sections.find(
      (s) => s.category === 'platform',
    )
    expect(platforms?.entries.map((e) => e.summary[2])).toEqual(['应用服务提供商', '公共服务'])
  })

  it('10 has run for 1.6 years', () => {
    expect(finding('10', 'operatingYears').message).toBe('经营时长 1.6 年，不满 2 年（截至2023年8月10日）。')
  })

  it('11 has both seal blocks', () => {
    expect(finding('11', 'sealBlocks').outcome).toBe('pass')
  })

  it('12 is shown beside 01, and both are kept', () => {
    const [one, twelve] = [of('01'), of('12')].map((c) => c.application)
    expect(finding('01', 'duplicate').message).toContain(`${twelve?.id}“12样例泵业_重复申报”`)
    expect(finding('12', 'duplicate').message).toContain(`${one?.id}“01样例泵业”`)
    const views = viewApplications(desk, [one?.id ?? '', twelve?.id ?? ''])
    expect(views.map((v) => v.problems.map((p) => p.code))).toEqual([['duplicate'], ['duplicate']])
    expect(views[0]?.creditCode).toBe(views[1]?.creditCode)
    const shares = views.map((v) => v.fields.find((f) => f.key === 'serviceRevenue' && f.year === 2022)?.value)
    expect(new Set(shares).size).toBe(2)
  })

  it('leaves what no file can prove to the officer, on every enterprise and platform', () => {
    for (const { application, findings } of checked.filter((c) => c.application.category !== 'district')) {
      const waiting = findings.filter((f) => ['noAccident', 'noViolation'].includes(f.check))
      expect(
        waiting.map((f) => f.outcome),
        application.folder,
      ).toEqual(['manual', 'manual'])
    }
  })
})
