import { join } from 'node:path'
import { shortHash } from '../../../../src-domain/edition/edition.ts'
import { trialTitles } from '../../../../src-domain/notices/fault.ts'
import { ok, type Result } from '../../../../src-domain/result.ts'
import type { Desk } from '../../../desk/desk.ts'
import { currentNotice } from '../../../desk/notices/current-notice.ts'
import { exportNotice } from '../../../desk/notices/export-notice.ts'
import { openWorkers } from '../../../documents/workers/workers.ts'
import { builtInIds, builtInNotice } from '../../../notices/built-in.ts'
import { writeFolder } from '../../../notices/write-notice.ts'
import type { Answer, Call, Command } from '../command.ts'
import { making } from '../making.ts'
import { type DeskCall, withDesk } from '../on-desk.ts'

export const noticeCommands = {
  notices: {
    usage: 'notices [代号 --out 文件夹]',
    about: '列出程序自带的遴选方案；写上代号和 --out，则把那一个写成方案包文件夹，可照着改成新的通知',
    takes: [0, 1],
    needs: [],
    run: offered,
  },
  notice: {
    usage: 'notice [--out 文件夹] --data D',
    about: '本批次所用的方案包；加 --out 则导出为 ZIP，可交给别的电脑新建批次',
    takes: [0, 0],
    needs: ['data'],
    run: withDesk('any', show),
  },
  'notice-check': {
    usage: 'notice-check 方案包（ZIP、文件夹或表格）',
    about: '检查方案包：格式、引用、自查、样例四步，逐条列出哪里不对，有错返回 1',
    takes: [1, 1],
    needs: [],
    run: check,
  },
  reprint: {
    usage: 'reprint 版次 [--by 姓名] --data D --out 文件夹',
    about: '重印某一版定稿的汇总表和申报书：按那一版定稿时的内容和方案，与现在的数据无关',
    takes: [1, 1],
    needs: ['data', 'out'],
    run: withDesk('handle', printAgain),
  },
} satisfies Record<string, Command>

async function offered({ args: [id], optional }: Call): Promise<Result<Answer>> {
  if (id === undefined) return ok({ json: builtInIds, text: builtInIds.join('\n') })
  const notice = builtInNotice(id)
  if (!notice.ok) return notice
  const { title, documentNumber, source } = notice.value.scheme
  const lines = [`${title}（${documentNumber}）`, ...(source ? [source] : [])]
  const out = optional('out')
  if (out === undefined) return ok({ json: { id, title, documentNumber, source }, text: lines.join('\n') })
  const written = await writeFolder(notice.value.files, join(out, id))
  return written.ok ? ok({ json: written.value, text: [...lines, written.value.path].join('\n') }) : written
}

async function show(desk: Desk, { optional }: DeskCall): Promise<Result<Answer>> {
  const current = await currentNotice(desk)
  if (!current.ok) return current
  const { text: _, ...notice } = current.value
  const { title, documentNumber, year, source } = desk.scheme
  const own = source ? [source] : []
  const lines = [`${title}（${documentNumber}），${year} 年`, ...own, `方案包 ${shortHash(notice.hash)}`]
  const out = optional('out')
  if (out === undefined) return ok({ json: notice, text: lines.join('\n') })
  const exported = await exportNotice(desk, { out })
  if (!exported.ok) return exported
  return ok({ json: { ...notice, ...exported.value }, text: [...lines, exported.value.path].join('\n') })
}

async function check({ args, progress }: Call): Promise<Result<Answer>> {
  const { readNotice } = await import('../../../notices/read-notice.ts')
  const { tryNotice } = await import('../../../notices/trial/trial.ts')
  const workers = openWorkers()
  try {
    const files = await readNotice(args[0] ?? '', workers)
    if (!files.ok) return files
    const { notice, faults } = await tryNotice(files.value, { workers, progress: ({ label }) => progress(label) })
    const lines = faults.map(({ step, place, sentence }) => `${trialTitles[step]}  ${place}：${sentence}`)
    const verdict =
      notice && faults.length === 0
        ? `检查通过：${notice.scheme.title}（${notice.scheme.documentNumber}），方案包 ${shortHash(notice.hash)}`
        : `检查不通过，${faults.length} 处`
    const json = { hash: notice?.hash ?? null, faults }
    return ok({ json, text: [...lines, verdict].join('\n'), amiss: faults.length > 0 })
  } finally {
    await workers.close()
  }
}

async function printAgain(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const { reprint } = await import('../../../desk/products/reprint.ts')
  const edition = Number(/^\d{1,6}$/.exec(call.args[0] ?? '')?.[0] ?? 0)
  const made = await making(call, (options) => reprint(desk, { edition, out: call.option('out') }, call.actor, options))
  if (!made.ok) return made
  const paths = made.value.made.map(({ path }) => path)
  return ok({ json: { edition, made: made.value.made }, text: paths.join('\n') })
}
