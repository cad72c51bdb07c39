import { rm } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { editionMark } from '../../../src-domain/edition.ts'
import { applicantName } from '../../../src-domain/edition-content.ts'
import { suggestedOrder } from '../../../src-domain/ranking.ts'
import type { Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/scheme.ts'
import { openFindings, statusTitles } from '../../../src-domain/status.ts'
import { openReader } from '../../documents/reader/reader.ts'
import { verifyPackage } from '../../package/verify-package.ts'
import { correctValue } from '../../use-cases/correct-value.ts'
import { closeDesk, createDesk, type Desk } from '../../use-cases/desk.ts'
import { exportEdition } from '../../use-cases/export-edition.ts'
import { type CheckedApplication, checkAll, rule } from '../../use-cases/findings.ts'
import { freeze } from '../../use-cases/freeze.ts'
import { importFolder } from '../../use-cases/import-folder.ts'
import { decline, rank, recommend } from '../../use-cases/recommend.ts'
import { openLines, table, tally } from './output.ts'

/*
 * The main job on the sample district, from a folder of Word forms to a verified package, without any screen.
 * Whatever an officer would decide is decided here by name and with a reason that says it is a demonstration.
 */

const root = resolve(import.meta.dirname, '../../..')
const intake = join(root, 'tests/fixtures/xuhui-intake')
const out = join(root, 'demo-out')
const officer = '演示经办人'

await rm(out, { recursive: true, force: true })
const desk = done(
  createDesk(join(out, 'data'), {
    scheme: 'shanghai-2023-batch5',
    district: '徐汇区',
    recommender: '徐汇区科学技术委员会',
    preparer: officer,
    phone: '021-64000000',
    email: 'desk@example.com',
  }),
)
await takeIn(desk)
showFindings(checkAll(desk))
decide(desk)
await submit(desk)
closeDesk(desk)

async function takeIn(desk: Desk): Promise<void> {
  heading('一、收件')
  const reader = openReader()
  const report = done(await importFolder(desk, intake, { reader }))
  await reader.close()
  console.log(`${relative(root, intake)}：收件 ${report.applications.length} 件，未收 ${report.rejected.length} 项`)
}

function showFindings(checked: readonly CheckedApplication[]): void {
  heading('二、初审')
  console.log(
    table([
      ['编号', '类别', '名称', '状态', '初审结果'],
      ...checked.map(({ application, findings, status }) => [
        application.id,
        categoryOf(desk.scheme, application.category).title,
        nameOf(application.id),
        statusTitles[status],
        tally(findings),
      ]),
    ]),
  )
  for (const { application, findings } of checked) {
    // The attestations wait on every application; they are ruled on below.
    const open = findings.filter((f) => !isAttestation(f.check))
    if (openFindings(open).length > 0)
      console.log([`\n${application.id} ${nameOf(application.id)}`, ...openLines(open)].join('\n'))
  }
}

function isAttestation(check: string): boolean {
  return desk.scheme.checks.some((c) => c.id === check && c.kind === 'attestation')
}

function decide(desk: Desk): void {
  heading('三、认定、推荐、排序')
  const duplicate = checkAll(desk).find((c) => c.application.folder.startsWith('12'))
  if (duplicate) {
    done(decline(desk, duplicate.application.id, '演示：与首次申报重复，保留首次申报', officer))
    console.log(`${duplicate.application.id} 与 A01 重复，标为不予推荐（演示）`)
  }
  for (const { application, findings } of checkAll(desk).filter((c) => c.status !== 'declined')) {
    for (const finding of findings.filter((f) => isAttestation(f.check))) {
      done(
        rule(desk, {
          application: application.id,
          check: finding.check,
          outcome: 'pass',
          reason: '演示：经查询有关部门和公示系统，未发现相关情形',
          by: officer,
        }),
      )
    }
    const rest = openFindings(checkAll(desk).find((c) => c.application.id === application.id)?.findings ?? [])
    if (rest.length === 1 && rest[0]?.check === 'modeGiven') {
      done(correctValue(desk, { application: application.id, key: 'mode', value: '全生命周期管理', by: officer }))
      console.log(`${application.id} 补录示范模式“全生命周期管理”（表1 没有此栏；演示取值）`)
    }
  }
  const eligible = checkAll(desk).filter((c) => c.status === 'eligible')
  done(
    recommend(
      desk,
      eligible.map((c) => c.application.id),
      officer,
    ),
  )
  for (const category of desk.scheme.categories) {
    const own = eligible.filter((c) => c.application.category === category.id).map((c) => c.application)
    const order = suggestedOrder(own, desk.scheme)
    done(rank(desk, category.id, order, officer, '演示：按服务收入占比给出的建议顺序'))
    console.log(
      `${category.title}（建议顺序，最终由会议决定）：${order.map((id, i) => `${i + 1} ${nameOf(id)}`).join('；') || '无'}`,
    )
  }
}

async function submit(desk: Desk): Promise<void> {
  heading('四、定稿与报送')
  const { edition } = done(freeze(desk, officer))
  const exported = done(await exportEdition(desk, out, { by: officer }))
  const report = done(await verifyPackage(exported.package.path))
  if (!report.ok) throw new Error(`package does not verify: ${JSON.stringify(report)}`)
  console.log(editionMark(edition))
  console.log(`推荐汇总表  ${relative(root, exported.summary.path)}`)
  console.log(`报送包      ${relative(root, exported.package.path)}（${report.files} 个文件，核验通过）`)
  console.log(`数据文件夹  ${relative(root, desk.store.folder)}`)
}

function nameOf(id: string): string {
  const found = checkAll(desk).find((c) => c.application.id === id)?.application
  return found ? applicantName(found, categoryOf(desk.scheme, found.category)) : id
}

function heading(text: string): void {
  console.log(`\n${text}`)
}

/** In the demonstration every step has to work; a problem ends it with exit code 1. */
function done<T>(result: Result<T>): T {
  if (result.ok) return result.value
  console.error(result.problem.message)
  process.exit(1)
}
