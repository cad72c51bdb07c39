import type { Block, Cell, Letter } from './letter.ts'

/** A letter as plain text for an e-mail or a message: what its Word file says, without its looks. */
export function plainText({ blocks }: Pick<Letter, 'blocks'>): string {
  return blocks.flatMap(linesOf).join('\n').trim()
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'title':
      return [block.text.replaceAll('\n', ''), '']
    case 'signature':
      return ['', block.issuer.text, block.date.text]
    case 'table':
      return rowsOf(block.rows.slice(block.heads), block.rows[block.heads - 1])
    default:
      return [block.text]
  }
}

/** A row is a paragraph: its first two cells, then what stands under each further head. */
function rowsOf(rows: readonly (readonly Cell[])[], heads: readonly Cell[] | undefined): string[] {
  return rows.flatMap(([number, title, ...more]) => [
    [number, title].map((cell) => (cell ? textOf(cell) : '')).join('．'),
    ...more.flatMap((cell, i) => {
      const head = heads?.[i + 2]
      return textOf(cell) === '' ? [] : `   ${head ? `${textOf(head)}：` : ''}${textOf(cell)}`
    }),
  ])
}

function textOf({ content }: Cell): string {
  return (typeof content === 'string' ? content : (content.chosen ?? []).join('、')).replaceAll('\n', '')
}
