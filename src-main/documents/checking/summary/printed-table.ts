import type { Area, PageFacts, TextRun } from '../page-facts.ts'

/** The finding that fails when the PDF says anything else than the edition. */
export const sameTable = 'table'

/** A page of the printed summary as its own rules divide it: the grid's cells row by row, and what stands outside it. */
export type PrintedPage = {
  readonly above: string
  readonly rows: readonly (readonly string[])[]
  readonly below: string
  /** Where the grid ends; millimetres from the page's upper edge. */
  readonly bottom: number
}

/** Two strokes this near, in millimetres, are one; a stroke this thin is a rule. */
const near = 0.5
/** The shortest stroke that is a rule. */
const shortest = 4

export function readPrintedPage({ runs, drawings }: PageFacts): PrintedPage {
  const across = places(drawings.filter((d) => d.bottom - d.top < near && d.right - d.left > shortest).map(middleY))
  const upright = drawings.filter((d) => d.right - d.left < near && d.bottom - d.top > shortest)
  const rows: string[][] = []
  for (const [i, top] of across.entries()) {
    const bottom = across[i + 1]
    if (bottom === undefined) break
    const edges = places(
      upright.filter((u) => u.top < (top + bottom) / 2 && u.bottom > (top + bottom) / 2).map(middleX),
    )
    const inRow = runs.filter((run) => isBetween(middleY(run), top, bottom))
    rows.push(edges.slice(1).map((right, c) => read(inRow.filter((r) => isBetween(middleX(r), edges[c] ?? 0, right)))))
  }
  const [first = 0, last = 0] = [across[0], across.at(-1)]
  return {
    above: textOf(runs.filter((run) => middleY(run) < first)),
    rows,
    below: textOf(runs.filter((run) => middleY(run) > last)),
    bottom: last,
  }
}

/** Line by line, from left to right. */
function read(runs: readonly TextRun[]): string {
  return textOf(runs.toSorted((a, b) => (Math.abs(a.top - b.top) < 1 ? a.left - b.left : a.top - b.top)))
}

function textOf(runs: readonly TextRun[]): string {
  return runs.map((run) => run.text).join('')
}

/** Different values in order; of those nearly alike, one. */
function places(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.filter((value, i) => i === 0 || value - (sorted[i - 1] ?? 0) > near)
}

function isBetween(value: number, from: number, to: number): boolean {
  return value > from && value < to
}

function middleX({ left, right }: Area): number {
  return (left + right) / 2
}

function middleY({ top, bottom }: Area): number {
  return (top + bottom) / 2
}
