import { bindingOf } from '../../../src-domain/book/binding.ts'
import { bookText } from '../../../src-domain/book/book-text.ts'
import { given } from '../../../src-domain/given.ts'
import type { ProductDetails } from '../../../src-domain/products/product.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { attachmentLimits } from '../../documents/making/book/attachment-limits.ts'
import { type ChosenFaces, findFaces } from '../../documents/typesetting/find-faces.ts'
import type { Made } from '../../documents/workers/given.ts'
import { verifiedPaths } from '../../files/verified-file.ts'
import type { Desk } from '../desk.ts'
import type { BookSource } from './book-source.ts'
import type { MakeOptions } from './making.ts'

/** What is to be known of a book before it is printed and bound. */
export type BookDetails = Required<Omit<ProductDetails, 'lacking' | 'assembly'>> & Pick<ProductDetails, 'assembly'>

export type SetBook = { readonly pdf: Uint8Array; readonly details: BookDetails }

/** Sets and binds a book, without a file. Problems: `file-damaged`, and what the workers refuse. */
export async function setBook(
  desk: Desk,
  source: BookSource,
  { workers, fontFolders, progress, signal }: MakeOptions,
): Promise<Result<SetBook>> {
  const { attachments, pictures = [] } = source.entry
  const text = bookText(desk.scheme, source)
  const faces = await findFaces(desk.scheme.print, fontFolders)
  const files = [...pictures.map(({ name, sha256 }) => ({ file: name, sha256 })), ...attachments]
  const paths = await verifiedPaths(desk.store.folder, files)
  if (!paths.ok) return paths
  const made = await workers.make.book(
    { text, faces, paths: paths.value, limits: attachmentLimits },
    { signal, progress: (step) => progress?.({ ...step, label: '成册' }) },
  )
  if (!made.ok) return made
  const details = { ...detailsOf(made.value, faces), ...given({ assembly: source.assemblyName }) }
  return ok({ pdf: made.value.pdf, details })
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
