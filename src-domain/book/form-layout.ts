import { z } from 'zod'
import { CategoryId, type Scheme } from '../schemes/scheme.ts'
import shanghai2023 from '../schemes/shanghai-2023-batch5/layout.json' with { type: 'json' }

/**
 * How a notice's forms stand on paper: the cover's words and the grid of each form. Values, labels, options and section
 * titles are the scheme's; only where they stand is said here. A later notice is a file more in `layouts`.
 */

const Key = z.string().min(1)
const Span = z.number().int().positive()

const Row = z.union([
  /** The title of the scheme's section of this index, across the table. */
  z.strictObject({ section: z.number().int().nonnegative() }),
  /** Label and value of each field, side by side over so many columns; `stacked` puts a choice's boxes below each other. */
  z.strictObject({
    fields: z.array(Key).min(1),
    spans: z.array(Span).min(2),
    stacked: z.boolean().default(false),
  }),
  /** A head of years, and a row for each field: its label and a cell for each year over so many columns. */
  z.strictObject({ years: z.array(Key).min(1), head: z.string(), spans: z.array(Span).min(2) }),
  /** The fields' common group label merged down on the left. */
  z.strictObject({ group: z.array(Key).min(1), spans: z.tuple([Span, Span, Span]) }),
  /** A field of repeating rows, with another field merged down on the left. */
  z.strictObject({ rows: Key, beside: Key }),
  /** A block to be sealed and dated, with the line that is signed. */
  z.strictObject({ seal: Key, signature: z.string() }),
])
export type LayoutRow = z.infer<typeof Row>

const FormLayout = z.strictObject({
  /** Widths of the grid's columns, in proportion. */
  columns: z.array(z.number().positive()).min(1),
  rows: z.array(Row).min(1),
})
export type FormLayout = z.infer<typeof FormLayout>

const BookLayout = z.strictObject({
  scheme: z.string(),
  /** 服务型制造示范遴选 */
  coverTitle: z.string().min(1),
  forms: z.partialRecord(CategoryId, FormLayout),
})
export type BookLayout = z.infer<typeof BookLayout>

const layouts: readonly BookLayout[] = [shanghai2023].map((json) => BookLayout.parse(json))

/** A scheme without a layout is one whose forms nobody has drawn yet, which is a bug of the release. */
export function bookLayout(scheme: Scheme): BookLayout {
  const layout = layouts.find((l) => l.scheme === scheme.id)
  if (!layout) throw new Error(`scheme ${scheme.id} has no book layout`)
  return layout
}
