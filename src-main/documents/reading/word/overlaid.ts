/** Characters laid over one another, as the one that says the same: a box with a tick in it is a ticked box. */

export const boxes = '□☐▢▭◻⬜口'
export const circles = '○◯〇◎⚪'
export const ticks = /^(?:[√✓✔☑🗸∨vV勾对]|对勾|打勾)$/u
export const crosses = /^[×✗✕✖✘☒xX╳/／\\]$/
const dots = /^[●•·■]$/

/** What a box or a circle around a text is called by. */
export function inShape(shape: string, inside: string): string {
  const text = inside.trim()
  if (text === '') return shape
  if (ticks.test(text)) return '☑'
  if (crosses.test(text)) return '☒'
  const round = circles.includes(shape)
  if (dots.test(text)) return round ? '◉' : '▣'
  const number = round && /^\d{1,2}$/.test(text) ? Number(text) : 0
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1)
  return `（${text}）`
}
