import { controlClosings, controlOpenings } from './control-elements.ts'
import { drawingClosings, drawingOpenings } from './drawing-elements.ts'
import { equationClosings, equationOpenings } from './equation-elements.ts'
import { fieldClosings, fieldOpenings } from './field-elements.ts'
import { breakPage, endLine, endSection } from './pages.ts'
import { closeParagraph } from './paragraph.ts'
import { type Closings, closeEach, closeInnerStory, forEach, type Openings, openStory, skip } from './place.ts'
import { rubyClosings, rubyOpenings } from './ruby-elements.ts'
import { fillOf, isOn, readRunLook, runProperties, styledLook } from './run-look.ts'
import { addAside, addText, openParagraph, storyOf } from './story.ts'
import { paragraphProperties, plainStyle, readLook } from './styles.ts'
import { symbolGlyph } from './symbols.ts'
import { tableClosings, tableOpenings } from './table-elements.ts'

const twipsPerMillimetre = 1440 / 25.4
/** A text's, and an equation's. */
const runs = ['w:r', 'm:r']

/** What each element of word/document.xml does to the reading. */

export const openings: Openings = {
  ...drawingOpenings,
  ...fieldOpenings,
  ...controlOpenings,
  ...equationOpenings,
  ...tableOpenings,
  ...rubyOpenings,

  // Properties, deleted text and the rest that shows nothing on the page.
  ...forEach(
    ['w:sectPrChange', 'w:tblPrChange', 'w:tblGrid', 'w:tblPrEx', 'w:rubyPr', 'w:delText', 'w:delInstrText'],
    () => () => skip,
  ),
  ...forEach(['w:pPrChange', 'w:rPrChange', 'w:tcPrChange', 'w:trPrChange', 'w:numberingChange'], () => () => skip),

  // Paragraphs.
  'w:p'({ story, looks }) {
    closeParagraph(story, looks)
    openParagraph(story)
  },
  ...forEach(paragraphProperties, (name) => ({ story: { paragraph } }, attributes) => {
    if (paragraph) readLook(paragraph, name, attributes)
  }),

  // Words turned round, as a character of Unicode would turn them.
  'w:bdo'({ story }, attributes) {
    if (attributes('w:val') === 'rtl') addText(story, '\u202e')
  },

  // Pages.
  'w:lastRenderedPageBreak'({ pages }) {
    breakPage(pages)
  },
  'w:sectPr'({ pages }) {
    pages.section = 'nextPage'
  },
  'w:pgMar'({ pages }, attributes) {
    const top = Math.abs(Number(attributes('w:top'))) / twipsPerMillimetre
    if (top > 0) pages.topMargin = Math.min(top, pages.topMargin ?? top)
  },
  'w:type'({ pages, path }, attributes) {
    if (path.at(-1) === 'w:sectPr') pages.section = attributes('w:val')
  },

  // Runs. The properties of a paragraph mark tell only whether it was deleted.
  ...forEach(runs, () => ({ story, looks }) => {
    const style = story.paragraph?.style
    const styled = style === undefined ? plainStyle : looks.styles(style)
    story.run = { look: { ...styled.run }, isFilled: styled.filled }
  }),
  'w:rPr': ({ path }) => (isRun(path.at(-1)) || path.at(-1) === 'w:pPr' ? undefined : skip),
  'w:rStyle'({ story: { run, paragraph }, looks, path }, attributes) {
    if (!isRunProperty(path)) return
    const around = paragraph?.style === undefined ? {} : looks.styles(paragraph.style).run
    Object.assign(run.look, styledLook(around, looks.styles(attributes('w:val') ?? '').run))
  },
  ...forEach(runProperties, (name) => ({ story, path }, attributes) => {
    if (isRunProperty(path)) readRunLook(story.run.look, name, attributes)
    else if (name === 'w:shd' && path.at(-1) === 'w:pPr' && story.paragraph) story.paragraph.fill = fillOf(attributes)
    else if (name === 'w:shd' && path.at(-1) === 'w:tcPr') story.fill = fillOf(attributes) || story.fill
    else if (name === 'w:shd' && path.at(-1) === 'w:tblPr')
      story.tableLook = { ...story.tableLook, fill: fillOf(attributes) }
  }),

  'w14:noFill'({ story, path }) {
    if (path.at(-1) === 'w14:textFill' && isRunProperty(path.slice(0, -1))) story.run.look.coloured = 'ffffff'
  },

  // What a run shows besides text. Outside a run, w:tab is a tab stop.
  'w:tab'({ story, path }) {
    if (path.at(-1) === 'w:r') addText(story, '\t')
  },
  'w:ptab'({ story }) {
    addText(story, '\t')
  },
  'w:br'({ story, pages }, attributes) {
    addText(story, '\n')
    if (attributes('w:type') === 'page') breakPage(pages)
  },
  'w:cr'({ story }) {
    addText(story, '\n')
  },
  'w:noBreakHyphen'({ story }) {
    addText(story, '-')
  },
  'w:sym'({ story }, attributes) {
    const [font, char] = [attributes('w:font') ?? '', attributes('w:char') ?? '']
    const glyph = symbolGlyph(font, char)
    if (glyph === '') addAside(story, 'symbol', `${font} ${char}`.trim())
    else addText(story, glyph)
  },

  // Tracked changes: deletions are gone, insertions pass through.
  ...forEach(['w:del', 'w:moveFrom'], () => ({ story, path }) => {
    const { paragraph, row } = story
    const parent = path.at(-1)
    if (parent === 'w:rPr') {
      if (paragraph && path.at(-2) === 'w:pPr') paragraph.endDeleted = true
    } else if (parent === 'w:trPr') {
      if (row) row.deleted = true
    } else {
      if (story.cell) addAside(story, 'deleted', '')
      return skip
    }
    return undefined
  }),

  // Notes, and files that Word takes in when it opens the document.
  ...forEach(
    ['footnote', 'endnote', 'comment'] as const,
    (kind) =>
      ({ story, looks }, attributes) => {
        const text = looks.notes[kind](attributes('w:id'))
        const hasOwnMark = isOn(attributes('w:customMarkFollows') ?? '0')
        if (text !== '' || hasOwnMark) addAside(story, kind, text)
        if (hasOwnMark) story.run.isNoteMark = true
      },
    (kind) => `w:${kind}Reference`,
  ),
  'w:altChunk'({ story, looks }, attributes) {
    closeParagraph(story, looks)
    const asides = [{ kind: 'embedded', at: 0, text: looks.embedded(attributes('r:id')) } as const]
    story.blocks.push({ kind: 'paragraph', text: '', numbered: false, contentsLine: false, asides })
  },

  'w:subDoc'({ story }) {
    addAside(story, 'embedded', '')
  },

  // Text boxes, and the one form that is read of content written in several.
  'w:txbxContent'(place) {
    openStory(place, storyOf({ fill: 'shape' }))
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

export const closings: Closings = {
  ...drawingClosings,
  ...fieldClosings,
  ...controlClosings,
  ...equationClosings,
  ...tableClosings,
  ...rubyClosings,
  'w:p'({ stories, story, looks, pages }) {
    if (stories.length === 1) endLine(pages, story.paragraph?.text.length ?? 0)
    closeParagraph(story, looks)
  },
  'w:pPr'({ story: { paragraph }, looks, pages }) {
    if (!paragraph) return
    const style = paragraph.style === undefined ? plainStyle : looks.styles(paragraph.style)
    if (paragraph.onNewPage ?? style.onNewPage) breakPage(pages)
  },
  'w:sectPr': ({ pages, path }) => endSection(pages, path.at(-1) === 'w:pPr'),
  ...closeEach(runs, ({ story }) => {
    story.run = { look: {} }
  }),
  'w:txbxContent'(place) {
    const { blocks } = closeInnerStory(place)
    const { paragraph, cell } = place.story
    for (const block of blocks) paragraph?.boxes.push(block)
    const float = cell?.floats?.at(-1)
    if (float) float.hasWords = blocks.some((block) => block.kind === 'table' || block.text.trim() !== '')
  },
  'mc:AlternateContent'({ settled }) {
    settled.pop()
  },
}

/** The same elements stand in properties of paragraph marks, styles and controls, where they say nothing of a text. */
function isRunProperty(path: readonly string[]): boolean {
  return path.at(-1) === 'w:rPr' && isRun(path.at(-2))
}

function isRun(element: string | undefined): boolean {
  return element !== undefined && runs.includes(element)
}

/** Namespaces a Choice may ask for whose text boxes are read like any other. */
function isUnderstood(uri: string | undefined): boolean {
  return uri?.startsWith('http://schemas.microsoft.com/office/') ?? false
}
