import type { Floating, Table } from './word-document.ts'

/** Millimetres of the lowest line and of the narrowest upper margin. */
const lineHeight = 4.5
const narrowMargin = 15
/** No tick is larger: a seal, a photograph. */
const largestMark = 30
/** How far a signature or a seal reaches up from the line it stands on. */
const tallestSignature = 25

const signed = /[（(][盖公签]?\s*[章字]\s*[)）]|盖章|公章|签章|签字|签名/

/** Whether something drawn may lie over a cell of these tables: a tick, or a value in a text box. */
export function isDrawnOver(tables: Iterable<Table>): boolean {
  return [...tables].some(({ floating = [] }) => floating.some(mayLieOver))
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
