import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addReturnedForm } from '../../db/returned-forms.ts'
import { newUid } from '../../db/uid.ts'
import type { FormValue } from '../../src-domain/batch/application.ts'
import { isAttested } from '../../src-domain/checks/of-category.ts'
import { openFindings } from '../../src-domain/checks/status.ts'
import { ok } from '../../src-domain/result.ts'
import { change, closeDesk, type Desk, openDesk } from '../../src-main/desk/desk.ts'
import { freeze } from '../../src-main/desk/editions/freeze.ts'
import { applicationOf } from '../../src-main/desk/find-application.ts'
import { checkBatch } from '../../src-main/desk/findings/check-batch.ts'
import { rule } from '../../src-main/desk/findings/rule.ts'
import { issueLetters } from '../../src-main/desk/letters/issue-letters.ts'
import { finishPackage } from '../../src-main/desk/products/finish-package.ts'
import { makePrintJobs } from '../../src-main/desk/products/make-print-jobs.ts'
import { makeSummary } from '../../src-main/desk/products/make-summary.ts'
import { editionFolder } from '../../src-main/desk/products/product-names.ts'
import { decline } from '../../src-main/desk/ranking/decline.ts'
import { rank } from '../../src-main/desk/ranking/order.ts'
import { recommend } from '../../src-main/desk/ranking/recommend.ts'
import { importRoster } from '../../src-main/desk/rosters/import-roster.ts'
import { addScan } from '../../src-main/desk/scans/add-scan.ts'
import { correctValue } from '../../src-main/desk/values/correct-value.ts'
import { openWorkers } from '../../src-main/documents/workers/workers.ts'
import { must, officer, orderOf } from '../support/desk.ts'
import { sampleDesk } from './sample-desk.ts'
import { stampedScan } from './stamped-scan.ts'

/** The sample district worked through to the package, some applicants still correcting: every screen has its say. */
export async function workedDistrict(): Promise<{ folder: string; remove: string }> {
  const made = await sampleDesk()
  const desk = must(openDesk(made.folder))
  must(decline(desk, { application: 'A12', reason: '与首次申报重复，保留首次申报' }, officer))
  const attestations = desk.scheme.checks.filter(isAttested).map((c) => c.id)
  for (const { application, findings, status } of checkBatch(desk)) {
    const asked = findings.filter((f) => attestations.includes(f.check) && f.outcome === 'manual')
    if (status === 'declined' || application.id === 'A06') continue
    for (const { check } of asked) {
      must(
        rule(
          desk,
          { application: application.id, check, outcome: 'pass', reason: '已查询公开信息，均无记录' },
          officer,
        ),
      )
    }
  }
  for (const [application, value] of [
    ['A01', '全生命周期管理'],
    ['A02', '全生命周期管理、供应链管理'],
  ] as const) {
    must(correctValue(desk, { application, key: 'mode', value }, officer))
  }
  const eligible = checkBatch(desk).filter((c) => c.status === 'eligible' && openFindings(c.findings).length === 0)
  must(recommend(desk, { applications: eligible.map((c) => c.application.id) }, officer))
  must(
    rank(
      desk,
      {
        category: 'enterprise',
        order: ['A02', 'A01'],
        basedOn: orderOf(desk, 'enterprise'),
        reason: '服务收入占比较高，专利较多',
      },
      officer,
    ),
  )
  await submit(desk)
  askForCorrections(desk)
  closeDesk(desk)
  return made
}

/** 补正通知 gone out to three, one of them overdue; the form of one has come back. */
function askForCorrections(desk: Desk): void {
  for (const [application, byDate] of [
    ['A03', '2023-07-31'],
    ['A04', '2023-07-25'],
    ['A07', '2023-08-04'],
  ] as const) {
    must(
      issueLetters(
        desk,
        { kind: 'correction', applications: [application], byDate, way: 'printed', at: new Date('2023-07-20') },
        officer,
      ),
    )
  }
  const { values, outline, pictures, cover, problems, folder, form } = applicationOf(desk, 'A03')
  if (!form) throw new Error('a sample has no form')
  const put: Readonly<Record<string, string>> = { 'serviceRevenue 2022': '52640', 'serviceShare 2022': '36.2' }
  const read = { ...{ outline, pictures, cover, problems }, values: values.map((v) => corrected(v, put)) }
  const returned = { uid: newUid(), folder: `${folder}（补正）`, form, at: new Date().toISOString(), read }
  must(
    change(desk, officer, (tx) => {
      addReturnedForm(tx.store, 'A03', { ...returned, state: 'open' })
      const told = { folder: returned.folder, file: form.file, by: 'code', uid: returned.uid, form } as const
      tx.record({ kind: 'form-returned', ...told }, 'A03')
      return ok({})
    }),
  )
}

function corrected(value: FormValue, put: Readonly<Record<string, string>>): FormValue {
  const now = put[`${value.key} ${value.year}`]
  return now === undefined ? value : { ...value, value: now, raw: now }
}

/** One names an applicant by its code, the other by a name that is nearly its own. */
const rosters = [
  {
    kind: 'earlier',
    ...{ title: '历年入选名单', source: '样例主管部门', dated: '2022-12-01' },
    lines: [
      '企业名称,统一社会信用代码,年度',
      '上海旧名环保科技有限公司,91310104MA1TEAT466,2021',
      '上海某某机械有限公司,,2020',
    ],
  },
  {
    kind: 'penalised',
    ...{ title: '行政处罚公示', source: '样例监管部门', dated: '2023-06-30' },
    lines: ['单位名称,备注', '上海样例生务制造有限公司,样例事由', '上海某某运输有限公司,样例事由'],
  },
] as const

/** 定稿, all products, the stamped scan brought back, and the package. */
async function submit(desk: Desk): Promise<void> {
  const { edition } = must(freeze(desk, {}, officer))
  const folder = editionFolder(desk, edition)
  const workers = openWorkers()
  const scanner = mkdtempSync(join(tmpdir(), 'desk-scanner-'))
  try {
    const { summaryPdf } = must(await makeSummary(desk, { out: folder }, officer, { workers }))
    must(await makePrintJobs(desk, { out: folder }, officer, { workers }))
    const files = (await stampedScan(summaryPdf.path)).map(({ name, buffer }) => {
      writeFileSync(join(scanner, name), buffer)
      return { file: name, path: join(scanner, name) }
    })
    const outcome = must(await addScan(desk, { files }, officer, { workers }))
    if (!outcome.accepted) throw new Error(outcome.problem.message)
    must(await finishPackage(desk, { out: folder }, officer, { workers }))
    for (const { lines, ...head } of rosters) {
      const [file, path] = [`${head.title}.csv`, join(scanner, `${head.title}.csv`)]
      writeFileSync(path, lines.join('\n'))
      must(await importRoster(desk, { ...head, files: [{ file, path }] }, officer, { workers }))
    }
  } finally {
    rmSync(scanner, { recursive: true, force: true })
    await workers.close()
  }
}
