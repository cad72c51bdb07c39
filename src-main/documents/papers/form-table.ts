import { type Paragraph, Table, TableLayoutType, TableRow, TabStopType, WidthType } from 'docx'
import type { CellContent, FormCell, FormGrid } from '../../../src-domain/book/form-grid.ts'
import { box, cellLine, fang, hei, type RunChild, runs, tabbed, tableCell, twips } from './blocks.ts'

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
          size,
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

/** Options with their boxes, as the form has them elsewhere. */
export function choiceLines(
  options: readonly string[],
  width: number,
  size: number,
  align: 'left' | 'center' = 'left',
  chosen: readonly string[] = [],
  columns = Math.min(3, options.length),
): Paragraph[] {
  const boxes = options.map((label) => ({ label, ticked: chosen.includes(label) }))
  return boxLines({ kind: 'boxes', lead: '', columns, boxes }, width, size, align)
}

/** Boxes below each other, in columns, or running on behind the lead-in. */
function boxLines(
  { lead, columns, boxes }: Extract<CellContent, { kind: 'boxes' }>,
  width: number,
  size: number,
  align: 'left' | 'center' = 'left',
): Paragraph[] {
  const perLine = columns === 0 ? boxes.length : columns
  const lines = Array.from({ length: Math.ceil(boxes.length / perLine) }, (_, i) =>
    boxes.slice(i * perLine, (i + 1) * perLine),
  )
  const stops = Array.from({ length: Math.max(0, columns - 1) }, (_, i) => ({
    type: TabStopType.LEFT,
    position: twips((width * (i + 1)) / columns),
  }))
  return lines.map((line, i) => {
    const children: RunChild[] = i === 0 && lead ? [...runs(lead, { size })] : []
    line.forEach(({ label, ticked }, j) => {
      const gap = j === 0 ? [] : columns > 1 ? [tabbed()] : runs('　', { size })
      children.push(...gap, box(ticked), ...runs(label, { size }))
    })
    return cellLine(children, align, { tabStops: stops })
  })
}

function signatureLine(text: string, size: number): Paragraph {
  return cellLine(runs(text, { size }), 'right', { above: text.includes('章') ? signatureSpace : 0 })
}
