import { type Paragraph, Table, TableLayoutType, TableRow, WidthType } from 'docx'
import type { CellContent, FormCell, FormGrid } from '../../../../src-domain/book/form-grid.ts'
import { boxLines } from '../../typesetting/word/box-lines.ts'
import { cellLine, fang, hei, runs, tableCell, twips } from '../../typesetting/word/word-pieces.ts'

/** Millimetres. */
const rowHeight = 8
const paragraphHeight = 18
const signatureSpace = 14

/** A form's grid as a Word table: the areas merged as on paper, every box one to click. */
export function formTable(grid: FormGrid, width: number, size: number): Table {
  const whole = grid.columns.reduce((sum, w) => sum + w, 0)
  const widths = grid.columns.map((w) => (w * width) / whole)
  const rowCount = Math.max(...grid.cells.map((c) => c.row + c.rowSpan))
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const cells = grid.cells.filter((c) => c.row === row).sort((a, b) => a.column - b.column)
    const tall = cells.some((c) => c.role === 'paragraph' && c.content.every((part) => part.kind === 'text'))
    return new TableRow({
      cantSplit: true,
      height: { value: twips(tall ? paragraphHeight : rowHeight), rule: 'atLeast' },
      children: cells.map((cell) => {
        const cellWidth = widths.slice(cell.column, cell.column + cell.columnSpan).reduce((sum, w) => sum + w, 0)
        return tableCell(
          { content: content(cell, cellWidth, size), span: cell.columnSpan, down: cell.rowSpan },
          cellWidth,
        )
      }),
    })
  })
  return new Table({
    width: { size: twips(width), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    layout: TableLayoutType.FIXED,
    rows,
  })
}

function content(cell: FormCell, width: number, size: number): Paragraph[] {
  return cell.content.flatMap((part) => contentLines(part, cell.role, width, size))
}

function contentLines(part: CellContent, role: FormCell['role'], width: number, size: number): Paragraph[] {
  switch (part.kind) {
    case 'text': {
      const centred = role === 'label' || role === 'value'
      // The figure is written on the line before its unit.
      const text = part.text.replace(/^ {4,}(?=\S)/, '______')
      const type = { size, font: role === 'section' ? hei : fang }
      return text
        .split('\n')
        .map((line) => cellLine(runs(line, type), centred ? 'center' : 'left', { keepNext: role === 'section' }))
    }
    case 'boxes':
      return boxLines(part, width, size)
    case 'signature':
      return [signatureLine(part.text, size)]
  }
}

function signatureLine(text: string, size: number): Paragraph {
  return cellLine(runs(text, { size }), 'right', { above: text.includes('章') ? signatureSpace : 0 })
}
