import { ok, type Result } from '../../../../src-domain/result.ts'
import type { Desk } from '../../../desk/desk.ts'
import { type Book, bookApplications, makeBook } from '../../../desk/products/make-book.ts'
import type { Answer, Command } from '../command.ts'
import { making } from '../making.ts'
import { type DeskCall, idsOf, withDesk } from '../on-desk.ts'
import { printFindingLine } from '../output.ts'

export const bookCommands = {
  book: {
    usage: 'book [申报…] [--by 姓名] --data D --out 文件夹',
    about: '成册：每件申报一册 PDF 并作印前检查（不写申报为全部；有不通过的返回 1）',
    takes: [0, Number.POSITIVE_INFINITY],
    needs: ['data', 'out'],
    run: withDesk('handle', makeBooks),
  },
  'print-job': {
    usage: 'print-job [--by 姓名] --data D --out 文件夹',
    about: '合并打印：按排序把各册合成一个打印任务，册间加隔页',
    takes: [0, 0],
    needs: ['data', 'out'],
    run: withDesk('handle', makeJobs),
  },
  covers: {
    usage: 'covers [--by 姓名] --data D --out 文件夹',
    about: '包背封面：每册一页，封底、书脊、封面相连，书脊宽按张数',
    takes: [0, 0],
    needs: ['data', 'out'],
    run: withDesk('handle', makeAllCovers),
  },
} satisfies Record<string, Command>

async function makeBooks(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const named = idsOf(desk, call.args)
  if (!named.ok) return named
  const due = named.value.length > 0 ? named.value : bookApplications(desk)
  const made = await making(call, async (options) => {
    const books: Book[] = []
    for (const [i, id] of due.entries()) {
      call.progress(`成册 ${i + 1}/${due.length} ${id}`)
      const book = await makeBook(desk, { application: id, out: call.option('out') }, call.actor, options)
      if (!book.ok) return book
      books.push(book.value)
    }
    return ok(books)
  })
  if (!made.ok) return made
  const books = made.value
  const text = books.flatMap(bookLines).join('\n') || '没有要成册的申报。'
  return ok({ json: { books }, text, amiss: books.some((book) => !book.ready) })
}

async function makeJobs(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const { makePrintJobs } = await import('../../../desk/products/make-print-jobs.ts')
  const made = await making(call, (options) => makePrintJobs(desk, { out: call.option('out') }, call.actor, options))
  if (!made.ok) return made
  const lines = made.value.map(({ path, details }) => `${path}  ${details?.pages} 页，${details?.sheets} 张`)
  return ok({ json: { printJobs: made.value }, text: lines.join('\n') })
}

async function makeAllCovers(desk: Desk, call: DeskCall): Promise<Result<Answer>> {
  const { makeCovers } = await import('../../../desk/products/make-covers.ts')
  const made = await making(call, (options) => makeCovers(desk, { out: call.option('out') }, call.actor, options))
  if (!made.ok) return made
  const lines = made.value.map(({ path, details }) => `${path}  ${details?.pages} 册`)
  return ok({ json: { covers: made.value }, text: lines.join('\n') })
}

function bookLines(book: Book): string[] {
  const { application, name, path, pages, sheets, thickness, faces, findings, ready } = book
  return [
    `${application}  ${name}  ${pages} 页，${sheets} 张，书脊约 ${thickness} 毫米  ${ready ? '可以付印' : '印前检查不通过'}`,
    `     ${path}`,
    `     字体 ${faces.map((f) => `${f.asked}：${f.name}${f.asAsked ? '' : '（代用）'}`).join('，')}`,
    ...findings.map(printFindingLine),
  ]
}
