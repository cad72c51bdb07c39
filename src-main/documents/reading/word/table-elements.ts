import { liesOnText } from './floating.ts'
import { gridOf } from './grid.ts'
import { endLine, markOf } from './pages.ts'
import { cellContent, closeParagraph } from './paragraph.ts'
import { type Closings, closeInnerStory, forEach, type Openings, openStory } from './place.ts'
import { Refusal } from './refusal.ts'
import { isOn } from './run-look.ts'
import { storyOf } from './story.ts'

const twipsPerMillimetre = 1440 / 25.4
/** Grid columns; Word allows 63. */
const widestSpan = 1000
/** A book of tables has some ten thousand; the grid of many more takes minutes to read and to show. */
const mostCells = 50_000

export const tableOpenings: Openings = {
  'w:tbl'({ story, looks, pages }) {
    closeParagraph(story, looks)
    story.rows = []
    story.tableFrom = markOf(pages)
  },
  'w:tblStyle'({ story, looks }, attributes) {
    const id = attributes('w:val') ?? ''
    story.tableLook = { isFilled: () => looks.styles(id).filled === true }
  },
  // A line from corner to corner.
  ...forEach(['w:tl2br', 'w:tr2bl'], () => ({ story: { cell }, path }, attributes) => {
    if (cell && path.at(-2) === 'w:tcPr' && !/^(?:nil|none)$/.test(attributes('w:val') ?? 'nil')) cell.crossed = true
  }),
  'w:tr'({ story, pages }) {
    story.row = { cells: [], before: 0, after: 0, from: markOf(pages).position }
  },
  'w:hidden'({ story: { row }, path }, attributes) {
    if (row && path.at(-1) === 'w:trPr') row.hidden = isOn(attributes('w:val'))
  },
  'w:gridBefore'({ story: { row } }, attributes) {
    if (row) row.before = columns(attributes('w:val'), 0)
  },
  'w:gridAfter'({ story: { row } }, attributes) {
    if (row) row.after = columns(attributes('w:val'), 0)
  },
  'w:tc'(place) {
    if (++place.cells > mostCells) throw new Refusal('too-large')
    const { fields, controls, fill, tableLook, row, isHidden = row?.hidden } = place.story
    const cell = { span: 1, text: '', tables: [] }
    const look = { fill: tableLook?.fill || fill, isFilled: tableLook?.isFilled, isHidden }
    openStory(place, storyOf({ fields, controls, cell, ...look }))
  },
  'w:gridSpan'({ story: { cell } }, attributes) {
    if (cell) cell.span = columns(attributes('w:val'), 1)
  },
  'w:tcW'({ story: { cell } }, attributes) {
    const width = Number(attributes('w:w')) / twipsPerMillimetre
    if (cell && attributes('w:type') === 'dxa' && width > 0) cell.width = width
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
}

/** Where a cell was deleted by a tracked change, what stood behind it moves under other heads, or from its label. */
const shifted = { kind: 'shifted', at: 0, text: '' } as const

export const tableClosings: Closings = {
  'w:tc'(place) {
    const { cell, blocks } = closeInnerStory(place)
    if (cell?.deleted && place.story.row) place.story.row.cellDeleted = true
    if (!cell || cell.deleted) return
    const { crossed, deleted: _, width: __, floats = [], ...draft } = cell
    const content = cellContent(blocks)
    const line = crossed ? [{ kind: 'shape', at: 0, text: 'line' } as const] : []
    const asides = [...line, ...(content.asides ?? [])]
    const shown = { ...draft, ...content, ...(asides.length > 0 ? { asides } : {}) }
    const drawnOn = floats.some((float) => liesOnText(float, content.text))
    place.story.row?.cells.push(drawnOn ? { ...shown, drawnOn } : shown)
  },
  'w:tr'({ story, stories, pages }) {
    if (stories.length === 1) endLine(pages, 0)
    const { row } = story
    if (row?.cellDeleted) for (const cell of row.cells) cell.asides = [...(cell.asides ?? []), shifted]
    if (row && !row.deleted) story.rows?.push(row)
    delete story.row
  },
  'w:tbl'({ story, pages, tables }) {
    const { rows = [], tableFrom: from } = story
    delete story.rows
    delete story.tableLook
    if (rows.length === 0 || !from) return
    const table = gridOf(rows)
    story.blocks.push(table)
    tables.push({ table, from, to: markOf(pages), rows: rows.map((row) => row.from) })
  },
}

function columns(value: string | undefined, fewest: number): number {
  const count = Number(value)
  return Number.isInteger(count) && count >= fewest ? Math.min(count, widestSpan) : fewest
}
