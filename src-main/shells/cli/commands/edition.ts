import { basename, resolve } from 'node:path'
import { readyToPrint } from '../../../../src-domain/book/print-finding.ts'
import { type Edition, editionMark } from '../../../../src-domain/edition/edition.ts'
import type { EditionChange } from '../../../../src-domain/edition/edition-changes.ts'
import { emptyCells } from '../../../../src-domain/edition/empty-cells.ts'
import { type ScanSet, scanLacking } from '../../../../src-domain/edition/scan-set.ts'
import { given } from '../../../../src-domain/given.ts'
import { ok, type Result } from '../../../../src-domain/result.ts'
import type { Actor } from '../../../desk/actor.ts'
import { freezeWithCopies } from '../../../desk/backups/freeze-with-copies.ts'
import type { Desk } from '../../../desk/desk.ts'
import { addScan, type ScanOutcome } from '../../../desk/scans/add-scan.ts'
import { confirmSeal } from '../../../desk/scans/confirm-seal.ts'
import { scanOfEdition } from '../../../desk/scans/list-scans.ts'
import { openWorkers } from '../../../documents/workers/workers.ts'
import { verifyPackage } from '../../../package/verify-package.ts'
import type { Answer, Call, Command } from '../command.ts'
import { making } from '../making.ts'
import { type DeskCall, withDesk } from '../on-desk.ts'
import { printFindingLine } from '../output.ts'

export const editionCommands = {
  freeze: {
    usage: 'freeze [--by 姓名] --data D',
    about: '定稿：固定已推荐的申报，给出版次和校验码',
    takes: [0, 0],
    needs: ['data'],
    run: withDesk('handle', freezeBatch),
  },
  summary: {
    usage: 'summary [--by 姓名] --data D --out 文件夹',
    about: '生成推荐汇总表：Excel 和盖章用的 PDF',
    takes: [0, 0],
    needs: ['data', 'out'],
    run: withDesk('handle', makeTheSummary),
  },
  scan: {
    usage: 'scan 扫描件… [--sealed] [--by 姓名] --data D',
    about:
      '收回盖章扫描件（PDF、JPEG、PNG、TIFF）；不是现行定稿的不收，逐行列出之后的改动，返回 1；没有看出印章而您看到的，加 --sealed 确认',
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data'],
    run: withDesk('handle', bringScanBack),
  },
  export: {
    usage: 'export [--reason 理由] [--by 姓名] --data D --out 文件夹',
    about: '生成报送包（含推荐汇总表、盖章扫描件和申报书）；没有盖章扫描件时须写明理由',
    takes: [0, 0],
    needs: ['data', 'out'],
    run: withDesk('handle', exportFiles),
  },
  verify: {
    usage: 'verify 报送包.zip',
    about: '核验报送包（缺少、多出或被改动的文件逐一列出，不符返回 1）',
    takes: [1, 1],
    needs: [],
    run: verify,
  },
} satisfies Record<string, Command>

async function freezeBatch(desk: Desk, { actor, progress }: DeskCall): Promise<Result<Answer>> {
  const frozen = await freezeWithCopies(desk, {}, actor, {
    progress: ({ label, done, total }) => progress(total > 0 ? `${label} ${done}/${total}` : label),
  })
  if (!frozen.ok) return frozen
  const { edition, fresh, uncopied } = frozen.value
  const { number, hash, frozenAt, content } = edition
  const blank = emptyCells(desk.scheme.summary, content)
  return ok({
    json: { edition: { number, hash, frozenAt }, fresh, blank, ...given({ uncopied }) },
    text: [
      fresh ? editionMark(edition) : `数据与${editionMark(edition)} 一致，沿用这一版`,
      ...blank.map(({ application, name, column }) => `汇总表的“${column}”空着：${application} ${name}`),
      ...(uncopied ? [uncopied.message] : []),
    ].join('\n'),
    amiss: uncopied !== undefined,
  })
}

async function makeTheSummary(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  // Loading the Excel writer takes longer than most commands: only these two wait for it.
  const { makeSummary } = await import('../../../desk/products/make-summary.ts')
  const made = await making(call, (options) => makeSummary(desk, { out: call.option('out') }, call.actor, options))
  if (!made.ok) return made
  const { edition, summary, summaryPdf } = made.value
  const findings = summaryPdf.details?.findings ?? []
  return ok({
    json: { edition: headOf(edition), summary, summaryPdf },
    text: [editionMark(edition), summary.path, summaryPdf.path, ...findings.map(printFindingLine)].join('\n'),
    amiss: !readyToPrint(findings),
  })
}

async function bringScanBack(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const workers = openWorkers()
  try {
    const files = call.args.map((path) => ({ file: basename(path), path: resolve(path) }))
    const added = await addScan(desk, { files }, call.actor, {
      workers,
      progress: ({ done, total, label }) => call.progress(`${label} ${done}/${total}`),
    })
    if (!added.ok) return added
    const outcome = call.flag('sealed') ? withSeal(desk, added.value, call.actor) : added.value
    const lines = outcome.accepted
      ? [`已收：第 ${outcome.scan.edition} 版的盖章扫描件，${outcome.scan.pages} 页`, ...noteLines(outcome.whole)]
      : [outcome.problem.message, ...outcome.changes.map(changeLine)]
    return ok({ json: outcome, text: lines.join('\n'), amiss: !outcome.accepted })
  } finally {
    await workers.close()
  }
}

/** The outcome, the seal that was not made out seen by whoever calls. */
function withSeal(desk: Desk, outcome: ScanOutcome, actor: Actor): ScanOutcome {
  if (!outcome.accepted || !outcome.whole.unsealed) return outcome
  const { sha256 } = outcome.whole.unsealed
  const confirmed = confirmSeal(desk, { sha256 }, actor)
  const whole = confirmed.ok ? scanOfEdition(desk, outcome.scan.edition) : undefined
  return { ...outcome, ...given({ whole }) }
}

function noteLines(scan: ScanSet): string[] {
  const missing = scanLacking(scan)
  return [...(missing ? [missing] : []), ...scan.notes]
}

function changeLine({ section = '', name = '', label, from, to }: EditionChange): string {
  const place = [section, name, label].filter((part) => part !== '').join(' · ')
  return `  ${place}：${from || '（无）'} → ${to || '（无）'}`
}

async function exportFiles(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const { finishPackage } = await import('../../../desk/products/finish-package.ts')
  const wanted = { out: call.option('out'), reason: call.optional('reason') }
  const finished = await making(call, (options) => finishPackage(desk, wanted, call.actor, options))
  if (!finished.ok) return finished
  const { edition, summary, summaryPdf, books, package: zip } = finished.value
  return ok({
    json: { edition: headOf(edition), summary, summaryPdf, books, package: zip },
    text: [
      editionMark(edition),
      `推荐汇总表  ${summary.path}`,
      `            ${summaryPdf.path}`,
      ...books.map(({ path }, i) => `${i === 0 ? '申报书      ' : '            '}${path}`),
      `报送包      ${zip.path}`,
    ].join('\n'),
  })
}

function headOf({ number, hash }: Edition) {
  return { number, hash }
}

async function verify(call: Call): Promise<Result<Answer>> {
  const verified = await verifyPackage(call.args[0] ?? '', {
    progress: ({ done, total }) => call.progress(`核验 ${total > 0 ? Math.floor((done / total) * 100) : 100}%`),
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
  const { edition } = report
  const which = edition ? `${edition.district} ${editionMark(edition)}` : '不知版次'
  const verdict = report.ok
    ? `核验通过：${which}，${report.files} 个文件齐全、未改动`
    : `核验不通过（${which}），请勿报送，重新导出`
  return ok({ json: report, text: [...lines, verdict].join('\n'), amiss: !report.ok })
}
