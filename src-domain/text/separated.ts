/**
 * Lines of cells: a cell with the mark, a new line or a quotation mark in it stands in quotation marks, those within it
 * doubled (RFC 4180). `quoted` tells such a cell from one whose text has quotation marks around it.
 */
export function separatedCells(text: string, mark: ',' | ';' | '\t', quoted = /^".*"$/s): string[][] {
  const lines: string[][] = [[]]
  const plainCell = `[^${mark}\\r\\n]*`
  const cells = text
    .replace(/\r?\n$/, '')
    .matchAll(new RegExp(`("(?:[^"]|"")*"|${plainCell})(${mark}|\\r?\\n|\\r|$)`, 'g'))
  for (const [, cell = '', end = ''] of cells) {
    lines.at(-1)?.push(quoted.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '') break
    if (end !== mark) lines.push([])
  }
  return lines
}

/** The mark a file is separated by: the one its first line has most of. */
export function separatorOf(text: string): ',' | ';' | '\t' {
  const [first = ''] = text.split(/\r?\n/, 1)
  const count = (mark: string) => first.split(mark).length
  return ([',', '\t', ';'] as const).reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
