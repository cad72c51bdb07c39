import type { Crop } from '../../../../src-domain/batch/outline-pictures.ts'
import type {
  Block,
  Paragraph,
  PictureContent,
  Table,
  WordPicture,
} from '../../../../src-domain/intake/word-document.ts'
import { type Field, isContents, isSilent } from './fields.ts'
import type { CellDraft, RowDraft } from './grid.ts'
import type { Numbering } from './numbering.ts'
import { type ParagraphLook, plainStyle, type Styles } from './styles.ts'
import { symbolText } from './symbols.ts'

/** Text that is read on its own: the body, one table cell, or one text box. */
export type Story = {
  readonly blocks: Block[]
  paragraph?: ParagraphDraft
  run: Run
  /** What stands in a paragraph whose end was deleted: it goes on in the next one. */
  carried?: Content
  /** The drawing or shape open: how wide its picture is printed, and the picture it still has to name. */
  drawing?: Drawing
  /** Open fields and content controls, innermost last. Cells share those of the story around them. */
  readonly fields: Field[]
  readonly controls: Control[]
  rows?: RowDraft[]
  row?: RowDraft & { deleted?: boolean }
  /** The cell this is the story of. */
  readonly cell?: CellDraft & { deleted?: boolean }
}

type Content = { text: string; readonly pictures: PictureDraft[] }

type PictureDraft = { at: number; width?: number; crop?: Crop; content: PictureContent }

/** `floats` beside the text of its paragraph, wherever its anchor is. */
export type Drawing = { width?: number; readonly floats: boolean; picture?: PictureDraft | undefined }

type ParagraphDraft = ParagraphLook &
  Content & {
    inContents: boolean
    endDeleted: boolean
    /** Paragraphs and tables of the text boxes anchored here: they are read after it. */
    readonly boxes: Block[]
  }

/** The nearest w:r. */
type Run = { font?: string; hidden: boolean }

export type Control = {
  /** What a check box shows, whatever character stands in it. */
  box?: '☑' | '☐'
  boxShown: boolean
  /** The prompt of a control nobody has filled in. */
  placeholder: boolean
  contents: boolean
}

export type Looks = {
  readonly styles: Styles
  readonly numbering: Numbering
  /** What a relationship of the document leads to. */
  readonly media: (id: string | undefined) => PictureContent
}

export function storyOf(from: Partial<Story> = {}): Story {
  return { blocks: [], run: { hidden: false }, fields: [], controls: [], ...from }
}

export function controlStarted(): Control {
  return { boxShown: false, placeholder: false, contents: false }
}

export function openParagraph(story: Story): void {
  const { text, pictures } = story.carried ?? { text: '', pictures: [] }
  story.paragraph = { text, pictures, inContents: false, endDeleted: false, boxes: [] }
  delete story.carried
}

/** Adds what a run shows to its paragraph, unless it shows nothing on the page. */
export function addText(story: Story, text: string): void {
  const { paragraph, run, fields, controls } = story
  if (!paragraph) return
  let shown = run.font ? symbolText(run.font, text) : text
  if (controls.length > 0) {
    const box = controls.findLast((control) => control.box)
    if (box) {
      if (box.boxShown) return
      shown = box.box as string
      box.boxShown = true
    } else if (controls.some((control) => control.placeholder)) return
  }
  if (run.hidden || fields.some(isSilent)) return
  paragraph.text += shown
  paragraph.inContents ||= fields.some(isContents) || controls.some((control) => control.contents)
}

/** Adds a picture that shows on the page; a prompt's own picture is no one's. */
export function addPicture(story: Story, content: PictureContent): PictureDraft | undefined {
  const { paragraph, run, fields, controls, drawing } = story
  if (!paragraph || run.hidden || fields.some(isSilent) || controls.some((c) => c.placeholder)) return undefined
  const at = drawing?.floats ? Number.POSITIVE_INFINITY : paragraph.text.length
  const draft: PictureDraft = { at, content, ...(drawing?.width === undefined ? {} : { width: drawing.width }) }
  paragraph.pictures.push(draft)
  return draft
}

/** A check box control without any character in it still shows its box. */
export function closeControl(story: Story): void {
  if (story.controls.at(-1)?.box) addText(story, '')
}

export function closeParagraph(story: Story, looks: Looks): void {
  const { paragraph } = story
  if (!paragraph) return
  closeControl(story)
  delete story.paragraph
  // An instruction never goes on in the next paragraph, so one left open cannot swallow the rest of the document.
  const open = story.fields.findIndex((field) => field.phase === 'instruction')
  if (open >= 0) story.fields.length = open
  if (paragraph.endDeleted) story.carried = paragraph
  else story.blocks.push(finished(paragraph, looks))
  for (const block of paragraph.boxes) story.blocks.push(block)
}

/** Ends a story: what still waits for a next paragraph is the last one. */
export function closeStory(story: Story): Block[] {
  const { text, pictures } = story.carried ?? { text: '', pictures: [] }
  if (text !== '' || pictures.length > 0) {
    const shown = shownPictures(text, pictures)
    story.blocks.push({ kind: 'paragraph', text, numbered: false, contentsLine: false, ...shown })
  }
  return story.blocks
}

/** Dot leaders or a tab, then a page number: a contents line typed by hand or pasted as text. */
const leaderToPage = /\S\s*(?:\t|[.．·]{3,}|[…⋯‥]+)[\s.．·…]*[-—–]?\s*(?:\d{1,4}|[ivxlⅠ-Ⅻ]{1,6})\s*[-—–]?$/i
const longestContentsLine = 120

function finished(paragraph: ParagraphDraft, { styles, numbering }: Looks): Paragraph {
  const { text } = paragraph
  const style = paragraph.style === undefined ? plainStyle : styles(paragraph.style)
  const level = paragraph.level ?? style.level
  const trimmed = text.trimEnd()
  return {
    kind: 'paragraph',
    text,
    ...(typeof level === 'number' && { level }),
    numbered: numbering(paragraph.numbering ?? style.numbering, paragraph.numberingLevel ?? style.numberingLevel),
    contentsLine:
      paragraph.inContents || style.contents || (trimmed.length <= longestContentsLine && leaderToPage.test(trimmed)),
    ...shownPictures(text, paragraph.pictures),
  }
}

type Pictures = { pictures?: readonly WordPicture[] }

function shownPictures({ length }: string, drafts: readonly PictureDraft[]): Pictures {
  if (drafts.length === 0) return {}
  const pictures = drafts.map(({ at, content, width, crop }) => ({
    ...content,
    at: Math.min(at, length),
    ...(width === undefined ? {} : { width }),
    ...(crop === undefined ? {} : { crop }),
  }))
  return { pictures: pictures.sort((a, b) => a.at - b.at) }
}

/** What a cell's story comes to: its paragraphs as lines, its tables apart. */
export function cellContent(blocks: readonly Block[]): { text: string; tables: Table[] } & Pictures {
  const lines: string[] = []
  const tables: Table[] = []
  const pictures: WordPicture[] = []
  let length = 0
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      lines.push(block.text)
      for (const picture of block.pictures ?? []) pictures.push({ ...picture, at: length + picture.at })
      length += block.text.length + 1
    } else tables.push(block)
  }
  return { text: lines.join('\n'), tables, ...(pictures.length > 0 ? { pictures } : {}) }
}
