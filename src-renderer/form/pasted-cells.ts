/**
 * Lines of cells as a spreadsheet puts them on the clipboard: tabs between cells, a cell with a tab or a new line in it
 * in quotation marks, those within it doubled.
 */
export function pastedCells(text: string): string[][] {
  const lines: string[][] = [[]]
  const cells = text.replace(/\r?\n$/, '').matchAll(/("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r?\n|$)/g)
  for (const [, cell = '', end] of cells) {
    lines.at(-1)?.push(/[\t\n]/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '') break
    if (end !== '\t') lines.push([])
  }
  return lines
}
