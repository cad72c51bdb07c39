import { given } from '../../../../src-domain/given.ts'
import type {
  Aside,
  Block,
  Paragraph,
  PictureContent,
  PlacedLabel,
  Table,
  WordPicture,
} from '../../../../src-domain/intake/word-document.ts'
import { levelled } from '../../../../src-domain/text/raised.ts'
import type { BoundValues } from './bound-values.ts'
import type { CellContent } from './grid.ts'
import type { Numbering } from './numbering.ts'
import { closeControl, type ParagraphDraft, type PictureDraft, type Story } from './story.ts'
import { plainStyle, type Styles } from './styles.ts'

/** What the document's other parts say. */
export type Looks = {
  readonly styles: Styles
  readonly numbering: Numbering
  /** What a relationship of the document leads to. */
  readonly media: (id: string | undefined) => PictureContent
  /** The beginning of the text of an embedded file, by its relationship. */
  readonly embedded: (id: string | undefined) => string
  readonly notes: Readonly<Record<'footnote' | 'endnote' | 'comment', (id: string | undefined) => string>>
  readonly bound: BoundValues
  /** The address a relationship leads to. */
  readonly link: (id: string | undefined) => string | undefined
}

export function closeParagraph(story: Story, looks: Looks): void {
  const { paragraph } = story
  if (!paragraph) return
  closeControl(story)
  delete story.paragraph
  // An instruction never goes on in the next paragraph, so one left open cannot swallow the rest of the document.
  const open = story.fields.findIndex((field) => field.phase === 'instruction')
  if (open >= 0) story.fields.length = open
  for (const field of story.fields) delete field.resultFrom
  if (paragraph.endDeleted) story.carried = paragraph
  else story.blocks.push(finished(paragraph, looks))
  for (const block of paragraph.boxes) story.blocks.push(block)
}

/** Ends a story: what still waits for a next paragraph is the last one. */
export function closeStory(story: Story): Block[] {
  const { text, pictures, asides } = story.carried ?? { text: '', pictures: [], asides: [] }
  if (text !== '' || pictures.length + asides.length > 0) {
    const shown = { ...shownAsides(asides), ...shownPictures(text, pictures) }
    story.blocks.push({ kind: 'paragraph', text: levelled(text), numbered: false, contentsLine: false, ...shown })
  }
  return story.blocks
}

/** Dot leaders or a tab, then a page number: a contents line typed by hand or pasted as text. */
const leaderToPage = /\S\s*(?:\t|[.．·]{3,}|[…⋯‥]+)[\s.．·…]*[-—–]?\s*(?:\d{1,4}|[ivxlⅠ-Ⅻ]{1,6})\s*[-—–]?$/i
const longestContentsLine = 120

function finished(paragraph: ParagraphDraft, { styles, numbering }: Looks): Paragraph {
  const text = levelled(paragraph.text)
  const style = paragraph.style === undefined ? plainStyle : styles(paragraph.style)
  const level = paragraph.level ?? style.level
  const trimmed = text.trimEnd()
  const label = numbering({
    numbering: paragraph.numbering ?? style.numbering,
    level: paragraph.numberingLevel ?? (paragraph.numbering === undefined ? style.numberingLevel : undefined),
    style: paragraph.numbering === undefined ? style.numberingStyle : undefined,
  })
  return {
    kind: 'paragraph',
    text,
    ...(label.text === '' ? {} : { label: label.text }),
    ...(typeof level === 'number' && { level }),
    numbered: label.numbered,
    contentsLine:
      paragraph.inContents || style.contents || (trimmed.length <= longestContentsLine && leaderToPage.test(trimmed)),
    ...shownAsides(label.unknown ? [{ kind: 'number', at: 0, text: '' }, ...paragraph.asides] : paragraph.asides),
    ...shownPictures(text, paragraph.pictures),
  }
}

type Asides = { asides?: readonly Aside[] }
type Pictures = { pictures?: readonly WordPicture[] }

function shownAsides(asides: readonly Aside[]): Asides {
  return asides.length > 0 ? { asides } : {}
}

function shownPictures({ length }: string, drafts: readonly PictureDraft[]): Pictures {
  if (drafts.length === 0) return {}
  const pictures = drafts.map(({ at, content, width, crop }) => ({
    ...content,
    at: Math.min(at, length),
    ...given({ width, crop }),
  }))
  return { pictures: pictures.sort((a, b) => a.at - b.at) }
}

/** What a cell's story comes to: its paragraphs as lines, its tables apart. */
export function cellContent(blocks: readonly Block[]): CellContent {
  const lines: string[] = []
  const tables: Table[] = []
  const labels: PlacedLabel[] = []
  const asides: Aside[] = []
  const pictures: WordPicture[] = []
  let length = 0
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      lines.push(block.text)
      if (block.label !== undefined) labels.push({ at: length, text: block.label })
      for (const aside of block.asides ?? []) asides.push({ ...aside, at: length + aside.at })
      for (const picture of block.pictures ?? []) pictures.push({ ...picture, at: length + picture.at })
      length += block.text.length + 1
    } else tables.push(block)
  }
  return {
    text: lines.join('\n'),
    tables,
    ...(labels.length > 0 ? { labels } : {}),
    ...shownAsides(asides),
    ...(pictures.length > 0 ? { pictures } : {}),
  }
}
