import type { Crop } from '../../../../src-domain/batch/outline-pictures.ts'
import type { Aside, AsideKind, Block, PictureContent } from '../../../../src-domain/intake/word-document.ts'
import { type Field, isContents, isSilent } from './fields.ts'
import type { CellDraft, RowDraft } from './grid.ts'
import { subscript, superscript } from './raised.ts'
import { isStruck, type RunLook, stressOf } from './run-look.ts'
import type { ParagraphLook } from './styles.ts'
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

type Content = { text: string; readonly pictures: PictureDraft[]; readonly asides: Aside[] }

export type PictureDraft = { at: number; width?: number; crop?: Crop; content: PictureContent }

/** `floats` beside the text of its paragraph, wherever its anchor is. */
export type Drawing = { width?: number; readonly floats: boolean; picture?: PictureDraft | undefined }

export type ParagraphDraft = ParagraphLook &
  Content & {
    inContents: boolean
    endDeleted: boolean
    /** How the last stressed stretch is set off from plain text. */
    stress?: string
    /** Paragraphs and tables of the text boxes anchored here: they are read after it. */
    readonly boxes: Block[]
  }

/** The nearest w:r. */
type Run = { font?: string | undefined; readonly look: RunLook }

export type Control = {
  /** What it shows, whatever stands in it: a check box its state, a bound one its data. */
  given?: string
  givenShown: boolean
  /** The prompt of a control nobody has filled in. */
  placeholder: boolean
  contents: boolean
  /** Where its data stands, and how its value is shown. */
  binding?: { readonly store: string | undefined; readonly path: string | undefined }
  dateFormat?: string
  readonly items: Map<string, string>
  isBox?: boolean
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
  const typed = run.font ? symbolText(run.font, text) : text
  const making = fields.findLast((field) => field.phase === 'instruction')
  if (making) {
    // Whatever stands inside an instruction is part of it: a symbol to be boxed, the result of a field inside.
    making.instruction += typed
    return
  }
  const shown = controlled(controls, typed)
  if (shown === undefined || run.look.hidden || fields.some(isSilent)) return
  if (isStruck(run.look) && shown.trim() !== '') {
    addAside(story, 'struck', shown)
    return
  }
  if (story.cell) addStress(paragraph, run.look, shown)
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
  field.instruction += run.font ? symbolText(run.font, text) : text
  if (text.trim() !== '') field.look = run.look
}

/** What the controls around a text leave of it. */
function controlled(controls: readonly Control[], text: string): string | undefined {
  const giving = controls.findLast((control) => control.given !== undefined)
  if (!giving) return controls.some((control) => control.placeholder) ? undefined : text
  if (giving.givenShown) return undefined
  giving.givenShown = true
  return giving.given
}

/** Lowered and merely lifted text is told apart only behind a figure, where it would be read as one more digit. */
function raised({ text: before }: ParagraphDraft, look: RunLook, text: string): string {
  const behindFigure = /[\d%]$/.test(before)
  if (look.superscript || (look.lifted && behindFigure)) return superscript(text) ?? text
  return look.subscript && behindFigure ? (subscript(text) ?? text) : text
}

/** Something at this place that is no part of the text; neighbours of a kind are one. */
export function addAside(story: Story, kind: AsideKind, text: string): void {
  const { paragraph, run, fields } = story
  if (!paragraph || run.look.hidden || fields.some(isSilent)) return
  const at = paragraph.text.length
  const last = paragraph.asides.at(-1)
  if (last?.kind === 'struck' && kind === 'struck' && last.at === at) {
    paragraph.asides[paragraph.asides.length - 1] = { kind, at, text: last.text + text }
  } else paragraph.asides.push({ kind, at, text })
}

function addStress(paragraph: ParagraphDraft, look: RunLook, text: string): void {
  const stress = stressOf(look)
  if (stress === '') return
  const at = paragraph.text.length
  const last = paragraph.asides.at(-1)
  if (last?.kind === 'stressed' && paragraph.stress === stress && last.at + last.text.length === at) {
    paragraph.asides[paragraph.asides.length - 1] = { kind: 'stressed', at: last.at, text: last.text + text }
  } else paragraph.asides.push({ kind: 'stressed', at, text })
  paragraph.stress = stress
}

/** Adds a picture that shows on the page; a prompt's own picture is no one's. */
export function addPicture(story: Story, content: PictureContent): PictureDraft | undefined {
  const { paragraph, run, fields, controls, drawing } = story
  if (!paragraph || run.look.hidden || fields.some(isSilent) || controls.some((c) => c.placeholder)) return undefined
  const at = drawing?.floats ? Number.POSITIVE_INFINITY : paragraph.text.length
  const draft: PictureDraft = { at, content, ...(drawing?.width === undefined ? {} : { width: drawing.width }) }
  paragraph.pictures.push(draft)
  return draft
}

/** A control that shows its state or its data does so without any character in it, too. */
export function closeControl(story: Story): void {
  if (story.controls.at(-1)?.given) addText(story, '')
}
