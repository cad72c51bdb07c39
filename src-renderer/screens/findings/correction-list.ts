import type { ToCorrect } from '../../../src-domain/checks/to-correct.ts'

/** 补正清单: what the applicant is told and asked for, as text for a letter. */
export function correctionList(name: string, category: string, asked: readonly ToCorrect[]): string {
  const entries = asked.map(({ title, clause, correction: { problem, request } }, i) =>
    [`${i + 1}. ${title}（依据：${clause}）`, `   ${problem}`, `   ${request}`].join('\n'),
  )
  return [`${name}（${category}）补正清单`, '', ...entries].join('\n')
}
