import type { Product } from '../../../db/editions.ts'
import type { AssemblyName } from '../../../src-domain/batch/assembly.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { given } from '../../../src-domain/given.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { type ChosenFaces, findFaces } from '../../documents/typesetting/find-faces.ts'
import type { Actor } from '../actor.ts'
import type { Desk } from '../desk.ts'
import { currentEdition } from '../editions/current-edition.ts'
import { makeBooks } from './make-books.ts'
import { type MakeOptions, outFolder } from './making.ts'

/** What is made of all books together begins with them: the current edition's, and how they were assembled. */
export type FromBooks = {
  readonly edition: Edition
  /** In rank order. */
  readonly books: readonly Product[]
  readonly assembled: { readonly assembly?: AssemblyName }
  readonly folder: string
  readonly faces: ChosenFaces
}

/** Problems: as `makeBooks`. */
export async function fromBooks(
  desk: Desk,
  { out }: { readonly out: string },
  actor: Actor,
  options: MakeOptions,
): Promise<Result<FromBooks>> {
  const edition = currentEdition(desk)
  if (!edition.ok) return edition
  const books = await makeBooks(desk, { out }, actor, options)
  if (!books.ok) return books
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const faces = await findFaces(desk.scheme.print, options.fontFolders)
  const assembled = given({ assembly: books.value[0]?.details?.assembly })
  return ok({ edition: edition.value, books: books.value, assembled, folder: folder.value, faces })
}
