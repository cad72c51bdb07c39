import { letterOf, letters } from '../../../../src-domain/letters/kinds.ts'
import { letterKinds } from '../../../../src-domain/letters/names.ts'
import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import type { Desk } from '../../../desk/desk.ts'
import type { MadeLetter } from '../../../desk/letters/make-letters.ts'
import { openWorkers } from '../../../documents/workers/workers.ts'
import type { Answer, Command } from '../command.ts'
import { type DeskCall, idsOf, withDesk } from '../on-desk.ts'

const list = letters.map(({ kind, title }) => `${kind} ${title}`)

export const lettersCommands = {
  letters: {
    usage: 'letters 种类 [申报…] --data D --out 文件夹 [--by-date 2023-07-25]',
    about: `生成文书，各存 Word 文件和供打印的 PDF（空白申报表只有 Word 文件）：${list.join('、')}`,
    takes: [1, Number.POSITIVE_INFINITY],
    needs: ['data', 'out'],
    run: withDesk('handle', makeThem),
  },
} satisfies Record<string, Command>

async function makeThem(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const [wanted = '', ...names] = call.args
  const kind = letterKinds.find((k) => k === wanted || letterOf(k).title === wanted)
  if (!kind) return failed(problem('letter-unknown', { wanted, known: list }))
  const ids = idsOf(desk, names)
  if (!ids.ok) return ids
  // Loading the Word writer takes longer than most commands: only this one waits for it.
  const { makeLetters } = await import('../../../desk/letters/make-letters.ts')
  const workers = openWorkers()
  try {
    const byDate = call.optional('by-date')
    const made = await makeLetters(
      desk,
      { kind, out: call.option('out'), applications: ids.value, byDate },
      call.actor,
      {
        workers,
        progress: ({ done, total, label }) => call.progress(`生成 ${done + 1}/${total} ${label}`),
      },
    )
    if (!made.ok) return made
    const text = made.value.flatMap(fileLines).join('\n') || `没有要生成的${letterOf(kind).title}。`
    return ok({ json: { letters: made.value }, text })
  } finally {
    await workers.close()
  }
}

function fileLines({ application, path, missingCharacters }: MadeLetter): string[] {
  const missing = missingCharacters.map((c) => `${c}（U+${c.codePointAt(0)?.toString(16).toUpperCase()}）`).join('、')
  return [
    `${application ? `${application}  ` : ''}${path}`,
    ...(missing ? [`     ! 本机没有字体带有这些字，PDF 中显示为空框：${missing}。请用 Word 文件另配字体后打印。`] : []),
  ]
}
