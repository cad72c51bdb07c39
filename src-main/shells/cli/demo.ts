import { rm } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { isAttested } from '../../../src-domain/checks/of-category.ts'
import { openFindings } from '../../../src-domain/checks/status.ts'
import { editionMark } from '../../../src-domain/edition/edition.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { suggestedOrder } from '../../../src-domain/ranking/ranking.ts'
import type { Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { closeDesk, createDesk, type Desk } from '../../desk/desk.ts'
import { freeze } from '../../desk/editions/freeze.ts'
import type { CheckedApplication } from '../../desk/findings/check-application.ts'
import { checkBatch } from '../../desk/findings/check-batch.ts'
import { rule } from '../../desk/findings/rule.ts'
import { importFolder } from '../../desk/intake/import-folder.ts'
import { finishPackage } from '../../desk/products/finish-package.ts'
import { decline } from '../../desk/ranking/decline.ts'
import { rank } from '../../desk/ranking/order.ts'
import { recommend } from '../../desk/ranking/recommend.ts'
import { correctValue } from '../../desk/values/correct-value.ts'
import { openWorkers } from '../../documents/workers/workers.ts'
import { verifyPackage } from '../../package/verify-package.ts'
import { findingsText } from './output.ts'

/*
 * The main job on the sample district, from a folder of Word forms to a verified package, without any screen.
 * Whatever an officer would decide is decided here by name and with a reason that says it is a demonstration.
 */

const root = resolve(import.meta.dirname, '../../..')
const intake = join(root, 'tests/fixtures/xuhui-intake')
const out = join(root, 'demo-out')
const officer = { name: '演示经办人' }

await rm(out, { recursive: true, force: true })
const desk = done(
  createDesk(join(out, 'data'), {
    scheme: 'shanghai-2023-batch5',
    district: '徐汇区',
    recommender: '徐汇区科学技术委员会',
    preparer: officer.name,
    phone: '021-64000000',
    email: 'desk@example.com',
  }),
)
await takeIn(desk)
say('二、初审', findingsText(checkBatch(desk).map(lineOf), desk.scheme))
say('三、认定', ...declineRepeated(desk), ...ruleOnAttestations(desk), ...supplyModes(desk))
say('四、推荐和排序（建议顺序，最终由会议决定）', ...recommendEligible(desk))
await submit(desk)
closeDesk(desk)

async function takeIn(desk: Desk): Promise<void> {
  const workers = openWorkers()
  const report = done(await importFolder(desk, { folder: intake }, officer, { workers }))
  await workers.close()
  say('一、收件', `${relative(root, intake)}：收件 ${report.applications.length} 件，未收 ${report.rejected.length} 项`)
}

function lineOf({ application, findings, status }: CheckedApplication) {
  const { id, category } = application
  return { id, category, name: applicantName(application, categoryOf(desk.scheme, category)), status, findings }
}

/** Of two forms of one applicant the first to come in stays. */
function declineRepeated(desk: Desk): string[] {
  const repeated = checkBatch(desk).filter((c) => c.application.folder.includes('重复申报'))
  return repeated.map(({ application: { id } }) => {
    done(decline(desk, { application: id, reason: '演示：与首次申报重复，保留首次申报' }, officer))
    return `${id} 与首次申报重复，标为不予推荐`
  })
}

function ruleOnAttestations(desk: Desk): string[] {
  const attestations = desk.scheme.checks.filter(isAttested)
  const rulings = checkBatch(desk)
    .filter((c) => c.status !== 'declined')
    .flatMap(({ application, findings }) =>
      findings
        .filter((f) => attestations.some((a) => a.id === f.check))
        .map((f) => ({ application: application.id, check: f.check })),
    )
  const reason = '演示：经查询有关部门和公示系统，未发现相关情形'
  for (const ruling of rulings) done(rule(desk, { ...ruling, outcome: 'pass', reason }, officer))
  return [`${attestations.map((a) => a.title).join('；')}：人工认定 ${rulings.length} 项通过`]
}

/** 表1 has no cell for the mode 附件3 prints: where nothing else is open, the demonstration picks one. */
function supplyModes(desk: Desk): string[] {
  const lacking = checkBatch(desk).filter((c) => openFindings(c.findings).every((f) => f.check === 'modeGiven'))
  return lacking
    .filter((c) => c.status === 'received')
    .map(({ application: { id } }) => {
      done(correctValue(desk, { application: id, key: 'mode', value: '全生命周期管理' }, officer))
      return `${id} 补录示范模式“全生命周期管理”（演示取值）`
    })
}

function recommendEligible(desk: Desk): string[] {
  const eligible = checkBatch(desk).filter((c) => c.status === 'eligible')
  const ids = eligible.map((c) => c.application.id)
  done(recommend(desk, { applications: ids }, officer))
  const names = new Map(eligible.map((c) => [c.application.id, lineOf(c).name]))
  return desk.scheme.categories.map((category) => {
    const own = eligible.filter((c) => c.application.category === category.id).map((c) => c.application)
    const basedOn = own.map(({ id }) => id)
    const order = suggestedOrder(own, desk.scheme)
    done(rank(desk, { category: category.id, order, basedOn, reason: '演示：建议顺序' }, officer))
    return `${category.title}  ${order.map((id, i) => `${i + 1} ${names.get(id)}`).join('；') || '无'}`
  })
}

async function submit(desk: Desk): Promise<void> {
  const { edition } = done(freeze(desk, {}, officer))
  const workers = openWorkers()
  const reason = '演示：汇总表尚未盖章'
  const finished = done(await finishPackage(desk, { out, reason }, officer, { workers }))
  await workers.close()
  const report = done(await verifyPackage(finished.package.path))
  if (!report.ok) throw new Error(`package does not verify: ${JSON.stringify(report)}`)
  say(
    '五、定稿和报送',
    editionMark(edition),
    `推荐汇总表  ${relative(root, finished.summary.path)}`,
    `盖章用      ${relative(root, finished.summaryPdf.path)}`,
    ...finished.books.map(({ path, details }) => `申报书      ${relative(root, path)}（${details?.pages} 页）`),
    `报送包      ${relative(root, finished.package.path)}（${report.files} 个文件，核验通过）`,
    `数据文件夹  ${relative(root, desk.store.folder)}`,
  )
}

function say(heading: string, ...lines: string[]): void {
  console.log(['', heading, ...lines].join('\n'))
}

/** In the demonstration every step has to work; a problem ends it with exit code 1. */
function done<T>(result: Result<T>): T {
  if (result.ok) return result.value
  console.error(result.problem.message)
  process.exit(1)
}
