import type { FormCell } from '../../../../src-domain/book/form-grid.ts'
import type { PrintFinding } from '../../../../src-domain/book/print-finding.ts'
import { bare } from '../bare.ts'
import { finding, reportIt, warning } from '../finding.ts'
import type { BookFacts } from '../page-facts.ts'
import { type Expected, partRange } from './expected.ts'
import { between, columnEdges, textOf, typeAreaRuns } from './type-area.ts'

/** The form in full, the outline's length, and whether the book is a draft. */
export function contentFindings(facts: BookFacts, expected: Expected): PrintFinding[] {
  const { form, code } = expected.text
  return [
    finding(
      'form',
      '申报表完整',
      wordsMissing(facts, expected).map((w) => `没有“${w.slice(0, 20)}”`),
      `${form.number}各栏内容均已印出。`,
      reportIt,
    ),
    ...(expected.text.outline.title === '' ? [] : [lengthFinding(expected)]),
    ...(code
      ? []
      : [warning('draft', '未定稿', '这一册按现有数据生成，没有定稿版次，只供核对，不能报送。定稿后请重新成册。')]),
  ]
}

/** Words of the form that do not stand in their cell's columns. */
function wordsMissing({ own }: BookFacts, expected: Expected): string[] {
  const { form, print } = expected.text
  const inForm = partRange(expected, `${form.number}　${form.title}`)
  const pages = own.filter((p) => inForm(p.number))
  const runs = typeAreaRuns(pages, print.margins)
  const edges = columnEdges(form.grid.columns, print.margins)
  const columns = new Map<string, string>()
  const printed = ({ column, columnSpan }: FormCell): string => {
    const key = `${column}+${columnSpan}`
    const known = columns.get(key) ?? textOf(between(runs, edges[column], edges[column + columnSpan]))
    columns.set(key, known)
    return known
  }
  return form.grid.cells.flatMap((cell) => wordsOf(cell).filter((words) => !printed(cell).includes(bare(words))))
}

function wordsOf(cell: FormCell): string[] {
  return cell.content.flatMap((c) => (c.kind === 'boxes' ? c.boxes.map((b) => b.label) : [c.text]))
}

/** An edition's outline has passed the 初审 or been ruled on; a draft's may still be too long. */
function lengthFinding({ text }: Expected): PrintFinding {
  const title = '正文字数'
  const { words, limit } = text.outline
  if (words <= limit)
    return { check: 'length', title, outcome: 'pass', message: `正文 ${words} 字，不超过 ${limit} 字。` }
  const message = `正文 ${words} 字，超过 ${limit} 字的限制。`
  return text.code
    ? warning('length', title, `${message}初审时已由经办人认定。`)
    : { check: 'length', title, outcome: 'fail', message: `${message}请申报单位删减，或在初审中作出认定。` }
}
