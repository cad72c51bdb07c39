import { fieldValue } from '../../../src-domain/application.ts'
import { editionMark } from '../../../src-domain/edition.ts'
import { applicantName } from '../../../src-domain/edition-content.ts'
import { failed, ok, type Problem, type Result } from '../../../src-domain/result.ts'
import { CategoryId, categoryOf } from '../../../src-domain/scheme.ts'
import { statusTitles } from '../../../src-domain/status.ts'
import { matchKey } from '../../../src-domain/text/normalise.ts'
import { openReader } from '../../documents/reader/reader.ts'
import { verifyPackage } from '../../package/verify-package.ts'
import { viewApplications } from '../../use-cases/application-view.ts'
import { correctValue } from '../../use-cases/correct-value.ts'
import { applicationsOf, closeDesk, createDesk, type Desk, openDesk } from '../../use-cases/desk.ts'
import { exportEdition } from '../../use-cases/export-edition.ts'
import { checkAll, rule } from '../../use-cases/findings.ts'
import { freeze } from '../../use-cases/freeze.ts'
import { importFolder } from '../../use-cases/import-folder.ts'
import { decline, rank, recommend } from '../../use-cases/recommend.ts'
import { batchStatus } from '../../use-cases/status.ts'
import { openLines, outcomeTitles, table, tally } from './output.ts'

/** What a command answers: JSON for machines, text for people, and whether it found something amiss (exit code 1). */
export type Answer = { readonly json: unknown; readonly text: string; readonly amiss?: boolean }

export type Call = {
  /** Positional arguments after the command's name. */
  readonly args: readonly string[]
  readonly option: (name: OptionName) => string
  readonly optional: (name: OptionName) => string | undefined
  readonly progress: (line: string) => void
}

export const optionNames = [
  ...(['data', 'scheme', 'district', 'recommender', 'preparer', 'phone', 'email'] as const),
  ...(['reason', 'by', 'out'] as const),
] as const
export type OptionName = (typeof optionNames)[number]

export type Command = {
  readonly usage: string
  readonly about: string
  /** Positional arguments: at least, at most. */
  readonly takes: readonly [number, number]
  readonly needs: readonly OptionName[]
  readonly run: (call: Call) => Promise<Result<Answer>>
}

export const commands: Readonly<Record<string, Command>> = {
  init: {
    usage: 'init --data D --scheme ID --district 徐汇区 --recommender 单位 --preparer 姓名 --phone 电话 [--email 邮箱]',
    about: '新建一个批次',
    takes: [0, 0],
    needs: ['data', 'scheme', 'district', 'recommender', 'preparer', 'phone'],
    run: async ({ option, optional }) => {
      const email = optional('email')
      const created = createDesk(option('data'), {
        scheme: option('scheme'),
        district: option('district'),
        recommender: option('recommender'),
        preparer: option('preparer'),
        phone: option('phone'),
        ...(email ? { email } : {}),
      })
      if (!created.ok) return created
      const { scheme } = created.value
      closeDesk(created.value)
      return ok({
        json: { scheme: scheme.id, district: option('district') },
        text: `已新建批次：${option('district')} · ${scheme.title}（${scheme.documentNumber}）`,
      })
    },
  },
  import: {
    usage: 'import 收件文件夹 --data D',
    about: '收件：每个申报单位一个子文件夹',
    takes: [1, 1],
    needs: ['data'],
    run: (call) => withDesk(call, (desk) => runImport(desk, call)),
  },
  check: {
    usage: 'check --data D',
    about: '初审：列出每件申报的初审结果（有不通过的返回 1）',
    takes: [0, 0],
    needs: ['data'],
    run: (call) => withDesk(call, runCheck),
  },
  rule: {
    usage: 'rule 申报 初审项 pass|fail --reason 理由 --by 姓名 --data D',
    about: '人工认定一项初审结果',
    takes: [3, 3],
    needs: ['data', 'reason', 'by'],
    run: (call) => withApplication(call, runRule),
  },
  set: {
    usage: 'set 申报 栏目 值 [--by 姓名] --data D',
    about: '更正申报表的一栏，如 set A01 revenue.2022 126800',
    takes: [3, 3],
    needs: ['data'],
    run: (call) =>
      withApplication(call, async (desk, id) => {
        const [, key = '', value = ''] = call.args
        const by = call.optional('by')
        const set = correctValue(desk, { application: id, key, value, ...(by ? { by } : {}) })
        if (!set.ok) return set
        return ok({ json: { application: id, field: set.value }, text: `${id} ${key} 已改为“${set.value.value}”` })
      }),
  },
  recommend: {
    usage: 'recommend 申报… --data D',
    about: '推荐初审通过的申报',
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data'],
    run: (call) =>
      withDesk(call, async (desk) => {
        const ids = resolveAll(desk, call.args)
        if (!ids.ok) return ids
        const added = recommend(desk, ids.value, call.optional('by'))
        if (!added.ok) return added
        const lines = added.value.map((r) => `${r.application} 已推荐，${titleOf(desk, r.category)}第 ${r.rank} 位`)
        return ok({ json: { recommended: added.value }, text: lines.join('\n') })
      }),
  },
  decline: {
    usage: 'decline 申报 --reason 理由 --by 姓名 --data D',
    about: '标为不予推荐',
    takes: [1, 1],
    needs: ['data', 'reason', 'by'],
    run: (call) =>
      withApplication(call, async (desk, id) => {
        const done = decline(desk, id, call.option('reason'), call.option('by'))
        return done.ok ? ok({ json: { application: id, status: 'declined' }, text: `${id} 已标为不予推荐` }) : done
      }),
  },
  rank: {
    usage: 'rank 类别 申报… [--reason 理由] --data D',
    about: '给出一类（enterprise 示范企业、platform 示范平台、district 示范区）的完整排序',
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data'],
    run: (call) => withDesk(call, (desk) => runRank(desk, call)),
  },
  freeze: {
    usage: 'freeze --data D',
    about: '定稿',
    takes: [0, 0],
    needs: ['data'],
    run: (call) =>
      withDesk(call, async (desk) => {
        const frozen = freeze(desk, call.optional('by'))
        if (!frozen.ok) return frozen
        const { edition, fresh } = frozen.value
        const { number, hash, frozenAt } = edition
        return ok({
          json: { edition: { number, hash, frozenAt }, fresh },
          text: fresh ? `${editionMark(edition)}` : `数据与${editionMark(edition)}一致，沿用这一版`,
        })
      }),
  },
  export: {
    usage: 'export --data D --out 文件夹',
    about: '导出推荐汇总表和报送包',
    takes: [0, 0],
    needs: ['data', 'out'],
    run: (call) => withDesk(call, (desk) => runExport(desk, call)),
  },
  verify: {
    usage: 'verify 报送包.zip',
    about: '核验报送包（缺少、多出或被改动的文件逐一列出，不符返回 1）',
    takes: [1, 1],
    needs: [],
    run: runVerify,
  },
  status: {
    usage: 'status --data D',
    about: '批次进展',
    takes: [0, 0],
    needs: ['data'],
    run: (call) => withDesk(call, runStatus),
  },
}

async function withDesk(call: Call, run: (desk: Desk) => Promise<Result<Answer>>): Promise<Result<Answer>> {
  const desk = openDesk(call.option('data'))
  if (!desk.ok) return desk
  try {
    return await run(desk.value)
  } finally {
    closeDesk(desk.value)
  }
}

function withApplication(call: Call, run: (desk: Desk, id: string, call: Call) => Promise<Result<Answer>>) {
  return withDesk(call, async (desk) => {
    const ids = resolveAll(desk, call.args.slice(0, 1))
    return ids.ok ? run(desk, ids.value[0] ?? '', call) : ids
  })
}

/** People name an application by its id, its folder or the applicant's name. */
function resolveAll(desk: Desk, names: readonly string[]): Result<string[]> {
  const all = applicationsOf(desk)
  const ids: string[] = []
  for (const name of names) {
    const key = matchKey(name)
    const named = all.filter((a) => {
      const category = categoryOf(desk.scheme, a.category)
      return [a.folder, fieldValue(a, category.nameField)?.value ?? ''].some((n) => matchKey(n) === key)
    })
    const found = all.find((a) => a.id.toLowerCase() === key) ?? (named.length === 1 ? named[0] : undefined)
    if (!found)
      return failed(
        unknownApplication(
          name,
          named.map((a) => a.id),
        ),
      )
    ids.push(found.id)
  }
  return ok(ids)
}

function unknownApplication(name: string, several: readonly string[]): Problem {
  return {
    code: 'application-unknown',
    message:
      several.length > 1
        ? `“${name}”对应 ${several.join('、')}，请用编号。没有改动。`
        : `没有编号、文件夹或名称为“${name}”的申报，没有改动。请用 status 查看编号。`,
  }
}

function titleOf(desk: Desk, category: CategoryId): string {
  return categoryOf(desk.scheme, category).title
}

async function runImport(desk: Desk, call: Call): Promise<Result<Answer>> {
  const reader = openReader()
  try {
    const imported = await importFolder(desk, call.args[0] ?? '', {
      reader,
      progress: (done, total, folder) => call.progress(`收件 ${done}/${total} ${folder}`),
    })
    if (!imported.ok) return imported
    const { rejected, known } = imported.value
    const applications = viewApplications(desk, imported.value.applications)
    const lines = applications.flatMap((a) => [
      `${a.id}  ${titleOf(desk, a.category)}  ${a.name}${known.includes(a.id) ? '（已收过，表未变）' : ''}`,
      ...a.problems.map((p) => `     · ${p.message}`),
    ])
    const refused = rejected.map((r) => `未收  ${r.folder}：${r.message}`)
    return ok({
      json: { applications, known, rejected },
      text: [...lines, ...refused, `收件 ${applications.length} 件，未收 ${rejected.length} 项`].join('\n'),
      amiss: applications.length === 0,
    })
  } finally {
    await reader.close()
  }
}

async function runCheck(desk: Desk): Promise<Result<Answer>> {
  const checked = checkAll(desk)
  const applications = checked.map(({ application, findings, status }) => ({
    id: application.id,
    name: applicantName(application, categoryOf(desk.scheme, application.category)),
    category: application.category,
    status,
    findings: findings.map(({ basis: _, ...finding }) => finding),
  }))
  const text = checked.flatMap(({ findings, status }, i) => [
    `${applications[i]?.id}  ${applications[i]?.name}  【${statusTitles[status]}】 ${tally(findings)}`,
    ...openLines(findings),
  ])
  const failing = checked.some((c) => !c.application.declined && c.findings.some((f) => f.outcome === 'fail'))
  return ok({ json: { applications }, text: text.join('\n'), amiss: failing })
}

async function runRule(desk: Desk, id: string, call: Call): Promise<Result<Answer>> {
  const [, check = '', outcome = ''] = call.args
  if (outcome !== 'pass' && outcome !== 'fail') {
    return failed({ code: 'usage', message: `认定只能是 pass 或 fail，不是“${outcome}”。没有改动。` })
  }
  const ruled = rule(desk, { application: id, check, outcome, reason: call.option('reason'), by: call.option('by') })
  if (!ruled.ok) return ruled
  const { basis: _, ...finding } = ruled.value
  return ok({ json: { application: id, finding }, text: `${id} ${finding.title}：${outcomeTitles[finding.outcome]}` })
}

async function runRank(desk: Desk, call: Call): Promise<Result<Answer>> {
  const [wanted = '', ...names] = call.args
  const category = desk.scheme.categories.find((c) => c.id === wanted || c.title === wanted)?.id
  if (!category) {
    return failed({
      code: 'usage',
      message: `没有“${wanted}”这一类别，可用 ${CategoryId.options.join('、')}。没有改动。`,
    })
  }
  const ids = resolveAll(desk, names)
  if (!ids.ok) return ids
  const ranked = rank(desk, category, ids.value, call.optional('by'), call.optional('reason'))
  if (!ranked.ok) return ranked
  const lines = ranked.value.map((r) => `${r.rank}  ${r.application}`)
  return ok({ json: { category, ranking: ranked.value }, text: [titleOf(desk, category), ...lines].join('\n') })
}

async function runExport(desk: Desk, call: Call): Promise<Result<Answer>> {
  const exported = await exportEdition(desk, call.option('out'), {
    progress: ({ step, bytes, total }) =>
      call.progress(
        `${step === 'write' ? '写入' : '核对'}报送包 ${total > 0 ? Math.floor((bytes / total) * 100) : 100}%`,
      ),
    ...(call.optional('by') ? { by: call.option('by') } : {}),
  })
  if (!exported.ok) return exported
  const { edition, summary, package: zip } = exported.value
  return ok({
    json: { edition: { number: edition.number, hash: edition.hash }, summary, package: zip },
    text: `${editionMark(edition)}\n推荐汇总表  ${summary.path}\n报送包      ${zip.path}`,
  })
}

async function runVerify(call: Call): Promise<Result<Answer>> {
  const verified = await verifyPackage(call.args[0] ?? '', {
    progress: ({ bytes, total }) => call.progress(`核验 ${total > 0 ? Math.floor((bytes / total) * 100) : 100}%`),
  })
  if (!verified.ok) return verified
  const report = verified.value
  const lists = [
    ['缺少', report.missing],
    ['多出', report.extra],
    ['被改动', report.altered],
    ['重名', report.duplicate],
    ['名称不安全', report.unsafe],
    ['说明', report.notes],
  ] as const
  const lines = lists.flatMap(([title, names]) => names.map((name) => `${title}  ${name}`))
  return ok({
    json: report,
    text: report.ok ? `核验通过：${report.files} 个文件齐全、未改动` : [...lines, '核验不通过'].join('\n'),
    amiss: !report.ok,
  })
}

async function runStatus(desk: Desk): Promise<Result<Answer>> {
  const status = batchStatus(desk)
  const rows = status.applications.map((a) => [
    a.id,
    titleOf(desk, a.category),
    a.name,
    statusTitles[a.status],
    a.rank === undefined ? '' : `第 ${a.rank} 位`,
    a.open > 0 ? `${a.open} 项未了结` : '',
  ])
  const edition = status.edition
    ? `${editionMark(status.edition)}${status.edition.outdated ? '（已过期，数据有改动）' : '（与数据一致）'}`
    : '尚未定稿'
  const products = status.products.map((p) => `  ${p.path}${p.outdated ? '  已过期' : ''}`)
  const { batch } = status
  return ok({
    json: status,
    text: [
      `${batch.district} · ${batch.recommender} · 填报人 ${batch.preparer} · ${batch.phone}`,
      `反馈联系人 ${status.dates.liaison}，报送 ${status.dates.submission}`,
      table([['编号', '类别', '名称', '状态', '排序', '初审'], ...rows]),
      edition,
      ...products,
    ].join('\n'),
  })
}
