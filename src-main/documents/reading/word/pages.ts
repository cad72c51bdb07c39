/**
 * Which page something stands on, as far as the file says: by its page and section breaks and by those of Word's last
 * layout. Whatever is asked for has a position in the order of the document.
 */
export type Pages = {
  position: number
  /** Lines there are at least so far; a row of a table is one. */
  lines: number
  /** The lines before each new page, by its position. */
  readonly breaks: Map<number, number>
  /** The last section break, which is no new page where the section behind it says so. */
  sectionBreak?: number | undefined
  /** Type of the section whose properties are open; whether it ends with the paragraph open. */
  section?: string | undefined
  sectionEnds?: boolean
  /** Millimetres above the body, of the section with the fewest. */
  topMargin?: number
}

export type Mark = { readonly position: number; readonly lines: number }

/** Characters that hardly stand on one line. */
const longestLine = 50

export function pagesOf(): Pages {
  return { position: 0, lines: 0, breaks: new Map() }
}

export function markOf(pages: Pages): Mark {
  return { position: ++pages.position, lines: pages.lines }
}

export function breakPage(pages: Pages): void {
  pages.breaks.set(++pages.position, pages.lines)
}

/** How a section begins is said where it ends: that settles the break before it. */
export function endSection(pages: Pages, withParagraph: boolean): void {
  if (pages.section === 'continuous' && pages.sectionBreak) pages.breaks.delete(pages.sectionBreak)
  pages.sectionBreak = undefined
  pages.section = undefined
  pages.sectionEnds = withParagraph
}

export function endLine(pages: Pages, length: number): void {
  pages.lines += 1 + Math.floor(length / longestLine)
  if (!pages.sectionEnds) return
  pages.sectionEnds = false
  breakPage(pages)
  pages.sectionBreak = pages.position
}

/** The page a position is on, and the lines before it. */
export function pageAt({ breaks }: Pages, position: number): { readonly number: number; readonly lines: number } {
  const before = [...breaks].filter(([at]) => at < position)
  return { number: before.length, lines: before.at(-1)?.[1] ?? 0 }
}
