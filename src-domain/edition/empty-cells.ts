import type { CategoryId, Scheme, SummaryColumn } from '../schemes/scheme.ts'
import type { EditionContent } from './edition.ts'
import { printable } from './summary.ts'

/** A cell of the summary that the notice wants filled and that would be printed blank. */
export type EmptyCell = {
  readonly application: string
  readonly name: string
  readonly column: string
  /** Where it is filled: in the application, or in the batch's settings. */
  readonly filledIn: 'application' | 'batch'
}

/** What the summary lacks against what the notice demands of it, however it came to be so: in printed order. */
export function emptyCells({ sections }: Scheme['summary'], content: EditionContent): EmptyCell[] {
  return sections.flatMap(({ category, columns }) =>
    (content.sections.find((s) => s.category === category)?.entries ?? []).flatMap(({ application, name, summary }) =>
      columns.flatMap((column, i) =>
        column.mayBeEmpty || printable(summary[i] ?? '') !== ''
          ? []
          : [{ application, name, column: column.title, filledIn: filledIn(column) }],
      ),
    ),
  )
}

function filledIn({ from }: SummaryColumn): EmptyCell['filledIn'] {
  return from.kind === 'contact' ? 'batch' : 'application'
}

/** Of which categories the summary prints this of the batch. */
export function printedFor({ sections }: Scheme['summary'], contact: 'preparer' | 'phone' | 'email'): CategoryId[] {
  return sections.flatMap(({ category, columns }) =>
    columns.some(({ from, mayBeEmpty }) => from.kind === 'contact' && from.key === contact && !mayBeEmpty)
      ? [category]
      : [],
  )
}
