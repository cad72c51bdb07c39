import { type EmptyCell, emptyCells, printedFor } from '../../../src-domain/edition/empty-cells.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { ApplicationRow } from '../applications/row.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'
import { currentContent } from '../editions/current-edition.ts'

/** What the summary would print blank though the notice asks for it, known before anything is frozen. */
export type SummaryLacks = {
  /** Of the recommended applications, in printed order. */
  readonly blank: readonly EmptyCell[]
  /** Categories in hand whose rows print the batch's e-mail, while it has none. */
  readonly emailFor: readonly CategoryId[]
}

export function summaryLacks(desk: ReadableDesk, rows: readonly ApplicationRow[]): SummaryLacks {
  const { summary } = desk.scheme
  const inHand = new Set(rows.filter((row) => row.status !== 'declined').map((row) => row.category))
  return {
    blank: emptyCells(summary, currentContent(desk)),
    emailFor: batchOf(desk).email ? [] : printedFor(summary, 'email').filter((id) => inHand.has(id)),
  }
}
