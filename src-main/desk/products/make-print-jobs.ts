import { join } from 'node:path'
import type { Product } from '../../../db/editions.ts'
import { bindingOf } from '../../../src-domain/book/binding.ts'
import { categoryTitle, type Edition, editionMark } from '../../../src-domain/edition/edition.ts'
import type { Steps } from '../../../src-domain/progress.ts'
import { failed, type Result } from '../../../src-domain/result.ts'
import { nameOnCovers } from '../../../src-domain/schemes/cover-names.ts'
import { printedCopies } from '../../../src-domain/schemes/delivery.ts'
import type { JobBook } from '../../documents/making/print-job/make-print-job.ts'
import { volumesOf } from '../../documents/making/print-job/volumes.ts'
import { finishedBytes } from '../../files/finished-file.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'
import { fromBooks } from './from-books.ts'
import { type MakeOptions, stopped } from './making.ts'
import { productName } from './product-names.ts'
import { recordProducts } from './record-products.ts'

/**
 * 合并打印: all books of the current edition in rank order as PDFs to be printed in one go, separator sheets between
 * them. What is too large for one PDF becomes several, in the same order. Problems: as `makeBooks`.
 */
export async function makePrintJobs(
  desk: Desk,
  { out }: { readonly out: string },
  actor: Actor,
  options: MakeOptions,
): Promise<Result<readonly Product[]>> {
  const begun = await fromBooks(desk, { out }, actor, options)
  if (!begun.ok) return begun
  const { edition, books, assembled, folder, faces } = begun.value
  const volumes = volumesOf(jobBooks(desk, edition, books))
  const jobs: Omit<Product, 'at'>[] = []
  for (const [i, volume] of volumes.entries()) {
    if (options.signal?.aborted) return failed(stopped)
    const title = volumes.length > 1 ? `合并打印_${i + 1}` : '合并打印'
    const progress = ({ done, total }: Steps) =>
      options.progress?.({ done: i + done / total, total: volumes.length, label: '合并打印' })
    const job = {
      title: `${edition.content.district} ${desk.scheme.shortTitle}申报书${volumes.length > 1 ? `（${i + 1}/${volumes.length}）` : ''}`,
      mark: editionMark(edition),
      print: desk.scheme.print,
      copies: printedCopies(desk.scheme.delivery),
      nameHead: nameOnCovers(desk.scheme),
      faces,
      books: volume,
    }
    const made = await options.workers.make.printJob(job, { signal: options.signal, progress })
    if (!made.ok) return made
    const { pdf, pages } = made.value
    const path = join(folder, `${productName(desk, edition, title)}.pdf`)
    const written = await finishedBytes(path, pdf)
    if (!written.ok) return written
    jobs.push({
      kind: 'printJob',
      path,
      ...written.value,
      details: { pages, sheets: bindingOf(pages).sheets, ...assembled },
    })
  }
  return recordProducts(desk, { edition, products: jobs }, actor)
}

function jobBooks(
  desk: Desk,
  { content }: Edition,
  books: readonly Product[],
): (JobBook & { readonly size: number })[] {
  return content.sections.flatMap(({ category, entries }) =>
    entries.flatMap(({ application, rank, name }) => {
      const book = books.find((b) => b.application === application)
      const pages = book?.details?.pages
      if (!book || pages === undefined) return []
      const { path, size } = book
      return [{ path, size, category: categoryTitle(desk.scheme, category), rank, name, pages, ...bindingOf(pages) }]
    }),
  )
}
