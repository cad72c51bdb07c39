import type { Crop } from '../../../../src-domain/batch/outline-pictures.ts'
import type { Unprintable } from '../../../../src-domain/intake/word-document.ts'
import { bind } from './controls.ts'
import { equationElements, equationText, readEquationSign } from './equations.ts'
import {
  type Field,
  fieldStarted,
  formFieldText,
  isSilent,
  isUnmade,
  madeText,
  readFormField,
  simpleField,
} from './fields.ts'
import { gridOf } from './grid.ts'
import { cellContent, closeParagraph } from './paragraph.ts'
import { closeInnerStory, type Opening, openStory, type Place, skip } from './place.ts'
import { Refusal } from './refusal.ts'
import { isOn, readRunLook, runProperties, styledLook } from './run-look.ts'
import {
  addAside,
  addPicture,
  addText,
  closeControl,
  controlStarted,
  openParagraph,
  type Story,
  storyOf,
} from './story.ts'
import { readLook } from './styles.ts'
import { symbolFont, symbolGlyph } from './symbols.ts'

/** What each element of word/document.xml does to the reading. */

/** English Metric Units (ECMA-376-1 20.1.10.16). */
const emuPerMillimetre = 36_000
/** What a:graphicData holds besides pictures, by the end of its namespace. */
const drawn: Readonly<Record<string, Unprintable>> = { chart: 'chart', chartex: 'chart', diagram: 'diagram' }

/** Grid columns; Word allows 63. */
const widestSpan = 1000
/** A book of tables has some ten thousand; the grid of many more takes minutes to read and to show. */
const mostCells = 50_000

/** Shapes of the older drawing language, besides v:shape. */
const vmlShapes = ['v:rect', 'v:roundrect', 'v:oval', 'v:line', 'v:polyline', 'v:arc', 'v:curve']

export const openings: Readonly<Record<string, Opening>> = {
  // Properties, deleted text and the rest that shows nothing on the page.
  ...forEach(
    ['w:sectPr', 'w:tblPr', 'w:tblGrid', 'w:tblPrEx', 'w:rubyPr', 'w:rt', 'w:delText', 'w:delInstrText'],
    () => () => skip,
  ),
  ...forEach(['w:pPrChange', 'w:rPrChange', 'w:tcPrChange', 'w:trPrChange', 'w:numberingChange'], () => () => skip),

  // Paragraphs.
  'w:p'({ story, looks }) {
    closeParagraph(story, looks)
    openParagraph(story)
  },
  ...forEach(['w:pStyle', 'w:outlineLvl', 'w:numId', 'w:ilvl'], (name) => ({ story: { paragraph } }, attributes) => {
    if (paragraph) readLook(paragraph, name, attributes)
  }),

  // Runs. The properties of a paragraph mark tell only whether it was deleted.
  'w:r'({ story, looks }) {
    const style = story.paragraph?.style
    story.run = { look: style === undefined ? {} : { ...looks.styles(style).run } }
  },
  'w:rPr': ({ path }) => (path.at(-1) === 'w:r' || path.at(-1) === 'w:pPr' ? undefined : skip),
  'w:rStyle'({ story: { run, paragraph }, looks, path }, attributes) {
    if (!isRunProperty(path)) return
    const around = paragraph?.style === undefined ? {} : looks.styles(paragraph.style).run
    Object.assign(run.look, styledLook(around, looks.styles(attributes('w:val') ?? '').run))
  },
  ...forEach(runProperties, (name) => ({ story: { run }, path }, attributes) => {
    if (isRunProperty(path)) readRunLook(run.look, name, attributes)
  }),
  'w:rFonts'({ story: { run }, path }, attributes) {
    if (!isRunProperty(path)) return
    run.font =
      symbolFont(attributes('w:ascii')) ??
      symbolFont(attributes('w:hAnsi')) ??
      (attributes('w:hint') === 'eastAsia' ? symbolFont(attributes('w:eastAsia')) : undefined)
  },

  // What a run shows besides text. Outside a run, w:tab is a tab stop.
  'w:tab'({ story, path }) {
    if (path.at(-1) === 'w:r') addText(story, '\t')
  },
  'w:ptab'({ story }) {
    addText(story, '\t')
  },
  'w:br'({ story }) {
    addText(story, '\n')
  },
  'w:cr'({ story }) {
    addText(story, '\n')
  },
  'w:noBreakHyphen'({ story }) {
    addText(story, '-')
  },
  'w:sym'({ story }, attributes) {
    addText(story, symbolGlyph(attributes('w:font'), attributes('w:char')))
  },

  // What no text stands for: pictures, charts, drawings of several shapes, embedded objects. Of a single shape the
  // text box is read, and it shows nothing else.
  'w:drawing'({ story }) {
    story.drawing = { floats: false }
  },
  'wp:anchor'({ story }) {
    story.drawing = { floats: true }
  },
  'wp:extent'({ story: { drawing } }, attributes) {
    const width = Number(attributes('cx')) / emuPerMillimetre
    if (drawing && width > 0) drawing.width = width
  },
  'a:graphicData'(place, attributes) {
    const { story } = place
    const kind = attributes('uri')?.split('/').at(-1) ?? ''
    if (kind === 'wordprocessingShape') {
      addShape(place)
      return
    }
    const content =
      kind === 'picture' ? ({ unprintable: 'broken' } as const) : { unprintable: drawn[kind] ?? 'drawing' }
    const picture = addPicture(story, content)
    if (story.drawing && kind === 'picture') story.drawing.picture = picture
  },
  'a:blip'({ story: { drawing }, looks, path }, attributes) {
    // Not the picture itself, but what its frame is filled with.
    if (!drawing?.picture || path.at(-1) === 'a:blipFill') return
    const embedded = attributes('r:embed')
    if (embedded === undefined && attributes('r:link') !== undefined) {
      drawing.picture.content = { unprintable: 'linked' }
    } else drawing.picture.content = looks.media(embedded)
  },
  'a:srcRect'({ story: { drawing }, path }, attributes) {
    if (!drawing?.picture || path.at(-1) === 'a:blipFill') return
    const crop = cropOf(['l', 't', 'r', 'b'].map((side) => Number.parseFloat(attributes(side) ?? '0') / 100_000))
    if (crop) drawing.picture.crop = crop
  },
  ...forEach(vmlShapes, () => addShape),
  'v:shape'(place, attributes) {
    const { story } = place
    addShape(place)
    const width = lengthIn(attributes('style') ?? '')
    story.drawing = { floats: false, ...(width === undefined ? {} : { width }) }
  },
  'v:imagedata'({ story, looks, path }, attributes) {
    if (path.includes('w:object')) addPicture(story, { unprintable: 'object' })
    else if (path.includes('v:group')) addPicture(story, { unprintable: 'drawing' })
    else {
      const picture = addPicture(story, looks.media(attributes('r:id')))
      const sides = ['cropleft', 'croptop', 'cropright', 'cropbottom']
      const crop = cropOf(sides.map((side) => vmlFraction(attributes(side) ?? '0')))
      if (picture && crop) picture.crop = crop
    }
  },

  // Tracked changes: deletions are gone, insertions pass through.
  ...forEach(['w:del', 'w:moveFrom'], () => ({ story: { paragraph, row }, path }) => {
    const parent = path.at(-1)
    if (parent === 'w:rPr') {
      if (paragraph && path.at(-2) === 'w:pPr') paragraph.endDeleted = true
    } else if (parent === 'w:trPr') {
      if (row) row.deleted = true
    } else return skip
    return undefined
  }),

  // Fields.
  'w:fldChar'({ story }, attributes) {
    const type = attributes('w:fldCharType')
    const field = story.fields.at(-1)
    if (type === 'begin') story.fields.push(fieldStarted())
    else if (type === 'separate' && field) startResult(story, field)
    else if (type === 'end' && field) endField(story, field)
  },
  'w:fldSimple'({ story }, attributes) {
    const field = simpleField(attributes('w:instr'))
    story.fields.push(field)
    startResult(story, field)
  },
  ...forEach(
    ['w:checkBox', 'w:checked', 'w:ddList', 'w:result', 'w:default', 'w:listEntry'],
    (name) =>
      ({ story: { fields } }, attributes) => {
        const field = fields.at(-1)
        if (field) readFormField(field, name, attributes)
      },
  ),

  // Content controls.
  'w:sdt'({ story: { controls } }) {
    controls.push(controlStarted())
  },
  'w14:checkbox'({ story: { controls } }) {
    const control = controls.at(-1)
    if (!control) return
    control.isBox = true
    control.given = '☐'
  },
  'w14:checked'({ story: { controls } }, attributes) {
    const control = controls.at(-1)
    if (control) control.given = isOn(attributes('w14:val')) ? '☑' : '☐'
  },
  'w:dataBinding'({ story: { controls } }, attributes) {
    const control = controls.at(-1)
    if (control) control.binding = { store: attributes('w:storeItemID'), path: attributes('w:xpath') }
  },
  'w:dateFormat'({ story: { controls } }, attributes) {
    const control = controls.at(-1)
    if (control) control.dateFormat = attributes('w:val') ?? ''
  },
  'w:listItem'({ story: { controls } }, attributes) {
    const value = attributes('w:value')
    if (value !== undefined) controls.at(-1)?.items.set(value, attributes('w:displayText') ?? value)
  },
  'w:sdtContent'({ story: { controls }, looks }) {
    const control = controls.at(-1)
    if (control) bind(control, looks.bound)
  },
  'w:showingPlcHdr'({ story: { controls } }, attributes) {
    const control = controls.at(-1)
    if (control) control.placeholder = isOn(attributes('w:val'))
  },
  'w:docPartGallery'({ story: { controls } }, attributes) {
    const control = controls.at(-1)
    if (control) control.contents = attributes('w:val') === 'Table of Contents'
  },

  // Notes, and files that Word takes in when it opens the document.
  ...forEach(
    ['footnote', 'endnote', 'comment'] as const,
    (kind) =>
      ({ story, looks }, attributes) => {
        const text = looks.notes[kind](attributes('w:id'))
        if (text !== '') addAside(story, kind, text)
      },
    (kind) => `w:${kind}Reference`,
  ),
  'w:altChunk'({ story, looks }, attributes) {
    closeParagraph(story, looks)
    const asides = [{ kind: 'embedded', at: 0, text: looks.embedded(attributes('r:id')) } as const]
    story.blocks.push({ kind: 'paragraph', text: '', numbered: false, contentsLine: false, asides })
  },

  // Equations.
  ...forEach(equationElements, (element) => ({ story: { paragraph }, equations }) => {
    equations.push({ element, from: paragraph?.text.length ?? 0 })
  }),
  ...forEach(['m:chr', 'm:begChr', 'm:endChr', 'm:sepChr'], (name) => ({ equations }, attributes) => {
    readEquationSign(equations, name, attributes('m:val') ?? '')
  }),

  // Tables.
  'w:tbl'({ story, looks }) {
    closeParagraph(story, looks)
    story.rows = []
  },
  'w:tr'({ story }) {
    story.row = { cells: [], before: 0, after: 0 }
  },
  'w:gridBefore'({ story: { row } }, attributes) {
    if (row) row.before = columns(attributes('w:val'), 0)
  },
  'w:gridAfter'({ story: { row } }, attributes) {
    if (row) row.after = columns(attributes('w:val'), 0)
  },
  'w:tc'(place) {
    if (++place.cells > mostCells) throw new Refusal('too-large')
    const { fields, controls } = place.story
    openStory(place, storyOf({ fields, controls, cell: { span: 1, text: '', tables: [] } }))
  },
  'w:gridSpan'({ story: { cell } }, attributes) {
    if (cell) cell.span = columns(attributes('w:val'), 1)
  },
  'w:vMerge'({ story: { cell } }, attributes) {
    if (cell) cell.vertical = attributes('w:val') === 'restart' ? 'restart' : 'continue'
  },
  'w:hMerge'({ story: { cell } }, attributes) {
    if (cell) cell.horizontal = attributes('w:val') === 'restart' ? 'restart' : 'continue'
  },
  'w:cellDel'({ story: { cell } }) {
    if (cell) cell.deleted = true
  },

  // Text boxes, and the one form that is read of content written in several.
  'w:txbxContent'(place) {
    openStory(place, storyOf())
  },
  'mc:AlternateContent'({ settled }) {
    settled.push(false)
  },
  'mc:Choice'({ settled }, attributes, namespaceOf) {
    const required = (attributes('Requires') ?? '').split(/\s+/).filter(Boolean)
    if (settled.at(-1) || !required.every((prefix) => isUnderstood(namespaceOf(prefix)))) return skip
    settled[settled.length - 1] = true
    return undefined
  },
  'mc:Fallback': ({ settled }) => (settled.at(-1) ? skip : undefined),
}

export const closings: Readonly<Record<string, (place: Place) => void>> = {
  'w:p': ({ story, looks }) => closeParagraph(story, looks),
  'w:r'({ story }) {
    story.run = { look: {} }
  },
  'w:fldChar'({ story }) {
    const field = story.fields.at(-1)
    if (field) showField(story, field, formFieldText(field))
  },
  'w:fldSimple'({ story }) {
    const field = story.fields.at(-1)
    if (field) endField(story, field)
  },
  ...closeEach(equationElements, ({ story: { paragraph, fields }, equations }) => {
    const equation = equations.pop()
    if (!equation || !paragraph || fields.some(isSilent)) return
    const content = paragraph.text.slice(equation.from)
    paragraph.text = paragraph.text.slice(0, equation.from) + equationText(equation, content, equations.at(-1))
  }),
  'w:drawing'({ story }) {
    delete story.drawing
  },
  'v:shape'({ story }) {
    delete story.drawing
  },
  'w:sdtContent': ({ story }) => closeControl(story),
  'w:sdt'({ story: { controls } }) {
    controls.pop()
  },
  'w:tc'(place) {
    const { cell, blocks } = closeInnerStory(place)
    if (cell && !cell.deleted) place.story.row?.cells.push({ ...cell, ...cellContent(blocks) })
  },
  'w:tr'({ story }) {
    if (story.row && !story.row.deleted) story.rows?.push(story.row)
    delete story.row
  },
  'w:tbl'({ story }) {
    if (story.rows && story.rows.length > 0) story.blocks.push(gridOf(story.rows))
    delete story.rows
  },
  'w:txbxContent'(place) {
    const { blocks } = closeInnerStory(place)
    for (const block of blocks) place.story.paragraph?.boxes.push(block)
  },
  'mc:AlternateContent'({ settled }) {
    settled.pop()
  },
}

function forEach<Name extends string>(
  names: readonly Name[],
  opening: (name: Name) => Opening,
  element: (name: Name) => string = (name) => name,
): Record<string, Opening> {
  return Object.fromEntries(names.map((name) => [element(name), opening(name)]))
}

function closeEach(names: readonly string[], closing: (place: Place) => void): Record<string, (place: Place) => void> {
  return Object.fromEntries(names.map((name) => [name, closing]))
}

/** Only in a cell does a shape say something: it may be a tick. */
function addShape({ story }: Place): undefined {
  if (story.cell) addAside(story, 'shape', '')
}

function startResult(story: Story, field: Field): void {
  field.phase = 'result'
  field.resultFrom = story.paragraph?.text.length ?? 0
  showField(story, field, madeText(field))
}

function endField(story: Story, field: Field): void {
  if (field.phase === 'instruction') startResult(story, field)
  story.fields.pop()
  if (field.shown || field.resultFrom === undefined) return
  const result = story.paragraph?.text.slice(field.resultFrom) ?? ''
  if (isUnmade(field, result)) addAside(story, 'field', result.trim() || field.instruction.trim())
}

/** Puts in what a field shows by itself; what else it carries is then left out. */
function showField(story: Story, field: Field, text: string | undefined): void {
  if (field.shown || text === undefined) return
  // Nothing shows inside an instruction, where the field still is: its text goes in as if before it.
  const at = story.fields.indexOf(field)
  const inside = story.fields.splice(at)
  const { run } = story
  story.run = { look: field.look ?? {} }
  addText(story, text)
  story.run = run
  story.fields.push(...inside)
  field.shown = true
}

/** The same elements stand in properties of paragraph marks, styles and controls, where they say nothing of a text. */
function isRunProperty(path: readonly string[]): boolean {
  return path.at(-1) === 'w:rPr' && path.at(-2) === 'w:r'
}

/** Namespaces a Choice may ask for whose text boxes are read like any other. */
function isUnderstood(uri: string | undefined): boolean {
  return uri?.startsWith('http://schemas.microsoft.com/office/') ?? false
}

/** Sides cut off; undefined where nothing is, or what is said makes no picture. Negative sides only add an edge. */
function cropOf(sides: readonly number[]): Crop | undefined {
  const [left = 0, top = 0, right = 0, bottom = 0] = sides.map((side) => (side > 0 ? side : 0))
  const cut = left + top + right + bottom > 0 && left + right < 0.99 && top + bottom < 0.99
  return cut ? { left, top, right, bottom } : undefined
}

/** A part of one, or of 65536 when it ends in f. */
function vmlFraction(text: string): number {
  return Number.parseFloat(text) / (text.endsWith('f') ? 65_536 : 1)
}

const millimetresPer: Readonly<Record<string, number>> = { pt: 25.4 / 72, in: 25.4, cm: 10, mm: 1 }

/** Millimetres of the width in a VML style. */
function lengthIn(style: string): number | undefined {
  const found = /(?:^|;)\s*width:\s*(\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm)\b/.exec(style)
  const width = Number(found?.[1]) * (millimetresPer[found?.[2] ?? ''] ?? 0)
  return width > 0 ? width : undefined
}

function columns(value: string | undefined, fewest: number): number {
  const count = Number(value)
  return Number.isInteger(count) && count >= fewest ? Math.min(count, widestSpan) : fewest
}
