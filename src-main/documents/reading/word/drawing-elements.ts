import type { Crop } from '../../../../src-domain/batch/outline-pictures.ts'
import { given } from '../../../../src-domain/given.ts'
import type { Unprintable } from '../../../../src-domain/intake/word-document.ts'
import { type FloatDraft, measuredFrom, startFloat } from './floating.ts'
import { type Closings, forEach, type Openings, type Place } from './place.ts'
import { isOn } from './run-look.ts'
import { addAside, addPicture, addText, type Story } from './story.ts'

/*
 * What no text stands for: pictures, charts, drawings of several shapes, embedded objects. Of a single shape the text
 * box is read, and it shows nothing else.
 */

/** English Metric Units (ECMA-376-1 20.1.10.16). */
const emuPerMillimetre = 36_000
/** What a:graphicData holds besides pictures, by the end of its namespace. */
const drawn: Readonly<Record<string, Unprintable>> = { chart: 'chart', chartex: 'chart', diagram: 'diagram' }
/** Shapes of the older drawing language, besides v:shape. */
const vmlShapes = ['v:rect', 'v:roundrect', 'v:oval', 'v:line', 'v:polyline', 'v:arc', 'v:curve']

/** What shows as a whole, whatever pictures are in it. */
const holders = ['w:object', 'v:group'] as const

export const drawingOpenings: Openings = {
  'w:drawing'({ story }) {
    story.drawing = {}
  },
  'wp:anchor'(place) {
    place.story.drawing = { float: floatHere(place) }
  },
  'wp:positionV'({ story: { drawing } }, attributes) {
    if (!drawing?.float) return
    drawing.float.from = measuredFrom(attributes('relativeFrom'))
    drawing.float.isNone ||= drawing.float.from === undefined
  },
  'wp:positionH'({ story: { drawing } }, attributes) {
    if (drawing?.float) drawing.float.isFromCell = /^(?:column|character)$/.test(attributes('relativeFrom') ?? '')
  },
  'wp:docPr'({ story: { drawing } }, attributes) {
    if (drawing?.float && isOn(attributes('hidden') ?? '0')) drawing.float.isNone = true
  },
  'wp:extent'({ story: { drawing } }, attributes) {
    if (!drawing) return
    const [width, height] = ['cx', 'cy'].map((side) => Number(attributes(side)) / emuPerMillimetre)
    if (width && width > 0) drawing.width = width
    if (drawing.float) Object.assign(drawing.float, { width, height })
  },
  'a:graphicData'(place, attributes) {
    const { story } = place
    const kind = attributes('uri')?.split('/').at(-1) ?? ''
    if (kind === 'wordprocessingShape') {
      addShape(place)
      return
    }
    if (story.drawing?.float) {
      story.drawing.float.isNone ||= drawn[kind] !== undefined
      story.drawing.float.kind = kind === 'picture' ? 'picture' : 'shape'
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
  ...forEach(holders, (element) => (place, attributes) => {
    const { paragraph } = place.story
    floatOf(place, attributes('style'))
    if (paragraph) paragraph.holder ??= { element, pictures: paragraph.pictures.length }
  }),
  // Ink.
  'w:contentPart'({ story }) {
    addPicture(story, { unprintable: 'drawing' })
  },
  ...forEach(vmlShapes, (name) => (place, attributes) => {
    floatOf(place, attributes('style'))
    addShape(place, name === 'v:line' ? 'line' : '')
  }),
  'a:prstGeom'(place, attributes) {
    if (/line|connector/i.test(attributes('prst') ?? '')) addShape(place, 'line')
  },
  // The words of an old WordArt.
  'v:textpath'({ story }, attributes) {
    addText(story, attributes('string') ?? '')
  },
  'v:shape'(place, attributes) {
    const { story } = place
    addShape(place)
    const style = attributes('style') ?? ''
    const width = lengthIn(style, 'width')
    story.drawing = { ...given({ width: width && width > 0 ? width : undefined, float: floatOf(place, style) }) }
  },
  'v:imagedata'({ story, looks, path }, attributes) {
    if (story.drawing?.float) story.drawing.float.kind = 'picture'
    if (path.includes('w:object')) addPicture(story, { unprintable: 'object' })
    else if (path.includes('v:group')) addPicture(story, { unprintable: 'drawing' })
    else {
      const picture = addPicture(story, looks.media(attributes('r:id')))
      const sides = ['cropleft', 'croptop', 'cropright', 'cropbottom']
      const crop = cropOf(sides.map((side) => vmlFraction(attributes(side) ?? '0')))
      if (picture && crop) picture.crop = crop
    }
  },
}

export const drawingClosings: Closings = {
  'w:drawing'({ story }) {
    delete story.drawing
  },
  'v:shape'({ story }) {
    delete story.drawing
  },
  // It shows even where the file has no picture of it.
  ...Object.fromEntries(holders.map((element) => [element, ({ story }: Place) => closeHolder(story, element)])),
}

function closeHolder(story: Story, element: (typeof holders)[number]): void {
  const { paragraph } = story
  if (paragraph?.holder?.element !== element) return
  const { pictures } = paragraph.holder
  delete paragraph.holder
  if (paragraph.pictures.length === pictures) {
    addPicture(story, { unprintable: element === 'w:object' ? 'object' : 'drawing' })
  }
}

/** Where wp:positionV says that it stands. */
export function readTop({ story: { drawing }, path }: Place, text: string): void {
  if (!drawing?.float) return
  if (path.at(-1) === 'wp:posOffset') drawing.float.top = Number(text) / emuPerMillimetre
  else if (text === 'top') drawing.float.top = 0
}

/** Where wp:positionH says so; aligned to its cell it stands within it. */
export function readLeft({ story: { drawing }, path }: Place, text: string): void {
  if (drawing?.float && path.at(-1) === 'wp:posOffset') drawing.float.left = Number(text) / emuPerMillimetre
}

/** Where that shows, with the text of the paragraph or the cell it is anchored in. */
function floatHere(place: Place, known?: Parameters<typeof startFloat>[2]): FloatDraft {
  const { paragraph, run, blocks, cell } = place.story
  const ofCell = () => blocks.map((block) => ('text' in block ? block.text : '')).join('\n')
  const draft = startFloat(place, () => (cell ? ofCell() : (paragraph?.text ?? '')), known)
  draft.isNone = paragraph === undefined || run.look.hidden === true
  if (cell) {
    draft.cellWidth = cell.width
    cell.floats = [...(cell.floats ?? []), draft]
  }
  return draft
}

/** A shape of the older language that stands beside the text; one of a group lies where that does. */
function floatOf(place: Place, style = ''): FloatDraft | undefined {
  if (!/(?:^|;)\s*position:\s*absolute/.test(style) || place.path.includes('v:group')) return undefined
  const from = measuredFrom(/mso-position-vertical-relative:\s*([\w-]+)/.exec(style)?.[1])
  const isPlaced = !/mso-position-vertical:\s*(?!absolute|top)\w/.test(style)
  const isFromCell = !/mso-position-horizontal-relative:\s*(?!text|char)\w/.test(style)
  const [left, top, width, height] = ['margin-left', 'margin-top', 'width', 'height'].map((side) =>
    lengthIn(style, side),
  )
  return from && floatHere(place, { from, top: isPlaced ? top : undefined, width, height, left, isFromCell })
}

/** Only in a cell does a shape say something: it may be a tick, and a line may strike words out. */
function addShape({ story }: Place, kind: 'line' | '' = ''): undefined {
  if (story.cell) addAside(story, 'shape', kind)
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

/** Millimetres of a length in a VML style. */
function lengthIn(style: string, side: string): number | undefined {
  const found = new RegExp(`(?:^|;)\\s*${side}:\\s*(-?\\d{0,6}(?:\\.\\d{1,6})?)(pt|in|cm|mm)\\b`).exec(style)
  return found ? Number(found[1]) * (millimetresPer[found[2] ?? ''] ?? 0) : undefined
}
