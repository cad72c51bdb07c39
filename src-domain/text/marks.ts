import { instruction } from './beyond-options.ts'

/* The boxes and ticks people make, and the text they stand in made ready to find them. */

/** on: ☑ √ ■; off: □ （ ）; crossed: × ✗ ☒, which is a tick where it stands alone and a no where others are ticked. */
export type Mark = 'on' | 'off' | 'crossed'

const on = '☑🗹√∨✓✔■▣●◉⦿⊙◎⊡✅⬛🗸\uf052\uf0fe\uf0fc'
const off = '□☐○◯▢▫〇⬜◻⭕❏❑\uf0a3\uf0a8\uf06f'
const circles = '○◯〇⭕'
const crossed = '☒⊠×✗✘✕✖❌☓🗵🗷\uf0fd\uf054'
/** A mark by itself or in brackets; a bare v or x, or 选, only in brackets; empty brackets. */
export const box = new RegExp(
  `[（([【［]\\s*([${on}${off}${crossed}vVxXyY]|对?勾|打勾|勾选|选中|已选|选)\\s*[）)\\]】］]|([${on}${off}${crossed}])|([（([【［][\\s_]*[）)\\]】］])`,
  'gu',
)

/** A mark, or none, in other brackets, and one written on a line: 〔√〕, ＜ ＞, __√__. */
const framedMark = new RegExp(`[〔｛{＜<〈]\\s*([${on}${off}${crossed}]?)\\s*[〕｝}＞>〉]`, 'gu')
const linedMark = new RegExp(`_*([${on}${crossed}])_*`, 'gu')

/** A mark struck through or framed by a combining character: a box so marked isn't empty. */
const markWithMark = new RegExp(`([${on}${off}${crossed}])\\p{M}+`, 'gu')

/**
 * Without instructions, emoji selectors and ××× to write over; 口, a V by itself, and the £ and R of a lost symbol font become the
 * boxes they stand for.
 */
export function prepared(text: string): string {
  const clean = text
    .replace(instruction, ' ')
    .replace(framedMark, '（$1）')
    .replace(linedMark, '$1')
    .replace(/[\ufe0e\ufe0f]|[×xX]{2,}/g, '')
    .replace(markWithMark, (_, mark: string) => (off.includes(mark) ? '☒' : mark))
    .replace(/(^|[\s：:，,；;])[口囗](?=\s*\p{Script=Han})/gmu, '$1□')
    .replace(/(^|[\s：:，,；;])[vV](?=\s*\p{Script=Han})|(?<=\p{Script=Han}\s*)[vV](?=\s|$)/gmu, '$1√')
  return clean.includes('£') ? clean.replace(/£/g, '□').replace(/R(?=\s*\p{Script=Han})/gu, '☑') : clean
}

export function markOf(match: RegExpMatchArray): Mark {
  const c = match[1] ?? match[2]
  if (c === undefined || off.includes(c)) return 'off'
  return crossed.includes(c) || /x/i.test(c) ? 'crossed' : 'on'
}

/** The text without its boxes and ticks. */
export function unmarked(text: string): string {
  return prepared(text).replace(box, ' ')
}

/** The shapes of the empty boxes: a circle among squares, or in one of the brackets, may be the choice. */
export function shapesOf(text: string): ReadonlySet<string> {
  const all = [...text.matchAll(box)]
  const inBrackets = all.some((m) => m[1] !== undefined)
  const shapes = all.flatMap(([, within, bare, blank]) => {
    const mark = within ?? bare
    if (mark) return off.includes(mark) ? [circles.includes(mark) ? 'circle' : 'square'] : []
    return blank && inBrackets ? ['brackets'] : []
  })
  return new Set(shapes)
}
