import type { PrintFinding } from '../../../../src-domain/book/print-finding.ts'
import { ok, type Result } from '../../../../src-domain/result.ts'
import { openPress } from '../../../documents/press/press.ts'
import { type Book, bookApplications, makeApplicationBook } from '../../../use-cases/books.ts'
import type { Desk } from '../../../use-cases/desk.ts'
import { type Answer, type Call, type Command, idsOf, withDesk } from '../command.ts'

export const bookCommands = {
  book: {
    usage: 'book [申报…] --data D --out 文件夹',
    about: '成册：每件申报一册 PDF 并作印前检查（不写申报为全部；有不通过的返回 1）',
    takes: [0, Number.POSITIVE_INFINITY],
    needs: ['data', 'out'],
    run: withDesk(makeBooks),
  },
} satisfies Record<string, Command>

async function makeBooks(desk: Desk, call: Call): Promise<Result<Answer>> {
  const named = idsOf(desk, call.args)
  if (!named.ok) return named
  const due = named.value.length > 0 ? named.value : bookApplications(desk)
  const press = openPress()
  try {
    const books: Book[] = []
    for (const [i, id] of due.entries()) {
      call.progress(`成册 ${i + 1}/${due.length} ${id}`)
      const book = await makeApplicationBook(desk, id, call.option('out'), { press })
      if (!book.ok) return book
      books.push(book.value)
    }
    const text = books.flatMap(bookLines).join('\n') || '没有要成册的申报。'
    return ok({ json: { books }, text, amiss: books.some((book) => !book.ready) })
  } finally {
    await press.close()
  }
}

const marks: Readonly<Record<PrintFinding['outcome'], string>> = { pass: '✓', fail: '✗', warning: '!' }

function bookLines(book: Book): string[] {
  const { application, name, path, pages, sheets, thickness, faces, findings, ready } = book
  return [
    `${application}  ${name}  ${pages} 页，${sheets} 张，书脊约 ${thickness} 毫米  ${ready ? '可以付印' : '印前检查不通过'}`,
    `     ${path}`,
    `     字体 ${faces.map((f) => `${f.asked}：${f.name}${f.asAsked ? '' : '（代用）'}`).join('，')}`,
    ...findings.map((f) => `     ${marks[f.outcome]} ${f.title}  ${f.message}`),
  ]
}
