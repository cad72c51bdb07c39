import type { PrintFinding } from '../../../../src-domain/book/print-finding.ts'
import { bare } from '../bare.ts'
import { finding, pageList, reportIt, warning } from '../finding.ts'
import type { BookFacts } from '../page-facts.ts'
import { joined } from '../printed-text.ts'
import type { Expected } from './expected.ts'

/** 逐页编码: page number and edition mark, and which pages go without. */
export function codeFindings(facts: BookFacts, expected: Expected): PrintFinding[] {
  const { text, book } = expected
  const printed = new Map([...facts.others].filter(([number]) => book.coded.includes(number)))
  for (const page of facts.own) if (page.runs.length > 0) printed.set(page.number, joined(page))
  const pages = [...printed.keys()]
  const unnumbered = pages.filter((number) => number > 1 && !printed.get(number)?.includes(`—${number}—`))
  const unmarked = pages.filter((number) => !printed.get(number)?.includes(bare(text.mark)))
  const numbered = pages.filter((number) => number > 1)
  return [
    finding(
      'numbers',
      '页码与页次相符',
      unnumbered.length > 0 ? [`第 ${pageList(unnumbered)} 页没有印出页码`] : [],
      `第 ${pageList(numbered)} 页印有页码，与页次相符；${withoutNumber(facts, expected)}`,
      reportIt,
    ),
    unmarked.length > 0
      ? finding('mark', title, [`第 ${pageList(unmarked)} 页没有“${text.mark}”`], '', reportIt)
      : markFinding(pages, facts, expected),
  ]
}

const title = '定稿标记'

function withoutNumber(facts: BookFacts, expected: Expected): string {
  const [blank, bare] = [blankOf(facts), uncoded(facts, expected)]
  const which = [
    '第 1 页（封面）',
    ...(blank.length > 0 ? [`第 ${pageList(blank)} 页（空白）`] : []),
    ...(bare.length > 0 ? [`第 ${pageList(bare)} 页（附件）`] : []),
  ]
  return `${which.join('、')}计页不印码。`
}

function markFinding(pages: readonly number[], facts: BookFacts, expected: Expected): PrintFinding {
  const { mark, code, assembly } = expected.text
  const bare = uncoded(facts, expected)
  const said = `第 ${pageList(pages)} 页印有“${mark}”${code ? '' : '字样，仅供核对'}`
  if (bare.length === 0) return { check: 'mark', title, outcome: 'pass', message: `${said}。` }
  const why = assembly.pageCodes ? '外侧下角原件已有内容或印不上去' : '是附件原件，这一批按原来的方式成册'
  return warning(
    'mark',
    title,
    `${said}；第 ${pageList(bare)} 页${why}，没有印页码和标记，仍计页次。需要逐页编码的，请在纸上补写。`,
  )
}

/** Attachments' pages that carry nothing of ours. */
function uncoded({ others }: BookFacts, { book }: Expected): number[] {
  return [...others.keys()].filter((number) => !book.coded.includes(number))
}

function blankOf({ own }: BookFacts): number[] {
  return own.filter((page) => page.runs.length === 0).map((page) => page.number)
}
