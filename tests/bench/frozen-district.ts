import { resolve } from 'node:path'
import { isAttested } from '../../src-domain/checks/of-category.ts'
import { closeDesk, openDesk } from '../../src-main/desk/desk.ts'
import { freeze } from '../../src-main/desk/editions/freeze.ts'
import { checkBatch } from '../../src-main/desk/findings/check-batch.ts'
import { rule } from '../../src-main/desk/findings/rule.ts'
import { decline } from '../../src-main/desk/ranking/decline.ts'
import { recommend } from '../../src-main/desk/ranking/recommend.ts'
import { correctValue } from '../../src-main/desk/values/correct-value.ts'
import { sampleDistrict } from '../../src-main/shells/sample.ts'
import { must, officer } from '../support/desk.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures/xuhui-intake')

/** The sample district worked through and frozen: five are recommended, nothing is made yet. */
export async function frozenDistrict(): Promise<{ readonly folder: string; readonly remove: string }> {
  const made = must(await sampleDistrict(fixtures))
  const desk = must(openDesk(made.folder))
  must(decline(desk, { application: 'A12', reason: '与首次申报重复，保留首次申报' }, officer))
  const attestations = new Set(desk.scheme.checks.filter(isAttested).map(({ id }) => id))
  for (const { application, findings } of checkBatch(desk)) {
    for (const { check } of findings.filter((f) => attestations.has(f.check) && f.outcome === 'manual')) {
      must(rule(desk, { application: application.id, check, outcome: 'pass', reason: '已查询公开信息' }, officer))
    }
    if (application.category !== 'enterprise' || application.id === 'A12') continue
    must(correctValue(desk, { application: application.id, key: 'mode', value: '全生命周期管理' }, officer))
  }
  const eligible = checkBatch(desk).filter(({ status }) => status === 'eligible')
  must(recommend(desk, { applications: eligible.map(({ application }) => application.id) }, officer))
  must(freeze(desk, {}, officer))
  closeDesk(desk)
  return made
}
