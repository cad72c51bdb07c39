import type { EditionEntry } from '../edition.ts'
import type { Heading } from '../scheme.ts'

/** A heading of the outline with its number, and what stands under it. */
export type OutlinePart = {
  readonly level: number
  /** 一、企业简介 */
  readonly title: string
  readonly blocks: readonly OutlineBlock[]
}

export type OutlineBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

/** Numbers the headings 一、（一）1． anew, as they stand in the book; headings with nothing under them are left out. */
export function outlineParts(headings: readonly Heading[], outline: EditionEntry['outline']): OutlinePart[] {
  const counts = [0, 0, 0]
  return headings.flatMap((heading, i) => {
    if (!hasText(headings, i, outline)) return []
    const { level } = heading
    counts.fill(0, level)
    const n = (counts[level - 1] ?? 0) + 1
    counts[level - 1] = n
    return [{ level, title: `${numbering(level, n)}${heading.title}`, blocks: blocksOf(textUnder(heading, outline)) }]
  })
}

function textUnder(heading: Heading, outline: EditionEntry['outline']): string {
  return outline
    .filter((o) => o.heading === heading.id)
    .map((o) => o.text)
    .join('\n')
    .trim()
}

function hasText(headings: readonly Heading[], at: number, outline: EditionEntry['outline']): boolean {
  const [heading, ...rest] = headings.slice(at)
  if (!heading) return false
  const end = rest.findIndex((h) => h.level <= heading.level)
  const under = [heading, ...rest.slice(0, end === -1 ? rest.length : end)]
  return under.some((h) => textUnder(h, outline) !== '')
}

/** Lines become paragraphs without the blanks they were indented with; lines with tabs are rows of a table. */
function blocksOf(text: string): OutlineBlock[] {
  const blocks: ({ kind: 'paragraph'; text: string } | { kind: 'table'; rows: string[][] })[] = []
  for (const line of text.split('\n')) {
    const last = blocks.at(-1)
    if (line.includes('\t')) {
      const row = line.split('\t').map((c) => c.trim())
      if (last?.kind === 'table') last.rows.push(row)
      else blocks.push({ kind: 'table', rows: [row] })
    } else if (line.trim() !== '') {
      blocks.push({ kind: 'paragraph', text: line.trim() })
    }
  }
  return blocks
}

function numbering(level: number, n: number): string {
  return level === 1 ? `${chinese(n)}、` : level === 2 ? `（${chinese(n)}）` : `${n}．`
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 1–99 as Chinese numerals. */
function chinese(n: number): string {
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[n % 10]}`
}
