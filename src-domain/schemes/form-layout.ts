import { z } from 'zod'

/**
 * How a form stands on paper, as data of its category: its grid and what stands where. Values, labels, options and
 * section titles are the category's; only their places are said here.
 */

const Key = z.string().min(1)
const Span = z.number().int().positive()

const Row = z.union([
  /** The title of the category's section of this index, across the table. */
  z.strictObject({ section: z.number().int().nonnegative() }),
  /** Label and value of each field, side by side over so many columns, one where it is not said; `stacked` puts a choice's boxes below each other. */
  z.strictObject({
    fields: z.array(Key).min(1),
    spans: z.array(Span).default([]),
    stacked: z.boolean().default(false),
  }),
  /** A head of years, and a row for each field: its label and a cell for each year over so many columns. */
  z.strictObject({ years: z.array(Key).min(1), head: z.string(), spans: z.array(Span).default([]) }),
  /** The fields' common group label merged down on the left. */
  z.strictObject({ group: z.array(Key).min(1), spans: z.array(Span).default([]) }),
  /** A field of repeating rows; merged down on the left another field, or its own label where there is none. */
  z.strictObject({ rows: Key, beside: Key.optional(), spans: z.array(Span).optional() }),
  /** A block to be sealed and dated, with the line that is signed. */
  z.strictObject({ seal: Key, signature: z.string() }),
])
export type LayoutRow = z.infer<typeof Row>

export const FormLayout = z.strictObject({
  /** Widths of the grid's columns, in proportion. */
  columns: z.array(z.number().positive()).min(1),
  rows: z.array(Row).min(1),
})
export type FormLayout = z.infer<typeof FormLayout>
