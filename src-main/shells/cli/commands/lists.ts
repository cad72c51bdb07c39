import { problem } from '../../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../../src-domain/result.ts'
import type { Desk } from '../../../desk/desk.ts'
import { type ListAsked, type ListKind, listTitles } from '../../../desk/lists/list-asked.ts'
import type { MadeList } from '../../../desk/lists/make-list.ts'
import type { Answer, Command } from '../command.ts'
import { type DeskCall, withDesk } from '../on-desk.ts'

const kinds = Object.keys(listTitles) as ListKind[]
const known = kinds.map((kind) => `${kind} ${listTitles[kind]}`)

export const listCommands = {
  list: {
    usage: 'list 种类 [类别] --data D --out 文件夹',
    about: `导出清单的 Excel 文件，带联系人和电话；初审和排序不写类别时每类一个：${known.join('、')}`,
    takes: [1, 2],
    needs: ['data', 'out'],
    run: withDesk('any', writeLists),
  },
} satisfies Record<string, Command>

async function writeLists(desk: Desk, { args, option }: DeskCall): Promise<Result<Answer>> {
  const [wanted = '', category] = args
  const list = kinds.find((kind) => kind === wanted || listTitles[kind] === wanted)
  if (!list) return failed(problem('list-unknown', { wanted, known }))
  const { categories } = desk.scheme
  const meant = categories.filter(({ id, title }) => category === undefined || id === category || title === category)
  if (category !== undefined && meant.length === 0) {
    return failed(
      problem('category-unknown', { wanted: category, known: categories.map((c) => `${c.id}（${c.title}）`) }),
    )
  }
  const asked: readonly ListAsked[] =
    list === 'intake' || list === 'policies' || list === 'owing' || list === 'contacts'
      ? [{ list }]
      : meant.map(({ id }) => ({ list, category: id }))
  // Loading the writer takes longer than most commands: only this one waits for it.
  const { makeList } = await import('../../../desk/lists/make-list.ts')
  const made: MadeList[] = []
  for (const one of asked) {
    const file = await makeList(desk, { ...one, out: option('out') })
    if (!file.ok) return file
    made.push(file.value)
  }
  return ok({ json: { lists: made }, text: made.map(({ path, count }) => `${path}（${count} 件）`).join('\n') })
}
