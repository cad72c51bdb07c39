import type { BookText } from '../../../../src-domain/book/book-text.ts'

/** A character no typeface at hand has is set as this, so that the paper shows that something is missing there. */
export const emptyBox = '□'

export function boxedText(text: BookText, missing: readonly string[]): BookText {
  if (missing.length === 0) return text
  const lacking = new Set(missing)
  return JSON.parse(
    JSON.stringify(text, (_, value) =>
      typeof value === 'string' ? [...value].map((c) => (lacking.has(c) ? emptyBox : c)).join('') : value,
    ),
  ) as BookText
}
