import { describe, expect, it } from 'vitest'
import type { Application, Ruling } from '../../../src-domain/batch/application.ts'
import { runChecks } from '../../../src-domain/checks/run-checks.ts'
import { ApplicationData, applicationData } from '../../../src-domain/edition/application-data.ts'
import { editionContent } from '../../../src-domain/edition/edition-content.ts'
import type { Roster } from '../../../src-domain/rosters/roster.ts'
import { application, batch, finding, scheme, uid } from '../../support/application.ts'

const edition = { number: 2, hash: 'a'.repeat(64), frozenAt: '2023-08-07T06:02:11.000Z' }
const by = '样例经办人'
const reason = '只在屋里说的理由'
const note = '样例备忘'

/** What the package says of a recommended application. */
function dataOf(one: Application, rosters: readonly Roster[] = [], notice = scheme): ApplicationData {
  const content = editionContent(notice, batch, [{ ...one, rank: 1 }])
  const entry = content.sections.flatMap(({ entries }) => entries)[0]
  if (!entry) throw new Error('one is recommended')
  const findings = runChecks([one], notice, batch, rosters).get(one.id) ?? []
  return applicationData(notice, { ...edition, content }, { category: one.category, entry, findings })
}

const ruled = (check: string, basis: string): Ruling => ({
  ...{ uid, check, basis, outcome: 'pass', reason, by, at: '2023-07-31T17:00:00.000Z' },
})

describe('application.json', () => {
  it('has the values under the form’s labels and units, the summary’s cells under their heads, and who it is', () => {
    const data = dataOf(application('enterprise'))
    expect(data).toMatchObject({
      ...{ schemaVersion: 1, scheme: scheme.id, district: '徐汇区', application: 'A01', rank: 1 },
      edition: { number: 2, hash: edition.hash },
      category: { id: 'enterprise', title: '示范企业' },
      unit: { name: '上海样例泵业有限公司', creditCode: '91310104MA1TEATA59' },
      industry: '34 通用设备制造业',
    })
    expect(data.values).toContainEqual({
      ...{ key: 'revenue', year: 2022, label: expect.any(String), unit: '万元', value: '100000' },
    })
    expect(data.summary.slice(0, 2)).toEqual([
      { title: '序号', value: '1' },
      { title: '企业名称', value: '上海样例泵业有限公司' },
    ])
    expect(data.modes.length).toBeGreaterThan(0)
    expect(ApplicationData.parse(JSON.parse(JSON.stringify(data)))).toEqual(data)
  })

  it('of a platform names who runs it as the unit', () => {
    const { name, unit } = dataOf(application('platform'))
    expect([name, unit.name]).toEqual(['样例共享制造平台', '上海样例共享制造科技有限公司'])
  })

  it('says what was ruled and when, and neither who nor why', () => {
    const { basis } = finding('noAccident', application('enterprise'))
    const one = application('enterprise', {
      rulings: [ruled('noAccident', basis), ruled('noViolation', '情况已变')],
      notes: [{ uid, kind: 'memo', text: note, at: edition.frozenAt, by }],
    })
    const { findings } = dataOf(one)
    expect(findings.find(({ check }) => check === 'noAccident')).toMatchObject({
      outcome: 'pass',
      ruling: { outcome: 'pass', on: '2023-08-01' },
    })
    const text = JSON.stringify(dataOf(one))
    for (const inside of [reason, by, note]) expect(text).not.toContain(inside)
  })

  it('gives the reason where the notice makes a condition in principle', () => {
    const [checkId, basis] = ['noAccident', finding('noAccident', application('enterprise')).basis]
    const checks = scheme.checks.map((check) => (check.id === checkId ? { ...check, inPrinciple: true } : check))
    const { findings } = dataOf(application('enterprise', { rulings: [ruled(checkId, basis)] }), [], {
      ...scheme,
      checks,
    })
    expect(findings.find(({ check }) => check === checkId)?.ruling).toEqual({
      ...{ outcome: 'pass', on: '2023-08-01', reason },
    })
  })

  it('keeps what the office looks up on lists of its own', () => {
    const entries = [{ row: 2, name: '上海样例泵业有限公司', formerNames: [], note }]
    const roster: Roster = { uid, kind: 'penalised', title: '本单位处罚名单', source: '样例', entries }
    const one = application('enterprise')
    expect(runChecks([one], scheme, batch, [roster]).get('A01')?.at(-1)?.check).toBe('own.penalised')
    const { findings } = dataOf(one, [roster])
    expect(findings.map(({ check }) => check).filter((check) => check.startsWith('own.'))).toEqual([])
    expect(findings.length).toBeGreaterThan(5)
  })
})
