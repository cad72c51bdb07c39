import { dataFolder } from '../../db/data-folder.ts'
import { openFindings } from '../../src-domain/status.ts'
import { sampleDistrict } from '../../src-main/shells/sample.ts'
import { correctValue } from '../../src-main/use-cases/correct-value.ts'
import { closeDesk, openDesk } from '../../src-main/use-cases/desk.ts'
import { exportEdition } from '../../src-main/use-cases/export-edition.ts'
import { checkAll, rule } from '../../src-main/use-cases/findings.ts'
import { freeze } from '../../src-main/use-cases/freeze.ts'
import { decline, rank, recommend } from '../../src-main/use-cases/recommend.ts'
import { must } from '../support/desk.ts'
import { fixtures } from './desk.ts'

const by = '样例经办人'

/** The sample district worked through to an exported edition, some applicants still correcting: every screen has its say. */
export async function workedDistrict(): Promise<{ folder: string; remove: string }> {
  const made = must(await sampleDistrict(fixtures))
  const desk = must(openDesk(made.folder))
  must(decline(desk, 'A12', '与首次申报重复，保留首次申报', by))
  const attestations = desk.scheme.checks.filter((c) => c.kind === 'attestation').map((c) => c.id)
  for (const { application, findings, status } of checkAll(desk)) {
    const asked = findings.filter((f) => attestations.includes(f.check) && f.outcome === 'manual')
    if (status === 'declined' || application.id === 'A06') continue
    for (const { check } of asked) {
      must(rule(desk, { application: application.id, check, outcome: 'pass', reason: '已查询公开信息，均无记录', by }))
    }
  }
  for (const [application, value] of [
    ['A01', '全生命周期管理'],
    ['A02', '全生命周期管理、供应链管理'],
  ] as const) {
    must(correctValue(desk, { application, key: 'mode', value, by }))
  }
  const eligible = checkAll(desk).filter((c) => c.status === 'eligible' && openFindings(c.findings).length === 0)
  must(
    recommend(
      desk,
      eligible.map((c) => c.application.id),
      by,
    ),
  )
  must(rank(desk, 'enterprise', ['A02', 'A01'], by, '服务收入占比较高，专利较多'))
  must(freeze(desk, by))
  must(await exportEdition(desk, dataFolder(desk.store.folder).exports, { by }))
  closeDesk(desk)
  return made
}
