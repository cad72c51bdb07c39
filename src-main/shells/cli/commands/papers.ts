import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import type { Desk } from '../../../use-cases/desk.ts'
import type { PaperKind } from '../../../use-cases/papers.ts'
import { type Answer, type Call, type Command, idsOf, withDesk } from '../command.ts'

export const papersCommands = {
  papers: {
    usage: 'papers 种类 [申报…] --data D --out 文件夹 [--by-date 2023-07-25]',
    about:
      '生成可编辑的 Word 文件：correction 补正通知、opinion 初审意见表、meeting 上会材料、liaison 联系人反馈表、receipt 收件回执、forms 空白申报表',
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data', 'out'],
    run: withDesk(makeThem),
  },
} satisfies Record<string, Command>

async function makeThem(desk: Desk, call: Call): Promise<Result<Answer>> {
  const [wanted = '', ...names] = call.args
  // Loading the Word writer takes longer than most commands: only this one waits for it.
  const { makePapers, paperKinds } = await import('../../../use-cases/papers.ts')
  const kinds = Object.entries(paperKinds) as [PaperKind, string][]
  const kind = kinds.find(([id, title]) => id === wanted || title === wanted)?.[0]
  if (!kind) {
    const known = kinds.map(([id, title]) => `${id}（${title}）`).join('、')
    return failed({ code: 'usage', message: `没有“${wanted}”这种文件，没有生成。可用：${known}。` })
  }
  const ids = idsOf(desk, names)
  if (!ids.ok) return ids
  const byDate = call.optional('by-date')
  const made = await makePapers(desk, kind, call.option('out'), {
    applications: ids.value,
    ...(byDate ? { byDate } : {}),
  })
  if (!made.ok) return made
  const lines = made.value.map((p) => `${p.application ? `${p.application}  ` : ''}${p.path}`)
  return ok({
    json: { papers: made.value },
    text: lines.join('\n') || `没有要生成的${paperKinds[kind]}。`,
  })
}
