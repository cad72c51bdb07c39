import type { Product } from '../../../db/editions.ts'
import type { Steps } from '../../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { severalAtOnce } from '../../../src-domain/several-at-once.ts'
import { threads } from '../../documents/workers/kinds.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'
import { currentEdition } from '../editions/current-edition.ts'
import { entriesOf } from './book-source.ts'
import { unchangedProduct } from './list-products.ts'
import { makeBook } from './make-book.ts'
import { type MakeOptions, stopped } from './making.ts'
import { changedMeanwhile } from './record-products.ts'

/**
 * The books of the current edition in rank order; one whose file is still as it was made is not made again, unless all
 * are wanted `anew` (in faces that were installed since). Problems: `no-edition`, `edition-outdated`,
 * `edition-overtaken`, `making-cancelled`, and what making one refuses.
 */
export async function makeBooks(
  desk: Desk,
  { out, anew = false }: { readonly out: string; readonly anew?: boolean | undefined },
  actor: Actor,
  options: MakeOptions,
): Promise<Result<Product[]>> {
  const current = currentEdition(desk)
  if (!current.ok) return current
  const edition = current.value
  const entries = entriesOf(edition)
  // How far each has come, from 0 to 1.
  const parts = entries.map(() => 0)

  // While one is being set, another is bound and checked.
  return severalAtOnce(threads.making.count, entries, async ({ application, name }, i) => {
    const progress = (step: Steps) => {
      parts[i] = step.done / step.total
      const done = parts.reduce((sum, part) => sum + part, 0)
      options.progress?.({ done, total: entries.length, label: `成册：${name}` })
    }
    progress({ done: 0, total: 1 })
    const known = anew ? undefined : await unchangedProduct(desk, edition, 'book', application)
    if (!known) {
      if (options.signal?.aborted) return failed(stopped)
      const made = await makeBook(desk, { application, out }, actor, { ...options, progress })
      if (!made.ok) return made
    }
    parts[i] = 1
    const book = known ?? (await unchangedProduct(desk, edition, 'book', application))
    // The data changed while the books were being made: the rest would be of no edition.
    return book ? ok(book) : failed(changedMeanwhile)
  })
}
