import { expect } from 'vitest'
import { isBlank, pixelsApart, seePdf } from '../../../../support/see-pages.ts'
import type { MadeBook } from './make.ts'

/** Expects every page of an attachment to look in the book as it does in its own file, pixel by pixel at 150 dpi. */
export async function expectSamePixels({ book, pdf }: MadeBook, file: string, bytes: Uint8Array): Promise<void> {
  const first = book.attachments.find((a) => a.file === file)?.firstPage ?? 0
  const bound = await seePdf(pdf)
  const original = await seePdf(bytes)
  const apart: number[] = []
  for (let i = 0; i < original.pages; i++) {
    const page = await original.page(1 + i)
    expect(isBlank(page)).toBe(false)
    apart.push(pixelsApart(page, await bound.page(first + i)))
  }
  original.close()
  bound.close()
  expect({ file, apart }).toEqual({ file, apart: apart.map(() => 0) })
}
