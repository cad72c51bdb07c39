import { join } from 'node:path'
import { listApplications } from '../../../db/applications.ts'
import { readyToPrint } from '../../../src-domain/book/print-finding.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { finishedBytes } from '../../files/finished-file.ts'
import type { Actor } from '../actor.ts'
import type { Desk, ReadableDesk } from '../desk.ts'
import { currentEdition } from '../editions/current-edition.ts'
import { bookFileName, bookSource, entriesOf } from './book-source.ts'
import { type MakeOptions, outFolder } from './making.ts'
import { recordProducts } from './record-products.ts'
import { type BookDetails, type SetBook, setBook } from './set-book.ts'

/** A finished book: the file, and what is to be known before it is printed and bound. */
export type Book = BookDetails & {
  readonly application: string
  readonly name: string
  readonly path: string
  readonly size: number
  /** Lower-case hex. */
  readonly sha256: string
  /** The edition it was made from; absent for a draft (未定稿). */
  readonly edition?: Pick<Edition, 'number' | 'hash'>
  /** 印前检查 has nothing that fails. */
  readonly ready: boolean
}

/** Whose books are due: those of the edition while it is current, else of everything neither declined nor withdrawn. */
export function bookApplications(desk: ReadableDesk): string[] {
  const edition = currentEdition(desk)
  return edition.ok
    ? entriesOf(edition.value).map((e) => e.application)
    : listApplications(desk.store).flatMap((a) => (a.declined || a.withdrawn ? [] : [a.id]))
}

/**
 * Makes the book (申报书) of one application in a folder: from the latest edition while the data are as it froze them,
 * else from the present data, marked 未定稿. A book with a failed print check is kept, to be looked at, and not `ready`.
 * Problems: `application-unknown`, `out-unusable`, `edition-overtaken`, what the workers or the disk refuse.
 */
export async function makeBook(
  desk: Desk,
  { application, out }: { readonly application: string; readonly out: string },
  actor: Actor,
  options: MakeOptions,
): Promise<Result<Book>> {
  const found = bookSource(desk, application)
  if (!found.ok) return found
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const { entry, edition } = found.value
  const set = await setBook(desk, found.value, options)
  if (!set.ok) return set
  const { pdf, details } = set.value
  const path = join(folder.value, bookFileName(desk, found.value))
  const written = await finishedBytes(path, pdf)
  if (!written.ok) return written
  const file = { path, ...written.value }
  if (edition) {
    const products = [{ kind: 'book', application, ...file, details }] as const
    const recorded = recordProducts(desk, { edition, products }, actor)
    if (!recorded.ok) return recorded
  }
  return ok({
    application,
    name: entry.name,
    ...file,
    ...(edition ? { edition: { number: edition.number, hash: edition.hash } } : {}),
    ...details,
    ready: readyToPrint(details.findings),
  })
}

/** A book as it would be made now, with the name its file would have. Problems: as `makeBook`, without a folder. */
export async function previewBook(
  desk: Desk,
  { application }: { readonly application: string },
  options: MakeOptions,
): Promise<Result<SetBook & { readonly fileName: string } & Pick<Book, 'edition'>>> {
  const found = bookSource(desk, application)
  if (!found.ok) return found
  const set = await setBook(desk, found.value, options)
  if (!set.ok) return set
  const { edition } = found.value
  return ok({ ...set.value, fileName: bookFileName(desk, found.value), ...(edition ? { edition } : {}) })
}
