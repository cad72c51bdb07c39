import type { Finding, Outcome } from '../../../src-domain/checks/finding.ts'

export const outcomeTitles: Readonly<Record<Outcome, string>> = {
  pass: '✓ 通过',
  fail: '✗ 不通过',
  manual: '? 人工核',
  na: '– 不适用',
}

/** Columns a text takes in a terminal: Chinese characters and full-width marks take two. */
function width(text: string): number {
  return [...text].reduce(
    (sum, c) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
        c,
      )
        ? 2
        : 1),
    0,
  )
}

/** A table with aligned columns; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))))
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) - width(cell) + 2)))
        .join('')
        .trimEnd(),
    )
    .join('\n')
}

/** How many findings of each outcome: 通过 25 · 不通过 1 · 人工核 2. */
export function tally(findings: readonly Finding[]): string {
  const outcomes = ['pass', 'fail', 'manual', 'na'] as const
  return outcomes
    .map((outcome) => ({ outcome, n: findings.filter((f) => f.outcome === outcome).length }))
    .filter(({ n }) => n > 0)
    .map(({ outcome, n }) => `${outcomeTitles[outcome].slice(2)} ${n}`)
    .join(' · ')
}

/** What is open on an application, a line a finding with what to do. */
export function openLines(findings: readonly Finding[]): string[] {
  return findings
    .filter((f) => f.outcome === 'fail' || f.outcome === 'manual')
    .flatMap((f) => [
      `  ${outcomeTitles[f.outcome]}  ${f.title} [${f.check}] ${f.clause}`,
      `           ${f.message}`,
      ...(f.advice ? [`           → ${f.advice}`] : []),
    ])
}
