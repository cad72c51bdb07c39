import type { Crop } from '../../../../src-domain/batch/outline-pictures.ts'
import {
  type Aside,
  type AsideKind,
  type Block,
  type PictureContent,
  unseenLook,
} from '../../../../src-domain/intake/word-document.ts'
import { subscript, superscript } from '../../../../src-domain/text/raised.ts'
import { type Field, isContents, isSilent } from './fields.ts'
import type { FloatDraft } from './floating.ts'
import type { CellDraft, RowDraft } from './grid.ts'
import type { Mark } from './pages.ts'
import { isStruck, isUnseen, lookOf, type RunLook } from './run-look.ts'
import type { ParagraphLook } from './styles.ts'
import { hasUnknown, symbolText } from './symbols.ts'

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
  /** The table open: its rows and where it began. */
  rows?: RowDraft[]
  tableFrom?: Mark
  row?: RowDraft & { deleted?: boolean; hidden?: boolean; cellDeleted?: boolean }
  /** In a row of a table that is hidden. */
  readonly isHidden?: boolean | undefined
  /** The cell this is the story of, and what that is filled with. */
  readonly cell?:
    | (CellDraft & { deleted?: boolean; crossed?: boolean; width?: number; floats?: FloatDraft[] })
    | undefined
  fill?: string | undefined
  /** Whether the style of the table it is in fills cells with a colour. */
  readonly isFilled?: (() => boolean) | undefined
  /** How the table open fills its cells. */
  tableLook?: { readonly fill?: string; readonly isFilled?: () => boolean }
}

type Content = { text: string; readonly pictures: PictureDraft[]; readonly asides: Aside[] }

export type PictureDraft = { at: number; width?: number; crop?: Crop; content: PictureContent }

/** `float` where it stands beside the text of its paragraph, wherever its anchor is. */
export type Drawing = { width?: number; readonly float?: FloatDraft | undefined; picture?: PictureDraft | undefined }

export type ParagraphDraft = ParagraphLook &
  Content & {
    inContents: boolean
    endDeleted: boolean
    /** What it is filled with. */
    fill?: string
    /** The embedded object or group of shapes open, and the pictures before it. */
    holder?: { readonly element: string; readonly pictures: number }
    /** The 拼音指南 open: where what it stands above begins, and its own text. */
    ruby?: { readonly from: number; above: string }
    /** Paragraphs and tables of the text boxes anchored here: they are read after it. */
    readonly boxes: Block[]
  }

/** The nearest w:r. */
type Run = { readonly look: RunLook; readonly isFilled?: boolean | undefined; isNoteMark?: boolean }

export type Control = {
  /** What it shows, whatever stands in it: a check box its state, a bound one its data. */
  given?: string
  givenShown: boolean
  /** The prompt of a control nobody has filled in. */
  placeholder: boolean
  /** What stands in that one so far, in the paragraph open. */
  prompt?: Aside
  contents: boolean
  /** Where its data stands, and how its value is shown. */
  binding?: { readonly store: string | undefined; readonly path: string | undefined }
  dateFormat?: string
  readonly items: Map<string, string>
  isBox?: boolean
  /** What stands in a check box, which shows on the page. */
  character?: string
}

export function storyOf(from: Partial<Story> = {}): Story {
  return { blocks: [], run: { look: {} }, fields: [], controls: [], ...from }
}

export function controlStarted(): Control {
  return { givenShown: false, placeholder: false, contents: false, items: new Map() }
}

export function openParagraph(story: Story): void {
  const { text, pictures, asides } = story.carried ?? { text: '', pictures: [], asides: [] }
  story.paragraph = { text, pictures, asides, inContents: false, endDeleted: false, boxes: [] }
  delete story.carried
}

/** Adds what a run shows to its paragraph, unless it shows nothing on the page. */
export function addText(story: Story, text: string): void {
  const { paragraph, run, fields, controls } = story
  if (!paragraph) return
  if (run.isNoteMark) return
  const typed = shownIn(run, text)
  const making = fields.findLast((field) => field.phase === 'instruction')
  if (making) {
    // Whatever stands inside an instruction is part of it: a symbol to be boxed, the result of a field inside.
    making.instruction += typed
    return
  }
  const shown = controlled(controls, typed)
  if (fields.some(isSilent)) return
  if (shown === undefined) {
    // It shows all the same, and may be what somebody filled in.
    if (isPrompt(controls)) addPrompt(story, typed)
    return
  }
  if (run.look.hidden) {
    if (story.cell && shown.trim() !== '')
      paragraph.asides.push({ kind: 'hidden', at: paragraph.text.length, text: shown })
    return
  }
  if (run.look.symbols && hasUnknown(run.look.symbols, text)) addAside(story, 'symbol', run.look.symbols)
  if (isStruck(run.look) && shown.trim() !== '') {
    addAside(story, 'struck', shown)
    return
  }
  if (story.cell) addLook(story, paragraph, shown)
  else if (shown.trim() !== '' && isUnseenIn(story, paragraph)) {
    addAside(story, 'unseen', shown)
    return
  }
  const visible = raised(paragraph, run.look, shown)
  if (run.look.superscript && visible === shown && /\S/.test(shown) && /\S/.test(paragraph.text)) {
    addAside(story, 'raised', shown)
  }
  paragraph.text += visible
  paragraph.inContents ||= fields.some(isContents) || controls.some((control) => control.contents)
}

/** Adds to the instruction of the innermost field, as it looks and as its font shows it. */
export function addInstruction({ fields, run }: Story, text: string): void {
  const field = fields.at(-1)
  if (!field) return
  field.instruction += shownIn(run, text)
  if (text.trim() !== '') field.look = run.look
}

function shownIn({ look }: Run, text: string): string {
  return look.symbols ? symbolText(look.symbols, text) : text
}

/** What the controls around a text leave of it. */
function controlled(controls: readonly Control[], text: string): string | undefined {
  const giving = controls.findLast((control) => control.given !== undefined)
  if (!giving) return isPrompt(controls) ? undefined : text
  if (giving.isBox) giving.character = (giving.character ?? '') + text.trim()
  if (giving.givenShown) return undefined
  giving.givenShown = true
  return giving.given
}

/** In a control that says it was not filled in. */
function isPrompt(controls: readonly Control[]): boolean {
  return controls.every((control) => control.given === undefined) && controls.some((control) => control.placeholder)
}

/** Lowered and merely lifted text is told apart only behind a figure, where it would be read as one more digit. */
function raised({ text: before }: ParagraphDraft, look: RunLook, text: string): string {
  const behindFigure = /[\d%]$/.test(before)
  if (look.superscript || (look.lifted && behindFigure)) return superscript(text) ?? text
  return (look.subscript || look.lowered) && behindFigure ? (subscript(text) ?? text) : text
}

const adjoining: ReadonlySet<AsideKind> = new Set(['struck', 'unseen'])

/** Something at this place that is no part of the text; neighbours of a kind are one. */
export function addAside(story: Story, kind: AsideKind, text: string): void {
  const { paragraph, run, fields } = story
  if (!paragraph || run.look.hidden || fields.some(isSilent)) return
  const at = paragraph.text.length
  const last = paragraph.asides.at(-1)
  if (last && last.kind === kind && adjoining.has(kind) && last.at === at) {
    paragraph.asides[paragraph.asides.length - 1] = { kind, at, text: last.text + text }
  } else paragraph.asides.push({ kind, at, text })
}

/** The words of one control are one prompt; the next one may be filled in. */
function addPrompt(story: Story, text: string): void {
  const { paragraph, run, controls } = story
  const control = controls.findLast(({ placeholder }) => placeholder)
  if (!paragraph || !control || run.look.hidden) return
  const last = paragraph.asides.at(-1)
  const isMore = last !== undefined && last === control.prompt
  control.prompt = { kind: 'prompt', at: paragraph.text.length, text: isMore ? last.text + text : text }
  paragraph.asides.splice(paragraph.asides.length - (isMore ? 1 : 0), 1, control.prompt)
}

/** How this stretch of a cell's text is printed: there an option may be set off from the others. */
function addLook(story: Story, paragraph: ParagraphDraft, text: string): void {
  const { run, fill } = story
  const fills = [fill, paragraph.fill].flatMap((one) => (one ? `fill=${one}` : []))
  const unseen = isUnseenIn(story, paragraph) ? unseenLook : ''
  const look = [lookOf(run.look), ...fills, unseen].filter((part) => part !== '').join(' ')
  if (look === '') return
  const at = paragraph.text.length
  const last = paragraph.asides.at(-1)
  if (last?.kind === 'stressed' && last.look === look && last.at + last.text.length === at) {
    paragraph.asides[paragraph.asides.length - 1] = { ...last, text: last.text + text }
  } else paragraph.asides.push({ kind: 'stressed', at, text, look })
}

/** Whether text here is printed in the colour of what it is printed on, too small to be read, or in no row that shows. */
function isUnseenIn({ run, fill, isFilled, isHidden }: Story, { fill: around }: ParagraphDraft): boolean {
  if (isHidden) return true
  return isUnseen(run.look, around || fill) && !run.isFilled && !isFilled?.()
}

/** Adds a picture that shows on the page; a prompt's own picture is no one's. */
export function addPicture(story: Story, content: PictureContent): PictureDraft | undefined {
  const { paragraph, run, fields, controls, drawing } = story
  if (!paragraph || run.look.hidden || fields.some(isSilent) || controls.some((c) => c.placeholder)) return undefined
  const at = drawing?.float ? Number.POSITIVE_INFINITY : paragraph.text.length
  const draft: PictureDraft = { at, content, ...(drawing?.width === undefined ? {} : { width: drawing.width }) }
  paragraph.pictures.push(draft)
  return draft
}

const emptyBoxes = /^[□☐○◯▢❏❑]*$/u

/** A control that shows its state or its data does so without any character in it, too. */
export function closeControl(story: Story): void {
  const control = story.controls.at(-1)
  if (!control?.given) return
  addText(story, '')
  // A tick somebody has put in place of the box shows, whatever the state says; so does a box in place of the tick.
  const { isBox, character = '', given } = control
  const shows = emptyBoxes.test(character) ? '☐' : '☑'
  if (isBox && (given === '☐' || character !== '') && given !== shows) addAside(story, 'control', character)
  delete control.character
}
