import { join } from 'node:path'
import { copyReasons } from '../../../../src-domain/backups/copy-reason.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { shanghaiTime } from '../../../../src-domain/text/shanghai-time.ts'
import type { Actor } from '../../../desk/actor.ts'
import { backupState, type CopyRow } from '../../../desk/backups/backup-state.ts'
import { backupsOf, findBackups } from '../../../desk/backups/chosen-copy.ts'
import type { Difference } from '../../../desk/backups/difference.ts'
import { copyDesk } from '../../../desk/backups/make-copy.ts'
import { planRestore, restoreCopy } from '../../../desk/backups/restore.ts'
import { nameSecondPlace } from '../../../desk/backups/second-place.ts'
import type { Desk } from '../../../desk/desk.ts'
import { activeOfficers } from '../../../desk/people/officers.ts'
import { type DeskHolder, holdDesk } from '../../../router/context.ts'
import type { Answer, Call, Command } from '../command.ts'
import { actorOf, type DeskCall, withDesk } from '../on-desk.ts'
import { table } from '../output.ts'
import { passwordFrom } from '../password-file.ts'

export const backupsCommands = {
  backup: {
    usage: 'backup [--second 文件夹 [--password-file 文件]] --data D',
    about: '立即备份：数据库和附件，存到数据文件夹和第二个位置；--second 指定第二个位置（U 盘、网络文件夹）',
    takes: [0, 0],
    needs: ['data'],
    run: withDesk('any', backUp),
  },
  backups: {
    usage: 'backups (--data D | --from 文件夹 [--password-file 文件])',
    about:
      '列出备份：数据文件夹和它的第二个位置的（--data；还没有数据时找各个盘上的），或 U 盘、网络文件夹里的（--from）',
    takes: [0, 0],
    needs: [],
    run: listBackups,
  },
  restore: {
    usage: 'restore 备份名 [--from 文件夹] [--password-file 文件] [--by 姓名] [--yes] --data D',
    about: '从备份恢复到数据文件夹；不加 --yes 时只列出备份里有什么、会失去什么，不改动数据',
    takes: [1, 1],
    needs: ['data'],
    run: restore,
  },
} satisfies Record<string, Command>

async function backUp(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const second = call.optional('second')
  if (second) {
    const password = await passwordFrom(call)
    if (!password.ok) return password
    const named = await nameSecondPlace(desk, { path: second, password: password.value })
    if (!named.ok) return named
  }
  const made = await copyDesk(desk, 'hand', {
    progress: ({ label, done, total }) => call.progress(`${label} ${done}/${total}`),
  })
  if (!made.ok) return made
  const places = await backupState(desk)
  if (!places.ok) return places
  const lines = places.value.map(({ kind, path, newest, there, problem }) => {
    const place = kind === 'here' ? '本机' : path
    return `${place}：${problem ?? (there && newest ? newest.name : '现在不在，没有备份到那里')}`
  })
  const amiss = places.value.some(({ problem }) => problem !== undefined)
  return ok({ json: { name: made.value.name, places: places.value }, text: lines.join('\n'), amiss })
}

async function listBackups(call: Call): Promise<Result<Answer>> {
  const from = call.optional('from')
  const folder = call.optional('data')
  if (!from && !folder)
    return failed(
      problem('option-missing', {
        missing: ['--data'],
        usage: `npm run --silent desk -- ${backupsCommands.backups.usage}`,
      }),
    )
  const password = await passwordFrom(call)
  if (!password.ok) return password
  const found = await (from
    ? findBackups({ path: from, password: password.value })
    : backupsOf({ folder: folder ?? '', password: password.value }))
  if (!found.ok) return found
  const text = found.value.map(({ path, unlocked, copies }) =>
    [
      path,
      unlocked
        ? table([['备份名', '时间', '原因', '状态', '申报'], ...copies.map(copyLine)])
        : '有密码，请加 --password-file',
    ].join('\n'),
  )
  return ok({ json: found.value, text: text.join('\n\n') })
}

const states: Readonly<Record<CopyRow['state'], string>> = {
  whole: '完整',
  lacking: '缺附件',
  'database-only': '只有数据库',
  incomplete: '附件不全',
  altered: '已损坏',
}

function copyLine({ name, at, reason, state, applications }: CopyRow): string[] {
  return [name, shanghaiTime(at), reason ? copyReasons[reason] : '', states[state], `${applications ?? ''}`]
}

async function restore(call: Call): Promise<Result<Answer>> {
  const folder = call.option('data')
  const password = await passwordFrom(call)
  if (!password.ok) return password
  const name = call.args[0] ?? ''
  const place = await placeOf(call.optional('from') ?? join(folder, 'backups'), name, password.value)
  if (!place.ok) return place
  const holder = holdDesk(folder)
  const input = { place: place.value, name, folder, password: password.value }
  const step = {
    progress: ({ label, done, total }: { label: string; done: number; total: number }) =>
      call.progress(`${label} ${done}/${total}`),
  }
  try {
    const by = await restorer(holder, folder, call)
    if (!by.ok) return by
    if (!call.flag('yes')) {
      const plan = await planRestore(holder, input, by.value)
      if (!plan.ok) return plan
      const { copy, district, files, missing, lost, regained } = plan.value
      const lines = [
        `${shanghaiTime(copy.at)} 的备份：${district}${copy.applications === undefined ? '' : `，${copy.applications} 件申报`}，${files} 份文件`,
        ...missing.map((file) => `找不回来：${file}`),
        ...differenceLines(`会失去这之后的 ${lost.events} 条操作`, lost),
        ...differenceLines(`会找回 ${regained.events} 条操作`, regained),
        '数据没有改动。确定要恢复，请加 --yes 再运行一次。',
      ]
      return ok({ json: plan.value, text: lines.join('\n') })
    }
    const restored = await restoreCopy(holder, input, by.value, step)
    if (!restored.ok) return restored
    const { keptAs, aside, missing } = restored.value
    const lines = [
      '已恢复。',
      ...(keptAs ? [`恢复前的数据留作备份 ${keptAs}`] : []),
      ...(aside ? [`原来打不开的数据保留在 ${aside}`] : []),
      ...missing.map((file) => `没能找回：${file}`),
    ]
    return ok({ json: restored.value, text: lines.join('\n'), amiss: missing.length > 0 })
  } finally {
    holder.close()
  }
}

/** On a desk with people, as long as it can be opened, the head. */
async function restorer(holder: DeskHolder, folder: string, call: Call): Promise<Result<Actor | undefined>> {
  const by = call.optional('by')?.trim()
  const named = by ? { name: by } : undefined
  const opened = holder.open(folder)
  if (!opened.ok || activeOfficers(opened.value).length === 0) return ok(named)
  return actorOf(opened.value, call, 'manage')
}

function differenceLines(title: string, { events, lines }: Difference): string[] {
  if (events === 0) return []
  return [`${title}：`, ...lines.map(({ at, by, sentence }) => `  ${shanghaiTime(at)} ${by} ${sentence}`)]
}

/** The folder the copy of that name is in. */
async function placeOf(from: string, name: string, password: string | undefined): Promise<Result<string>> {
  const found = await findBackups({ path: from, password })
  if (!found.ok) return found
  if (found.value.some(({ unlocked }) => !unlocked)) return failed(problem('password-needed'))
  const place = found.value.find(({ copies }) => copies.some((copy) => copy.name === name))
  return place ? ok(place.path) : failed(problem('copy-unknown', { name }))
}
