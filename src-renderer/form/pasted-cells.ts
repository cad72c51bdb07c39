import { separatedCells } from '../../src-domain/text/separated.ts'

/** Lines of cells as a spreadsheet puts them on the clipboard: with tabs, quoted only where a cell has a tab or a new line in it. */
export function pastedCells(text: string): string[][] {
  return separatedCells(text, '\t', /[\t\n]/)
}
