import type { SummaryTable } from './summary.ts'

/**
 * Whether a PDF's own text says all that the summary says, in its order: title, lines, and each table cell by cell. What
 * stands between (repeated heads, page numbers, what seal software adds) doesn't matter.
 */
export function saysTheSummary(text: string, { title, lines, sections }: SummaryTable): boolean {
  const plain = bare(text)
  const said = [
    title,
    ...lines.map(({ label, value }) => label + value),
    ...sections.flatMap((section) => [section.title, ...section.columns.map((c) => c.title), ...section.rows.flat()]),
  ]
  let from = 0
  for (const part of said.map((one) => bare(String(one)))) {
    const at = plain.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

/** Without what a line's end or a typeface makes of a text. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
}
