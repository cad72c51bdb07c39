import { type PaperKind, paperKinds } from '../../../../src-domain/letters/letter-kinds.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import type { Desk } from '../../../desk/desk.ts'
import type { MadePaper } from '../../../desk/letters/letters.ts'
import { openWorkers } from '../../../documents/workers/workers.ts'
import { type Answer, type Command, type DeskCall, idsOf, withDesk } from '../command.ts'

export const papersCommands = {
  papers: {
    usage: 'papers 种类 [申报…] --data D --out 文件夹 [--by-date 2023-07-25]',
    about:
      '生成 Word 文件和供打印的 PDF（空白申报表只有 Word 文件）：correction 补正通知、opinion 初审意见表、meeting 上会材料、liaison 联系人反馈表、receipt 收件回执、forms 空白申报表',
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data', 'out'],
    run: withDesk(makeThem),
  },
} satisfies Record<string, Command>

async function makeThem(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const [wanted = '', ...names] = call.args
  // Loading the Word writer takes longer than most commands: only this one waits for it.
  const { makePapers } = await import('../../../desk/letters/letters.ts')
  const kinds = Object.entries(paperKinds) as [PaperKind, string][]
  const kind = kinds.find(([id, title]) => id === wanted || title === wanted)?.[0]
  if (!kind) {
    const known = kinds.map(([id, title]) => `${id}（${title}）`).join('、')
    return failed({ code: 'usage', message: `没有“${wanted}”这种文件，没有生成。可用：${known}。` })
  }
  const ids = idsOf(desk, names)
  if (!ids.ok) return ids
  const workers = openWorkers()
  try {
    const made = await makePapers(desk, kind, call.option('out'), {
      applications: ids.value,
      byDate: call.optional('by-date'),
      by: call.actor.name,
      workers,
      progress: ({ done, total, label }) => call.progress(`生成 ${done + 1}/${total} ${label}`),
    })
    if (!made.ok) return made
    const text = made.value.flatMap(fileLines).join('\n') || `没有要生成的${paperKinds[kind]}。`
    return ok({ json: { papers: made.value }, text })
  } finally {
    await workers.close()
  }
}

function fileLines({ application, path, missingCharacters }: MadePaper): string[] {
  const missing = missingCharacters.map((c) => `${c}（U+${c.codePointAt(0)?.toString(16).toUpperCase()}）`).join('、')
  return [
    `${application ? `${application}  ` : ''}${path}`,
    ...(missing ? [`     ! 本机没有字体带有这些字，PDF 中显示为空框：${missing}。请用 Word 文件另配字体后打印。`] : []),
  ]
}
