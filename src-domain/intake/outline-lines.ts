import { given } from '../given.ts'
import { oncePer } from '../remembered.ts'
import type { Category, Heading } from '../schemes/scheme.ts'
import { matchKey } from '../text/normalise.ts'
import { labelled } from './labelled.ts'
import { loosely } from './loose.ts'
import { type Block, type Cell, type Paragraph, type Table, unseenLook, type WordPicture } from './word-document.ts'

/** A line of the document as the outline is read. */
export type OutlineLine = {
  readonly text: string
  /** The automatic number or bullet before it. */
  readonly label?: string
  /** Outline level of its Word style. */
  readonly level?: number
  readonly numbered: boolean
  /** What the notice itself prints here (申报内容撰写) has been taken out. */
  readonly printed?: true
  /** Stands in a table of the text, where a heading's word is no heading. */
  readonly inTable?: true
  /** What stands here instead of text. */
  readonly picture?: WordPicture
}

/** The line as Word shows it. */
export function shownLine({ label = '', text }: OutlineLine): string {
  return `${label}${text}`
}

/** Fewer of them, and a table merely happens to use a heading's word. */
const headingsOfAnOutline = 3
const columnHeads = new Set([
  '一级标题',
  '二级标题',
  '三级标题',
  '申报内容撰写',
  '申报内容',
  '佐证材料建议',
  '佐证材料',
])

/**
 * The category whose outline a table holds: the notice's own table, left in the file or written into, or a layout
 * table. The forms' outlines share some headings, so the one with most of them counts.
 */
export function outlineHeldBy(table: Table, categories: readonly Category[]): Category | undefined {
  const keys = new Set(table.cells.flatMap((c) => [c.text, ...c.text.split('\n')].map(headingKey)))
  const held = categories.map((category) => {
    const count = category.outline.headings.filter((h) => keys.has(titleKey(h.title))).length
    return { category, count }
  })
  const best = held.sort((a, b) => b.count - a.count)[0]
  return best && best.count >= headingsOfAnOutline ? best.category : undefined
}

/** A heading's number in any style, and the marks people put before headings. */
const numbering =
  /^(?:[■◆●▲★※➢◇□•·*#＊-]+|第[一二三四五六七八九十\d]+[章节部分]+|[（(〔]?[一二三四五六七八九十]{1,3}[)）〕、.．,，:：]|[一二三四五六七八九十]{1,3}(?=\s)|[（(][\da-z]{1,2}[)）]|\d{1,2}(?:[.．]\d{1,2})*[、.．)）]?|[①-⑳⒈-⒛⑴-⒇㈠-㈩Ⅰ-Ⅻ]|[IVXivx]{1,4}[、.．]|[a-zA-Z][、.．)）])[\s、.．:：]*/u

export function withoutNumber(text: string): string {
  return text.trim().replace(numbering, '')
}

/** Key of a heading however its words are joined: 与, 及 and 和 are put for one another. */
export function titleKey(title: string): string {
  return matchKey(title).replace(/[与及]/g, '和')
}

/** Key of a heading line: without its number, quotes around it, a remark in brackets behind it, closing punctuation. */
export function headingKey(text: string): string {
  return titleKey(
    withoutNumber(text)
      .replace(/^[【[《〈“"](.+)[】\]》〉”"][：:]?$/u, '$1')
      .replace(/[（(][^（()）]*[）)]\s*$/, '')
      .replace(/[：:，,。；;\s]+$/u, ''),
  )
}

/** What the notice prints of its headings. */
const printedOf = oncePer((headings: readonly Heading[]) => ({
  hints: headings.flatMap((h) => (h.hint ? [new RegExp(loosely(h.hint), 'g')] : [])),
  titles: new Set(headings.flatMap((h) => [h.title, ...(h.aliases ?? [])].map(titleKey))),
  evidence: new Set(headings.flatMap((h) => (h.evidence ? [matchKey(h.evidence)] : []))),
}))

/** The document's lines without forms, contents and the notice's own hints; tables of the text are one line each. */
export function outlineLines(
  blocks: readonly Block[],
  category: Category,
  isForm: (table: Table) => boolean,
  categories: readonly Category[],
): OutlineLine[] {
  const { hints, titles, evidence } = printedOf(category.outline.headings)

  const linesOf = (paragraph: Pick<Paragraph, 'text' | 'label' | 'level' | 'numbered' | 'pictures'>): OutlineLine[] => {
    const text = hints.reduce((rest, hint) => rest.replace(hint, ''), paragraph.text)
    const printed = text === paragraph.text ? {} : { printed: true as const }
    const { label, level, numbered, pictures = [] } = paragraph
    const look = {
      numbered,
      ...given({ label, level }),
    }
    // Line breaks part what people meant as paragraphs, unless they break a heading itself.
    const pieces = titles.has(headingKey(text)) ? [text, ...pictures] : piecesOf(text.split('\n'), pictures)
    const first = pieces.findIndex((piece) => typeof piece === 'string')
    return pieces.map((piece, i) =>
      typeof piece !== 'string'
        ? pictureLine(piece)
        : i === first
          ? { text: piece, ...look, ...printed }
          : { text: piece, numbered: false, ...printed },
    )
  }
  const ofOutlineTable = (table: Table): OutlineLine[] => {
    const cells = table.cells.filter((c) => !columnHeads.has(matchKey(c.text)) && !evidence.has(matchKey(c.text)))
    const lines = cells.flatMap((cell) => [
      ...linesOf({ ...labelled(asSeen(cell)), numbered: false }),
      ...cell.tables.flatMap(asText),
    ])
    return lines.every((line) => titles.has(headingKey(line.text))) ? [] : lines
  }

  return blocks.flatMap((block): OutlineLine[] => {
    if (block.kind === 'paragraph') return block.contentsLine ? [] : linesOf(block)
    if (isForm(block)) return []
    const held = outlineHeldBy(block, categories)
    return held === category ? ofOutlineTable(block) : held ? [] : asText(block)
  })
}

function asText(table: Table): OutlineLine[] {
  const text = tableText(table)
  const written: OutlineLine[] = text.trim() === '' ? [] : [{ text, numbered: false, inTable: true }]
  return [...written, ...tablePictures(table).map(pictureLine)]
}

/** In reading order: the table itself stays one piece of text, so they come behind it. */
function tablePictures({ cells }: Table): WordPicture[] {
  return cells.flatMap((cell) => [...(cell.pictures ?? []), ...cell.tables.flatMap(tablePictures)])
}

function pictureLine(picture: WordPicture): OutlineLine {
  return { text: '', numbered: false, picture }
}

/** Lines without the blank ones; a picture stands behind the line it is in, or before one that begins with it. */
function piecesOf(lines: readonly string[], pictures: readonly WordPicture[]): (string | WordPicture)[] {
  let from = 0
  let next = 0
  return lines.flatMap((line, i) => {
    const end = i === lines.length - 1 ? Number.POSITIVE_INFINITY : from + line.length
    const first = next
    while ((pictures[next]?.at ?? Number.POSITIVE_INFINITY) <= end && next < pictures.length) next++
    const here = pictures.slice(first, next)
    const before = here.findIndex(({ at }) => line.slice(0, Math.max(0, at - from)).trim() !== '')
    from += line.length + 1
    const written = line.trim() === '' ? [] : [line]
    return before < 0 ? [...here, ...written] : [...here.slice(0, before), ...written, ...here.slice(before)]
  })
}

/** With blanks where the text is not seen on the page, so that everything else stays in its place. */
function asSeen(cell: Cell): Cell {
  const unseen = (cell.asides ?? []).filter(({ look = '' }) => look.includes(unseenLook))
  const text = unseen.reduce((left, { at, text: { length } }) => {
    return left.slice(0, at) + ' '.repeat(length) + left.slice(at + length)
  }, cell.text)
  return unseen.length === 0 ? cell : { ...cell, text }
}

/** Cells parted by tabs, rows by line breaks; what is nested stands behind its cell. */
function tableText(table: Table): string {
  const rows = new Map<number, string[]>()
  for (const cell of table.cells) {
    const text = [labelled(asSeen(cell)).text, ...cell.tables.map(tableText)].filter((t) => t.trim() !== '').join('\n')
    rows.set(cell.row, [...(rows.get(cell.row) ?? []), text])
  }
  return [...rows.values()].map((cells) => cells.join('\t')).join('\n')
}
