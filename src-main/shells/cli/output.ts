import type { PrintFinding } from '../../../src-domain/book/print-finding.ts'
import type { Finding } from '../../../src-domain/checks/finding.ts'
import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import { openFindings, type Status, statusTitles } from '../../../src-domain/checks/status.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { CategoryId, Scheme } from '../../../src-domain/schemes/scheme.ts'

export const outcomeTitles: Readonly<Record<Outcome, string>> = {
  pass: '✓ 通过',
  fail: '✗ 不通过',
  manual: '? 人工核',
  na: '– 不适用',
}

/** Chinese characters and full-width marks take two columns of a terminal. */
const twoColumns =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (twoColumns.test(character) ? 2 : 1), 0)
}

/** A table with aligned columns; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))))
  const line = (row: readonly string[]) =>
    row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - width(cell) + 2)).join('')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

export type CheckedLine = {
  readonly id: string
  readonly name: string
  readonly category: CategoryId
  readonly status: Status
  readonly findings: readonly Omit<Finding, 'basis'>[]
}

/**
 * 初审 as an officer reads it: the batch in a table, then what is open on each application, then once and with their
 * numbers what is open in the same words on several (事故, 违法行为, 示范模式).
 */
export function findingsText(applications: readonly CheckedLine[], scheme: Scheme): string {
  if (applications.length === 0) return '还没有收件'
  const rows = applications.map((a) => [
    a.id,
    categoryOf(scheme, a.category).title,
    a.name,
    statusTitles[a.status],
    tally(a.findings),
  ])
  const waiting = applications.filter((a) => a.status !== 'declined')
  const open = waiting.flatMap((a) => openFindings(a.findings).map((finding) => ({ id: a.id, finding })))
  const alike = Map.groupBy(open, ({ finding }) => `${finding.check} ${finding.outcome} ${finding.message}`)
  const common = [...alike.values()].filter((group) => group.length >= 3)
  const shared = new Set(common.flat().map(({ finding }) => finding))

  const single = waiting.flatMap((a) => {
    const own = openFindings(a.findings).filter((f) => !shared.has(f))
    return own.length > 0 ? ['', `${a.id} ${a.name}`, ...own.flatMap(openLines)] : []
  })
  const several = common.flatMap(([first, ...others]) =>
    first
      ? [
          ...openLines(first.finding),
          `           共 ${others.length + 1} 件：${[first, ...others].map((o) => o.id).join(' ')}`,
        ]
      : [],
  )
  return [
    table([['编号', '类别', '名称', '状态', '初审结果'], ...rows]),
    ...single,
    ...(several.length > 0 ? ['', '多件相同的待办', ...several] : []),
  ].join('\n')
}

/** How many findings of each outcome: 通过 25 · 不通过 1 · 人工核 2. */
function tally(findings: CheckedLine['findings']): string {
  const outcomes = ['pass', 'fail', 'manual', 'na'] as const
  return outcomes
    .map((outcome) => ({ outcome, n: findings.filter((f) => f.outcome === outcome).length }))
    .filter(({ n }) => n > 0)
    .map(({ outcome, n }) => `${outcomeTitles[outcome].slice(2)} ${n}`)
    .join(' · ')
}

/** An open finding with its reason and what to do. */
function openLines(finding: Omit<Finding, 'basis'>): string[] {
  return [
    `  ${outcomeTitles[finding.outcome]}  ${finding.title} [${finding.check}] ${finding.clause}`,
    `           ${finding.message}`,
    ...(finding.advice ? [`           → ${finding.advice}`] : []),
  ]
}

const printMarks: Readonly<Record<PrintFinding['outcome'], string>> = { pass: '✓', fail: '✗', warning: '!' }

/** A line of the 印前检查. */
export function printFindingLine({ outcome, title, message, places = [] }: PrintFinding): string {
  return [`     ${printMarks[outcome]} ${title}  ${message}`, ...places.map((place) => `         ${place}`)].join('\n')
}
