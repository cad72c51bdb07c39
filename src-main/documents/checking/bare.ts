/** Without white space and invisible signs, which a PDF does not keep, and with look-alikes of the same glyph made one. */
export function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Variation_Selector}]/gu, '')
}
