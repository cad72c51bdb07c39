/**
 * Row heights for text that wraps. Excel fits them only while someone types, so they are estimated here, on the safe
 * side: 仿宋 12 pt has Chinese characters 16 px wide and Latin ones half of that.
 */

/** Excel's column width unit in pixels (the widest digit of the workbook's default font, Calibri 11). */
export const characterPixels = 7
const latinPixels = 8
const cellPadding = 5
/** Substitute fonts on machines without 仿宋 run a little wider and taller. */
const reserve = 0.95
const linePoints = 18
const paddingPoints = 8
/** Excel's own limit. */
const maxPoints = 409

/** Height in points of a row whose cells hold these texts in columns of these widths (characters). */
export function rowHeight(cells: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = cells.map(({ text, width }) =>
    wrappedLines(text, Math.floor(((width * characterPixels - cellPadding) * reserve) / latinPixels)),
  )
  return Math.min(maxPoints, Math.max(1, ...lines) * linePoints + paddingPoints)
}

/**
 * Lines a text takes at `capacity` Latin characters a line, breaking as Excel does: between Chinese characters
 * anywhere, Latin words kept whole unless longer than a line.
 */
export function wrappedLines(text: string, capacity: number): number {
  return text.split('\n').reduce((lines, line) => lines + linesOf(line, Math.max(2, capacity)), 0)
}

function linesOf(line: string, capacity: number): number {
  // Most texts are short; no character is wider than two.
  if (line.length * 2 <= capacity) return 1
  let lines = 1
  let used = 0
  for (const [piece] of line.matchAll(/[\x21-\x7e]+|./gu)) {
    const width = /^[\x20-\x7e]/.test(piece) ? piece.length : 2
    if (used + width <= capacity) {
      used += width
      continue
    }
    if (used > 0) lines++
    lines += Math.ceil(width / capacity) - 1
    used = width % capacity || Math.min(width, capacity)
  }
  return lines
}
