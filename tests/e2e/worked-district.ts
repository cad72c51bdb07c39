import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAttested } from '../../src-domain/checks/of-category.ts'
import { openFindings } from '../../src-domain/checks/status.ts'
import { closeDesk, type Desk, openDesk } from '../../src-main/desk/desk.ts'
import { freeze } from '../../src-main/desk/editions/freeze.ts'
import { checkAll, rule } from '../../src-main/desk/findings/findings.ts'
import { finishPackage } from '../../src-main/desk/products/finish-package.ts'
import { makePrintJobs } from '../../src-main/desk/products/print-jobs.ts'
import { editionFolder } from '../../src-main/desk/products/products.ts'
import { makeSummary } from '../../src-main/desk/products/summaries.ts'
import { decline, rank, recommend } from '../../src-main/desk/ranking/recommend.ts'
import { addScan } from '../../src-main/desk/scans/scans.ts'
import { correctValue } from '../../src-main/desk/values/correct.ts'
import { openWorkers } from '../../src-main/documents/workers/workers.ts'
import { sampleDistrict } from '../../src-main/shells/sample.ts'
import { must } from '../support/desk.ts'
import { fixtures } from './desk.ts'
import { stampedScan } from './stamped-scan.ts'

const by = '样例经办人'

/** The sample district worked through to the package, some applicants still correcting: every screen has its say. */
export async function workedDistrict(): Promise<{ folder: string; remove: string }> {
  const made = must(await sampleDistrict(fixtures))
  const desk = must(openDesk(made.folder))
  must(decline(desk, 'A12', '与首次申报重复，保留首次申报', by))
  const attestations = desk.scheme.checks.filter(isAttested).map((c) => c.id)
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
  await submit(desk)
  closeDesk(desk)
  return made
}

/** 定稿, all papers, the stamped scan brought back, and the package. */
async function submit(desk: Desk): Promise<void> {
  const { edition } = must(freeze(desk, by))
  const folder = editionFolder(desk, edition)
  const workers = openWorkers()
  const scanner = mkdtempSync(join(tmpdir(), 'desk-scanner-'))
  try {
    const { summaryPdf } = must(await makeSummary(desk, folder, { workers, by }))
    must(await makePrintJobs(desk, folder, { workers, by }))
    const scans = (await stampedScan(summaryPdf.path)).map(({ name, buffer }) => {
      writeFileSync(join(scanner, name), buffer)
      return { file: name, path: join(scanner, name) }
    })
    const outcome = must(await addScan(desk, workers, scans, by))
    if (!outcome.accepted) throw new Error(outcome.problem.message)
    must(await finishPackage(desk, folder, { workers, by }))
  } finally {
    rmSync(scanner, { recursive: true, force: true })
    await workers.close()
  }
}
