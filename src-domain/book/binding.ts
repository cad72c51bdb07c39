/** What the binder needs to know of a book. */
export type Binding = {
  /** Sheets of A4, printed on both sides. */
  readonly sheets: number
  /** Millimetres of the spine, cover included, to one decimal. */
  readonly thickness: number
}

/** A sheet of 80 g/m² office paper, and the two leaves of a plain paper cover (普通纸质封面), in millimetres. */
const sheetThickness = 0.104
const coverThickness = 0.4

export function bindingOf(pages: number): Binding {
  const sheets = Math.ceil(pages / 2)
  return { sheets, thickness: Math.round((sheets * sheetThickness + coverThickness) * 10) / 10 }
}
