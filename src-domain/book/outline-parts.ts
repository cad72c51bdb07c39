import { pictureOf } from '../batch/outline-pictures.ts'
import type { EditionEntry } from '../edition/edition.ts'
import type { Heading } from '../schemes/scheme.ts'

/** A heading of the outline with its number, and what stands under it. */
export type OutlinePart = {
  readonly level: number
  /** 一、企业简介 */
  readonly title: string
  readonly blocks: readonly OutlineBlock[]
}

export type OutlineBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'picture'; readonly name: string }
  | OutlineTable

/** Every row has a text for each column, whose widths are in proportion. */
export type OutlineTable = {
  readonly kind: 'table'
  readonly columns: readonly number[]
  /** Rows at its top that come again on every page. */
  readonly heads?: number
  readonly rows: readonly (readonly string[])[]
}

/**
 * Numbers the headings 一、（一）1． anew, as they stand in the book; headings with nothing under them are left out. A text
 * under a heading the scheme does not know (any more) stands behind the others under its own: nothing is dropped.
 */
export function outlineParts(headings: readonly Heading[], outline: EditionEntry['outline']): OutlinePart[] {
  const known = new Set(headings.map((h) => h.id))
  const others = outline.filter((o) => !known.has(o.heading) && o.text.trim() !== '')
  return [
    ...knownParts(headings, outline),
    ...others.map(({ title, text }) => ({ level: 1, title, blocks: blocksOf(text.trim()) })),
  ]
}

function knownParts(headings: readonly Heading[], outline: EditionEntry['outline']): OutlinePart[] {
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

/**
 * Lines become paragraphs without the blanks they were indented with; lines parted by tabs are rows of a table; the line
 * of a picture is that picture.
 */
function blocksOf(text: string): OutlineBlock[] {
  const blocks: OutlineBlock[] = []
  let rows: string[][] = []
  const endTable = () => {
    blocks.push(...tabbed(rows))
    rows = []
  }
  for (const line of text.split('\n')) {
    if (line.includes('\t')) {
      rows.push(line.split('\t').map((c) => c.trim()))
      continue
    }
    endTable()
    const picture = pictureOf(line)
    if (picture) blocks.push({ kind: 'picture', name: picture.name })
    else if (line.trim() !== '') blocks.push({ kind: 'paragraph', text: line.trim() })
  }
  endTable()
  return blocks
}

/** More columns have no room for a character each. */
const mostColumns = 20

/**
 * Lines with tabs. Tabs before, behind and between words only move them, so columns with nothing in them are none; what
 * is left with one column, or with more than the page is wide, are paragraphs.
 */
function tabbed(lines: readonly (readonly string[])[]): OutlineBlock[] {
  const count = Math.max(0, ...lines.map((line) => line.length))
  const filled = Array.from({ length: count }, (_, i) => i).filter((i) => lines.some((line) => line[i]))
  const rows = lines.map((line) => filled.map((i) => line[i] ?? ''))
  if (filled.length > 1 && filled.length <= mostColumns) return [table(rows)]
  return rows.flatMap((row) => {
    const text = row.filter((words) => words !== '').join('　')
    return text === '' ? [] : [{ kind: 'paragraph', text } as const]
  })
}

/** Bounds within which a column is as wide as its longest text, in half-width characters. */
const narrowest = 6
const widest = 36

function table(rows: readonly (readonly string[])[]): OutlineTable {
  const needed = rows[0]?.map((_, i) => Math.max(...rows.map((r) => displayWidth(r[i] ?? '')))) ?? []
  const columns = needed.map((w) => Math.min(widest, Math.max(narrowest, w)))
  const share = Math.ceil(columns.reduce((sum, w) => sum + w, 0) / mostColumns)
  return {
    kind: 'table',
    columns: columns.map((w) => Math.max(w, share)),
    ...(rows.length > 2 && isHead(rows[0] ?? []) ? { heads: 1 } : {}),
    rows,
  }
}

/** In half-width characters. */
const longestHead = 24

/** Names of columns: something short in each of them, and no figures but years. */
function isHead(row: readonly string[]): boolean {
  return row.every(
    (text) =>
      text !== '' &&
      displayWidth(text) <= longestHead &&
      (/^(19|20)\d\d( ?年)?$/.test(text) || !/^[\d.,，%％+-]+$/.test(text)),
  )
}

/** Half-width characters a text takes on a line. */
function displayWidth(text: string): number {
  return [...text].reduce((sum, c) => sum + (/[ -~]/.test(c) ? 1 : 2), 0)
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
