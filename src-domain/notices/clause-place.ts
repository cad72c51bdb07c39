import { folded } from '../text/normalise.ts'

/**
 * Which paragraph of a notice a clause stands in: 二（一）2（1）示范企业 is followed from one numbered paragraph to the
 * next below it, and the words behind are looked for there. As far as it can be followed; undefined where not at all.
 */
export function clausePlace(paragraphs: readonly string[], clause: string): number | undefined {
  const lines = paragraphs.map((line) => bare(line))
  // Of several clauses the first leads.
  const [first = ''] = clause.split(/[；;]/)
  const { numbers, words } = partsOf(first)
  let at = -1
  let deepest = -1
  for (const number of numbers) {
    const found = lines.findIndex((line, i) => i > at && startsWith(line, number))
    if (found < 0) break
    at = found
    deepest = found
  }
  const word = bare(words[0] ?? '').replace(/[一二三四五六七八九十]$/, '')
  if (word === '') return deepest < 0 ? undefined : deepest
  const end = sectionEnd(lines, deepest, numbers)
  const naming = lines.flatMap((line, i) => (i > deepest && i < end && line.includes(word) ? { i, line } : []))
  // A heading is the word and little else; a paragraph of two numbers is found already.
  const heading = naming.toSorted((a, b) => a.line.length - b.line.length)[0]
  if (heading && numbers.length < 2) return heading.i
  return deepest < 0 ? undefined : deepest
}

type Number = { readonly kind: 'annex' | 'chapter' | 'section' | 'point' | 'item'; readonly text: string }

const pattern =
  /附件\s*(\d+|[一二三四五六七八九十]+)|[（(]([一二三四五六七八九十]+)[）)]|[（(](\d+)[）)]|([一二三四五六七八九十]+)(?=[、（(.．\s]|$|\d)|[.．]?\s*(\d+)(?=$|[\s（(、，.．])|[^\s（(）).．、，]+/gu

/** The numbers a clause begins with, and the words behind. */
function partsOf(clause: string): { readonly numbers: Number[]; readonly words: string[] } {
  const numbers: Number[] = []
  const words: string[] = []
  for (const [all, annex, section, item, chapter, point] of clause.matchAll(pattern)) {
    if (words.length > 0) break
    if (annex !== undefined) numbers.push({ kind: 'annex', text: annex })
    else if (section !== undefined) numbers.push({ kind: 'section', text: section })
    else if (item !== undefined) numbers.push({ kind: 'item', text: item })
    else if (chapter !== undefined) numbers.push({ kind: 'chapter', text: chapter })
    else if (point !== undefined) numbers.push({ kind: 'point', text: point })
    else words.push(all)
  }
  return { numbers, words }
}

function startsWith(line: string, { kind, text }: Number): boolean {
  switch (kind) {
    case 'annex':
      return line === `附件${text}` || line.startsWith(`附件${text}:`)
    case 'chapter':
      return line.startsWith(`${text},`)
    case 'section':
    case 'item':
      return line.startsWith(`(${text})`)
    default:
      return line.startsWith(`${text}.`) || line.startsWith(`${text},`)
  }
}

/** Where what begins at a paragraph ends: at the next of its own kind, or of an outer one. */
function sectionEnd(lines: readonly string[], from: number, numbers: readonly Number[]): number {
  const [outer] = numbers
  if (from < 0 || !outer) return lines.length
  const heads = outer.kind === 'annex' ? /^附件\d+(:|$)/ : /^([一二三四五六七八九十]+,|附件\d+$)/
  const end = lines.findIndex((line, i) => i > from && heads.test(line))
  return end < 0 ? lines.length : end
}

function bare(text: string): string {
  return folded(text).replace(/\s+/g, '')
}
