import type { Finding } from '../../../src-domain/checks/finding.ts'

/** 补正清单: the failing findings in plain words, as text for a letter to the applicant. */
export function correctionList(name: string, category: string, failing: readonly Finding[]): string {
  const entries = failing.map(({ title, clause, message, advice }, i) =>
    [`${i + 1}. ${title}（依据：${clause}）`, `   ${message}`, ...(advice ? [`   ${advice}`] : [])].join('\n'),
  )
  return [`${name}（${category}）补正清单`, '', ...entries].join('\n')
}
