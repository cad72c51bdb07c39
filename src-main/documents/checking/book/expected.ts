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
export function outlineRange({ text, book }: Expected): (page: number) => boolean {
  const at = book.parts.findIndex((p) => p.title === text.outline.title)
  const [from, to] = [book.parts[at]?.page ?? 0, book.parts[at + 1]?.page ?? 0]
  return (page) => page >= from && page < to
}
