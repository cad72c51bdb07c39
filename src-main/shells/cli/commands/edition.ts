import { editionMark } from '../../../../src-domain/edition.ts'
import { ok, type Result } from '../../../../src-domain/result.ts'
import { verifyPackage } from '../../../package/verify-package.ts'
import type { Desk } from '../../../use-cases/desk.ts'
import { freeze } from '../../../use-cases/freeze.ts'
import { type Answer, type Call, type Command, withDesk } from '../command.ts'

export const editionCommands = {
  freeze: {
    usage: 'freeze [--by 姓名] --data D',
    about: '定稿：固定已推荐的申报，给出版次和校验码',
    takes: [0, 0],
    needs: ['data'],
    run: withDesk(freezeBatch),
  },
  export: {
    usage: 'export [--by 姓名] --data D --out 文件夹',
    about: '导出推荐汇总表和报送包',
    takes: [0, 0],
    needs: ['data', 'out'],
    run: withDesk(exportFiles),
  },
  verify: {
    usage: 'verify 报送包.zip',
    about: '核验报送包（缺少、多出或被改动的文件逐一列出，不符返回 1）',
    takes: [1, 1],
    needs: [],
    run: verify,
  },
} satisfies Record<string, Command>

function freezeBatch(desk: Desk, call: Call): Result<Answer> {
  const frozen = freeze(desk, call.optional('by'))
  if (!frozen.ok) return frozen
  const { edition, fresh } = frozen.value
  const { number, hash, frozenAt } = edition
  return ok({
    json: { edition: { number, hash, frozenAt }, fresh },
    text: fresh ? editionMark(edition) : `数据与${editionMark(edition)}一致，沿用这一版`,
  })
}

async function exportFiles(desk: Desk, call: Call): Promise<Result<Answer>> {
  const by = call.optional('by')
  // Loading the Excel writer takes longer than most commands: only this one waits for it.
  const { exportEdition } = await import('../../../use-cases/export-edition.ts')
  const exported = await exportEdition(desk, call.option('out'), {
    progress: ({ step, bytes, total }) =>
      call.progress(`${step === 'write' ? '写入' : '核对'}报送包 ${percent(bytes, total)}`),
    ...(by ? { by } : {}),
  })
  if (!exported.ok) return exported
  const { edition, summary, package: zip } = exported.value
  return ok({
    json: { edition: { number: edition.number, hash: edition.hash }, summary, package: zip },
    text: `${editionMark(edition)}\n推荐汇总表  ${summary.path}\n报送包      ${zip.path}`,
  })
}

async function verify(call: Call): Promise<Result<Answer>> {
  const verified = await verifyPackage(call.args[0] ?? '', {
    progress: ({ bytes, total }) => call.progress(`核验 ${percent(bytes, total)}`),
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
  const verdict = report.ok ? `核验通过：${report.files} 个文件齐全、未改动` : '核验不通过，请勿报送，重新导出'
  return ok({ json: report, text: [...lines, verdict].join('\n'), amiss: !report.ok })
}

function percent(bytes: number, total: number): string {
  return `${total > 0 ? Math.floor((bytes / total) * 100) : 100}%`
}
