/**
 * Source of a regular expression that finds a printed text however it is spaced, broken over lines, bracketed and
 * punctuated.
 */
export function loosely(printed: string): string {
  return [...printed]
    .filter((c) => c.trim() !== '')
    .map((c) => kinds.find((kind) => kind.includes(c)) ?? c)
    .map((c) => (c.length > 1 ? `[${c}]` : c.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')))
    .join('\\s*')
}

const kinds = ['（(', '）)', '，,、', '：:', '；;', '。.', '“"”']
