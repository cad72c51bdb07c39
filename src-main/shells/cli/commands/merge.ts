import { basename, resolve } from 'node:path'
import { editionLine } from '../../../../src-domain/merge/edition-line.ts'
import type { MergePlan, ShownPart, SideShown } from '../../../../src-domain/merge/merge-plan.ts'
import { mergedLine } from '../../../../src-domain/merge/merged-line.ts'
import { historyLine, sortedPlan } from '../../../../src-domain/merge/sorted-plan.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { lackingLine, withoutTheirs } from '../../../../src-domain/text/lacking-line.ts'
import { shanghaiTime } from '../../../../src-domain/text/shanghai-time.ts'
import type { Desk } from '../../../desk/desk.ts'
import { handOver } from '../../../desk/merge/hand-over.ts'
import { merge } from '../../../desk/merge/merge.ts'
import { newDeskFrom } from '../../../desk/merge/new-desk-from.ts'
import { planMerge } from '../../../desk/merge/plan-merge.ts'
import type { Answer, Call, Command } from '../command.ts'
import { type DeskCall, idsOf, withDesk } from '../on-desk.ts'
import { passwordFrom } from '../password-file.ts'

export const mergeCommands = {
  'hand-over': {
    usage: 'hand-over [申报…] --to 文件夹 [--password-file 文件] [--reason 备注] [--by 姓名] --data D',
    about:
      '交接：把这些申报连同原件和操作记录（不写申报为整批，连同定稿、扫描件、名单、评审会、人员和密码）写成一个文件，并从那里读回核对',
    takes: [0, Number.POSITIVE_INFINITY],
    needs: ['data', 'to'],
    run: withDesk('handle', handOverTo),
  },
  merge: {
    usage: 'merge 交接文件 [--password-file 文件] [--side ours|theirs] [--yes] [--by 姓名] --data D',
    about:
      '合并交接文件：不加 --yes 时只列出取用什么、哪里冲突，不改动数据；冲突用 --side 全取我方（ours）或对方（theirs）',
    takes: [1, 1],
    needs: ['data'],
    run: withDesk('handle', mergeFrom),
  },
  'open-hand-over': {
    usage: 'open-hand-over 交接文件 [--password-file 文件] [--by 姓名] --data D',
    about:
      '换电脑：把交接文件打开成一个新的数据文件夹（--data，空的或还没有的）；整批的与原来一样，几件的另成一个批次，编号照旧',
    takes: [1, 1],
    needs: ['data'],
    run: openHandOver,
  },
} satisfies Record<string, Command>

async function openHandOver(call: Call): Promise<Result<Answer>> {
  const password = await passwordFrom(call)
  if (!password.ok) return password
  const path = resolve(call.args[0] ?? '')
  const name = call.optional('by')?.trim()
  const file = { path, file: basename(path), password: password.value }
  const made = await newDeskFrom(call.option('data'), file, name ? { name } : undefined, steps(call))
  if (!made.ok) return made
  const { district, joined, folder, lacking } = made.value
  const text = [`已打开${district}的交接文件，收入 ${joined} 件，编号照旧：${folder}`, ...without(lacking)]
  return ok({ json: made.value, text: text.join('\n'), amiss: lacking.length > 0 })
}

async function handOverTo(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const ids = idsOf(desk, call.args)
  if (!ids.ok) return ids
  const password = await passwordFrom(call)
  if (!password.ok) return password
  const made = await handOver(
    desk,
    {
      ...{ to: call.option('to'), password: password.value, note: call.optional('reason') },
      applications: ids.value.length > 0 ? ids.value : undefined,
    },
    call.actor,
    steps(call),
  )
  if (!made.ok) return made
  const { step: _, ...file } = made.value
  const text = [`已交出 ${file.applications} 件，并从那里读回核对：${file.path}`, ...without(file.lacking)]
  return ok({ json: file, text: text.join('\n'), amiss: file.lacking.length > 0 })
}

function without(lacking: readonly string[]): string[] {
  return lacking.length > 0 ? [`其中 ${lackingLine(lacking)}`] : []
}

async function mergeFrom(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const password = await passwordFrom(call)
  if (!password.ok) return password
  const path = resolve(call.args[0] ?? '')
  const file = { path, file: basename(path), password: password.value }
  const side = call.optional('side')
  if (side !== undefined && side !== 'ours' && side !== 'theirs') {
    return failed(problem('option-missing', { missing: ['--side ours|theirs'], usage: mergeCommands.merge.usage }))
  }
  const plan = await planMerge(desk, file, steps(call))
  if (!plan.ok) return plan
  if (!call.flag('yes') || plan.value.nothing) return ok({ json: plan.value, text: planText(plan.value) })
  const merged = await merge(desk, { ...file, basedOn: plan.value.basedOn, rest: side }, call.actor, steps(call))
  if (!merged.ok) return merged
  const { step: _, ...done } = merged.value
  return ok({ json: done, text: mergedLine(done) })
}

function steps({ progress }: Pick<Call, 'progress'>) {
  return {
    progress: ({ label, done, total }: { label: string; done: number; total: number }) =>
      progress(`${label} ${done}/${total}`),
  }
}

function planText({ by, at, applications, rankings, editions, same, lacking, nothing }: MergePlan): string {
  if (nothing) return `${by} ${shanghaiTime(at)} 交出的 ${same} 件，这里都已经有了，没有可合并的`
  const { changing, historyOnly } = sortedPlan(applications)
  const lines = changing.flatMap(({ id, former, number, name, taken, conflicts, double }) => [
    id === undefined
      ? `${name}：新收，编号 ${number}${number === former ? '' : `（对方编号 ${former}）`}`
      : `${id} ${name}：取用 ${taken.length} 处，冲突 ${conflicts.length} 处`,
    ...(double ? [`  可能与本机的 ${double.id} ${double.name} 是同一家`] : []),
    ...conflicts.map(conflictLine),
  ])
  const orders = rankings.map(
    ({ title, conflict }) => `${title}的推荐排序：${conflict ? '两边不同，只能取一份' : '取对方的'}`,
  )
  return [
    `${by} ${shanghaiTime(at)} 交出`,
    ...lines,
    ...orders,
    ...editions.map(editionLine),
    ...[historyLine(historyOnly) ?? []].flat(),
    `没有变化 ${same} 件`,
    ...(lacking.length > 0 ? [withoutTheirs(lacking)] : []),
    '数据没有改动。确定要合并，请加 --yes 再运行一次。',
  ].join('\n')
}

function conflictLine({ label, ours, theirs }: ShownPart): string {
  const side = ({ text = '（无）', by, at }: SideShown) =>
    `“${text}”${by ? `（${by}${at ? ` ${shanghaiTime(at)}` : ''}）` : ''}`
  return `  冲突 ${label}：我方${side(ours)}，对方${side(theirs)}`
}
