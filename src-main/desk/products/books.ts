import { join } from 'node:path'
import type { Product } from '../../../db/editions.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { bindingOf } from '../../../src-domain/book/binding.ts'
import { bookText } from '../../../src-domain/book/book-text.ts'
import { readyToPrint } from '../../../src-domain/book/print-finding.ts'
import type { Edition, EditionEntry } from '../../../src-domain/edition/edition.ts'
import { editionContent } from '../../../src-domain/edition/edition-content.ts'
import { cleanName } from '../../../src-domain/edition/package-layout.ts'
import type { ProductDetails } from '../../../src-domain/products/product.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type CategoryId, categoryOf } from '../../../src-domain/schemes/scheme.ts'
import { attachmentLimits } from '../../documents/making/book/attachment-file.ts'
import { type ChosenFaces, findFaces } from '../../documents/typesetting/find-faces.ts'
import type { Made } from '../../documents/workers/workers.ts'
import { filePath } from '../../files/file-store.ts'
import { finishedBytes } from '../../files/finished-file.ts'
import { applicationsOf, batchOf, type Desk, findApplication } from '../desk.ts'
import { currentEdition } from '../editions/freeze.ts'
import {
  editionName,
  type MakeOptions,
  outFolder,
  type Progress,
  recordProducts,
  stopped,
  unchangedProduct,
} from './products.ts'

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

export type BookDetails = Required<Omit<ProductDetails, 'lacking'>>

/** Whose books are due: those of the edition while it is current, else of everything not declined. */
export function bookApplications(desk: Desk): string[] {
  const edition = currentEdition(desk)
  return edition.ok
    ? entriesOf(edition.value).map((e) => e.application)
    : applicationsOf(desk).flatMap((a) => (a.declined ? [] : [a.id]))
}

/**
 * Makes the book (申报书) of one application in a folder: from the latest edition while the data are as it froze them,
 * else from the present data, marked 未定稿. A book with a failed print check is kept, to be looked at, and not `ready`.
 * Problems: `application-unknown`, `out-unusable`, what the workers or the disk refuse.
 */
export async function makeApplicationBook(
  desk: Desk,
  id: string,
  out: string,
  options: MakeOptions,
): Promise<Result<Book>> {
  const found = findApplication(desk, id)
  if (!found.ok) return found
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const source = sourceOf(desk, found.value)
  const { entry, edition } = source
  const set = await setBook(desk, source, options)
  if (!set.ok) return set
  const { pdf, details } = set.value
  const path = join(folder.value, fileName(desk, source))
  const written = await finishedBytes(path, pdf)
  if (!written.ok) return written
  const file = { path, ...written.value }
  if (edition) {
    const product = { kind: 'book', application: entry.application, ...file, details } as const
    const recorded = recordProducts(desk, edition, [product], options.by)
    if (!recorded.ok) return recorded
  }
  return ok({
    application: entry.application,
    name: entry.name,
    ...file,
    ...(edition ? { edition: { number: edition.number, hash: edition.hash } } : {}),
    ...details,
    ready: readyToPrint(details.findings),
  })
}

/**
 * The books of the current edition in rank order; one whose file is still as it was made is not made again, unless all
 * are wanted `anew` (in faces that were installed since). Problems: `no-edition`, `edition-outdated`, `cancelled`, and what making one refuses.
 */
export async function makeEditionBooks(
  desk: Desk,
  out: string,
  options: MakeOptions,
  anew = false,
): Promise<Result<Product[]>> {
  const current = currentEdition(desk)
  if (!current.ok) return current
  const edition = current.value
  const entries = entriesOf(edition)
  const books: Product[] = []
  for (const [done, { application, name }] of entries.entries()) {
    const progress = (step: Pick<Progress, 'done' | 'total'>) =>
      options.progress?.({ done: done + step.done / step.total, total: entries.length, label: `成册：${name}` })
    progress({ done: 0, total: 1 })
    const known = anew ? undefined : await unchangedProduct(desk, edition, 'book', application)
    if (!known) {
      if (options.signal?.aborted) return failed(stopped)
      const made = await makeApplicationBook(desk, application, out, { ...options, progress })
      if (!made.ok) return made
    }
    const book = known ?? (await unchangedProduct(desk, edition, 'book', application))
    // The data changed while the books were being made: the rest would be of no edition.
    if (!book) return failed(changedMeanwhile)
    books.push(book)
  }
  return ok(books)
}

const changedMeanwhile = {
  code: 'edition-outdated',
  message: '成册期间数据有改动，没有全部成册，已生成的文件留着。请重新定稿后再生成。',
} as const

/** A book as it would be made now, without a file. */
export async function previewBook(
  desk: Desk,
  id: string,
  options: MakeOptions,
): Promise<Result<{ readonly pdf: Uint8Array; readonly details: BookDetails } & Pick<Book, 'edition'>>> {
  const found = findApplication(desk, id)
  if (!found.ok) return found
  const source = sourceOf(desk, found.value)
  const set = await setBook(desk, source, options)
  if (!set.ok) return set
  return ok({ ...set.value, ...(source.edition ? { edition: source.edition } : {}) })
}

async function setBook(
  desk: Desk,
  source: Source,
  { workers, fontFolders, progress, signal }: MakeOptions,
): Promise<Result<{ pdf: Uint8Array; details: BookDetails }>> {
  const { attachments, pictures = [] } = source.entry
  const text = bookText(desk.scheme, source)
  const faces = await findFaces(desk.scheme.print, fontFolders)
  const files = [...pictures, ...attachments].map(({ sha256 }) => [sha256, filePath(desk.store.folder, sha256)])
  const paths = Object.fromEntries(files)
  const made = await workers.make.book(
    { text, faces, paths, limits: attachmentLimits },
    { signal, progress: (step) => progress?.({ ...step, label: '成册' }) },
  )
  return made.ok ? ok({ pdf: made.value.pdf, details: detailsOf(made.value, faces) }) : made
}

function detailsOf({ pages, attachments, findings }: Made<'book'>, faces: ChosenFaces): BookDetails {
  return {
    pages,
    ...bindingOf(pages),
    faces: [faces.body, ...faces.headings].map(({ asked, name, asAsked }) => ({ asked, name, asAsked })),
    findings,
    attachments,
  }
}

/** What the book of an application is called as a file. */
export function bookFileName(desk: Desk, id: string): Result<string> {
  const found = findApplication(desk, id)
  return found.ok ? ok(fileName(desk, sourceOf(desk, found.value))) : found
}

type Source = {
  readonly category: CategoryId
  readonly entry: EditionEntry
  readonly recommender: string
  readonly edition?: Edition
}

function sourceOf(desk: Desk, application: Application): Source {
  const { category } = application
  const current = currentEdition(desk)
  if (current.ok) {
    const edition = current.value
    const entry = entriesOf(edition).find((e) => e.application === application.id)
    if (entry) return { category, entry, recommender: edition.content.recommender, edition }
  }
  const batch = batchOf(desk)
  const content = editionContent(desk.scheme, batch, [{ ...application, rank: application.rank ?? 1 }])
  const entry = entriesOf({ content }).find((e) => e.application === application.id)
  if (!entry) throw new Error('a category of the scheme is missing from its summary')
  return { category, entry, recommender: batch.recommender }
}

function entriesOf({ content }: Pick<Edition, 'content'>): readonly EditionEntry[] {
  return content.sections.flatMap((s) => s.entries)
}

/** 示范企业_01_上海样例泵业集团有限公司_申报书_定稿第1版_7F3A-91C2.pdf; a draft has the application's number instead of a rank. */
function fileName(desk: Desk, { category, entry, edition }: Source): string {
  const number = edition ? String(entry.rank).padStart(2, '0') : entry.application
  const mark = edition ? editionName(edition) : '未定稿'
  return `${cleanName(`${categoryOf(desk.scheme, category).title}_${number}_${entry.name}`, 80)}_申报书_${mark}.pdf`
}
