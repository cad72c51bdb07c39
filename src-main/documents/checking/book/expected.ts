import type { BookText } from '../../../../src-domain/book/book-text.ts'
import type { SetBook } from '../../making/book/make-book.ts'
import type { ChosenFaces } from '../../typesetting/find-faces.ts'

/** What the finished PDF is held against. */
export type Expected = {
  readonly text: BookText
  readonly faces: ChosenFaces
  readonly book: Omit<SetBook, 'pdf'>
}

/** Whether a page is one of the outline's. */
export function outlineRange(expected: Expected): (page: number) => boolean {
  return partRange(expected, expected.text.outline.title)
}

/** Whether a page is one of a part's. */
export function partRange({ book }: Expected, title: string): (page: number) => boolean {
  const part = book.parts.find((p) => p.title === title)
  return (page) => part !== undefined && page >= part.page && page <= part.end
}
