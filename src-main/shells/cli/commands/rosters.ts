import { basename } from 'node:path'
import { z } from 'zod'
import { given } from '../../../../src-domain/given.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import { likenessTitles } from '../../../../src-domain/rosters/find-on.ts'
import { rosterKindNames, rosterKinds } from '../../../../src-domain/rosters/roster.ts'
import type { Desk } from '../../../desk/desk.ts'
import { importRoster } from '../../../desk/rosters/import-roster.ts'
import { type RosterRow, rosterList } from '../../../desk/rosters/roster-list.ts'
import { openWorkers } from '../../../documents/workers/workers.ts'
import type { Answer, Command } from '../command.ts'
import { type DeskCall, withDesk } from '../on-desk.ts'

const kinds = rosterKindNames.map((kind) => `${kind} ${rosterKinds[kind].title}`)

export const rosterCommands = {
  rosters: {
    usage: 'rosters --data D',
    about: '列出收下的名单，和每份名单上查到的申报单位',
    takes: [0, 0],
    needs: ['data'],
    run: withDesk('any', listRosters),
  },
  roster: {
    usage: 'roster 种类 文件 --data D --from 公布单位 [--on 公布日期]',
    about: `收一份名单（XLSX、CSV），此后按它核对申报单位；名称取文件名，种类：${kinds.join('、')}`,
    takes: [2, 2],
    needs: ['data', 'from'],
    run: withDesk('handle', takeRoster),
  },
} satisfies Record<string, Command>

const Day = z.iso.date()

function listRosters(desk: Desk): Result<Answer> {
  const rosters = rosterList(desk)
  const text = rosters.length === 0 ? '还没有名单' : rosters.map(rosterText).join('\n')
  return ok({ json: { rosters }, text })
}

function rosterText({ kind, title, source, dated, withdrawn, found }: RosterRow): string {
  const head = `${rosterKinds[kind].title}《${title}》，${source}${dated === undefined ? '' : `，${dated}`}`
  if (withdrawn) return `${head}，已撤下`
  const names = found.map(({ application, name, is }) => `${application} ${name}（${likenessTitles[is]}）`)
  return `${head}：${names.length === 0 ? '没有查到申报单位' : names.join('、')}`
}

async function takeRoster(desk: Desk, { args, actor, option, optional }: DeskCall): Promise<Result<Answer>> {
  const [wanted = '', path = ''] = args
  const kind = rosterKindNames.find((name) => name === wanted || rosterKinds[name].title === wanted)
  if (!kind) return failed(problem('roster-kind-unknown', { wanted, known: kinds }))
  const on = optional('on')
  if (on !== undefined && !Day.safeParse(on).success) return failed(problem('roster-day-unreadable', { day: on }))
  const file = basename(path)
  const head = {
    kind,
    title: file.replace(/\.[^.]*$/, ''),
    source: option('from'),
    ...given({ dated: on }),
  }
  const workers = openWorkers()
  try {
    const taken = await importRoster(desk, { ...head, files: [{ file, path }] }, actor, { workers })
    if (!taken.ok) return taken
    const { uid, entries } = taken.value
    const row = rosterList(desk).find((roster) => roster.uid === uid)
    return ok({
      json: { ...taken.value, found: row?.found ?? [] },
      text: `已收下 ${entries} 行。${row ? rosterText(row) : ''}`,
    })
  } finally {
    await workers.close()
  }
}
