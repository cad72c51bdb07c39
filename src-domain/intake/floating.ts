import { withNested } from './grid.ts'
import type { Block, Floating, Table } from './word-document.ts'

/** Millimetres of the lowest line and of the narrowest upper margin. */
const lineHeight = 4.5
const narrowMargin = 15
/** A row that is much higher has a page's worth of text in it. */
const highestRow = 25
/** No tick is larger: a seal, a photograph. */
const largestMark = 30
/** How far a signature or a seal reaches up from the line it stands on. */
const tallestSignature = 25
/** What merely touches a line with its edge. */
const edge = 2.5

const signed = /[（(][盖公签]?\s*[章字]\s*[)）]|盖章|公章|签章|签字|签名/

/** Whether something drawn may lie over a cell of these tables: a tick, or a value in a text box. */
export function isDrawnOver(tables: Iterable<Table>): boolean {
  return [...tables].some(({ floating = [] }) => floating.some(mayLieOver))
}

/** Whether it may lie over any of them, for where it stands is not told by the rows. */
export function liesAnywhere(tables: Iterable<Table>): boolean {
  return [...tables].some(({ floating = [] }) => floating.some((one) => mayLieOver(one) && !rowsUnder(one)))
}

/** Undone only by what is known: it stands above the table or below it, is a seal, or stands where one signs. */
function mayLieOver({ kind, anchor, near, from, top, width = 0, height = 0, lines }: Floating): boolean {
  if (kind === 'picture' && Math.min(width, height) >= largestMark) return false
  if (top === undefined) return true
  if (from === 'text' && signed.test(near) && top > -tallestSignature) return false
  if (anchor === 'behind' && from === 'text') return top < -lines * lineHeight
  if (anchor === 'within' && from === 'text') return true
  const room = lines * lineHeight + (from === 'page' ? narrowMargin : 0)
  return top + height > room
}

/** The document with its cells marked on which something may lie that was moved there from another cell. */
export function withMoved(block: Block): Block {
  return block.kind === 'table' && withNested(block).some(({ floating }) => floating) ? marked(block) : block
}

function marked(table: Table): Table {
  const under = (table.floating ?? []).filter(mayLieOver).flatMap((one) => rowsUnder(one) ?? [])
  const cells = table.cells.map((cell) => {
    const isUnder = under.some(([first, last]) => cell.row <= last && cell.row + cell.rowSpan > first)
    const tables = cell.tables.map(marked)
    return isUnder ? { ...cell, tables, drawnOn: true } : { ...cell, tables }
  })
  return { ...table, cells }
}

/**
 * The first and the last row that what is anchored within the table may lie on; what stands in its own row and in no other
 * cell is on none. Undefined where the anchor does not tell.
 */
function rowsUnder({ anchor, from, top, height = 0, near, row, beside }: Floating): RowRange[] | undefined {
  if (anchor !== 'within' || from !== 'text' || top === undefined || row === undefined) return undefined
  const within = Math.min(edge, height / 2)
  const [high, low] = [top + within, top + height - within]
  const own = near.split('\n').length * lineHeight
  if (low > own) return [[row + Math.max(1, Math.floor(high / highestRow)), row + Math.floor(low / lineHeight)]]
  if (high < 0) return [[row + Math.floor(high / lineHeight), row - Math.max(1, Math.floor(-low / highestRow))]]
  return beside ? [[row, row]] : []
}

type RowRange = readonly [first: number, last: number]
