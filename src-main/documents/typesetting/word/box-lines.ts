import { type Paragraph, TabStopType } from 'docx'
import type { CellContent } from '../../../../src-domain/book/form-grid.ts'
import { box, cellLine, type RunChild, runs, tabbed, twips } from './word-pieces.ts'

/** Options with their boxes, three to a line. */
export function choiceLines(
  options: readonly string[],
  width: number,
  size: number,
  chosen: readonly string[] = [],
): Paragraph[] {
  const boxes = options.map((label) => ({ label, ticked: chosen.includes(label) }))
  return boxLines({ kind: 'boxes', lead: '', columns: Math.min(3, options.length), boxes }, width, size)
}

/** Boxes below each other, in columns, or running on behind the lead-in. */
export function boxLines(
  { lead, columns, boxes }: Extract<CellContent, { kind: 'boxes' }>,
  width: number,
  size: number,
): Paragraph[] {
  const perLine = columns === 0 ? boxes.length : columns
  const lines = Array.from({ length: Math.ceil(boxes.length / perLine) }, (_, i) =>
    boxes.slice(i * perLine, (i + 1) * perLine),
  )
  const tabStops = Array.from({ length: Math.max(0, columns - 1) }, (_, i) => ({
    type: TabStopType.LEFT,
    position: twips((width * (i + 1)) / columns),
  }))
  return lines.map((line, i) => {
    const children: RunChild[] = i === 0 && lead ? [...runs(lead, { size })] : []
    line.forEach(({ label, ticked }, j) => {
      const gap = j === 0 ? [] : columns > 1 ? [tabbed()] : runs('　', { size })
      children.push(...gap, box(ticked), ...runs(label, { size }))
    })
    return cellLine(children, 'left', { tabStops })
  })
}
