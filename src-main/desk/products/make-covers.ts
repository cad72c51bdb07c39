import { join } from 'node:path'
import type { Product } from '../../../db/editions.ts'
import { bindingOf } from '../../../src-domain/book/binding.ts'
import { bookText } from '../../../src-domain/book/book-text.ts'
import { spineText } from '../../../src-domain/book/spine.ts'
import { editionMark } from '../../../src-domain/edition/edition.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { BookCover } from '../../documents/making/covers/make-covers.ts'
import { finishedBytes } from '../../files/finished-file.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'
import { bookSource } from './book-source.ts'
import { fromBooks } from './from-books.ts'
import type { MakeOptions } from './making.ts'
import { productName } from './product-names.ts'
import { recordProducts } from './record-products.ts'

/**
 * 包背封面: for each book of the current edition, in rank order, back, spine and front as one page, the spine as wide as
 * the book's sheets make it. Problems: as `makeBooks`.
 */
export async function makeCovers(
  desk: Desk,
  { out }: { readonly out: string },
  actor: Actor,
  options: MakeOptions,
): Promise<Result<readonly Product[]>> {
  const begun = await fromBooks(desk, { out }, actor, options)
  if (!begun.ok) return begun
  const { edition, books, assembled, folder, faces } = begun.value
  const covers: BookCover[] = []
  for (const book of books) {
    const cover = coverOf(desk, book, edition.content.district)
    if (!cover.ok) return cover
    covers.push(cover.value)
  }
  const { print } = desk.scheme
  const title = `${edition.content.district} ${desk.scheme.shortTitle}申报书包背封面`
  const job = { title, mark: editionMark(edition), print, faces, covers }
  const made = await options.workers.make.covers(job, { signal: options.signal })
  if (!made.ok) return made
  const { pdf, pages } = made.value
  const path = join(folder, `${productName(desk, edition, '包背封面')}.pdf`)
  const written = await finishedBytes(path, pdf)
  if (!written.ok) return written
  const details = { pages, ...assembled }
  return recordProducts(desk, { edition, products: [{ kind: 'covers', path, ...written.value, details }] }, actor)
}

function coverOf(desk: Desk, { application, details }: Product, district: string): Result<BookCover> {
  const source = bookSource(desk, application ?? '')
  if (!source.ok) return source
  const binding = bindingOf(details?.pages ?? 0)
  const { cover, applicant } = bookText(desk.scheme, source.value)
  const category = categoryOf(desk.scheme, source.value.category).title
  const spine = spineText(binding, { applicant, category, year: desk.scheme.year, district }) ?? null
  return ok({ cover, thickness: binding.thickness, spine })
}
