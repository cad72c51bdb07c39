import type { ToCorrect } from '../../../src-domain/checks/to-correct.ts'
import { chineseDate } from '../../../src-domain/text/date.ts'

/** 补正清单: what the applicant is told and asked for, as text for a letter, and by which day, ISO 8601. */
export function correctionList(name: string, category: string, asked: readonly ToCorrect[], byDate?: string): string {
  const entries = asked.map(({ title, clause, correction: { problem, request } }, i) =>
    [`${i + 1}. ${title}（依据：${clause}）`, `   ${problem}`, `   ${request}`].join('\n'),
  )
  const until = byDate === undefined ? [] : ['', `请于${chineseDate(byDate)}前补正。`]
  return [`${name}（${category}）补正清单`, '', ...entries, ...until].join('\n')
}
