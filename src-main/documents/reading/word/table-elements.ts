import { gridOf } from './grid.ts'
import { endLine, markOf } from './pages.ts'
import { cellContent, closeParagraph } from './paragraph.ts'
import { type Closings, closeInnerStory, type Openings, openStory } from './place.ts'
import { Refusal } from './refusal.ts'
import { storyOf } from './story.ts'

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
}

export const tableClosings: Closings = {
  'w:tc'(place) {
    const { cell, blocks } = closeInnerStory(place)
    if (cell && !cell.deleted) place.story.row?.cells.push({ ...cell, ...cellContent(blocks) })
  },
  'w:tr'({ story, stories, pages }) {
    if (stories.length === 1) endLine(pages, 0)
    if (story.row && !story.row.deleted) story.rows?.push(story.row)
    delete story.row
  },
  'w:tbl'({ story, pages, tables }) {
    const { rows = [], tableFrom: from } = story
    delete story.rows
    if (rows.length === 0 || !from) return
    const table = gridOf(rows)
    story.blocks.push(table)
    tables.push({ table, from, to: markOf(pages) })
  },
}

function columns(value: string | undefined, fewest: number): number {
  const count = Number(value)
  return Number.isInteger(count) && count >= fewest ? Math.min(count, widestSpan) : fewest
}
