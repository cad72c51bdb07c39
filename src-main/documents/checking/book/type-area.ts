import type { Scheme } from '../../../../src-domain/schemes/scheme.ts'
import { bare } from '../bare.ts'
import type { PageFacts, TextRun } from '../page-facts.ts'

type Margins = Scheme['print']['margins']

/** A page of the book; millimetres. */
export const a4 = { width: 210, height: 297 }

/** A run of the type area; `middle` in millimetres from the area's left edge. */
export type PlacedRun = TextRun & { readonly page: number; readonly middle: number }

/** In reading order, running head and foot left out. */
export function typeAreaRuns(pages: readonly PageFacts[], margins: Margins): PlacedRun[] {
  return pages.flatMap((page) => {
    const edge = page.number % 2 === 1 ? margins.inside : margins.outside
    return page.runs
      .filter((run) => run.bottom > margins.top && run.top < page.height - margins.bottom)
      .map((run) => ({ ...run, page: page.number, middle: (run.left + run.right) / 2 - edge }))
  })
}

/** Edges of a table's columns, whose widths are in proportion, in millimetres from the type area's left edge. */
export function columnEdges(columns: readonly number[], { inside, outside }: Margins): number[] {
  const whole = columns.reduce((sum, c) => sum + c, 0)
  const edges = [0]
  for (const column of columns) edges.push((edges.at(-1) ?? 0) + (column * (a4.width - inside - outside)) / whole)
  return edges
}

/**
 * What stands between two edges: in a table's columns one cell's text follows another's, also where a row goes over the
 * page and its other cells come in between.
 */
export function between<Run extends { readonly middle: number }>(runs: readonly Run[], from = 0, to = 0): Run[] {
  return runs.filter(({ middle }) => middle >= from && middle <= to)
}

export function textOf(runs: readonly { readonly text: string }[]): string {
  return bare(runs.map((run) => run.text).join(''))
}
