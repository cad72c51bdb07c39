import { join } from 'node:path'
import { readApplication } from '../../../db/applications.ts'
import { listEditions, type Product, readEdition } from '../../../db/editions.ts'
import { assemblyOf } from '../../../src-domain/batch/assembly.ts'
import { type Edition, isJoined } from '../../../src-domain/edition/edition.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { finishedBytes } from '../../files/finished-file.ts'
import type { Actor } from '../actor.ts'
import { batchOf, type Desk } from '../desk.ts'
import { schemeOf } from '../editions/current-edition.ts'
import { type BookSource, bookFileName } from './book-source.ts'
import { writtenSummary } from './make-summary.ts'
import { type MakeOptions, outFolder, stopped } from './making.ts'
import { noteProducts } from './record-products.ts'
import { setBook } from './set-book.ts'

/**
 * 重印: summary and books of any edition, as it was frozen and by the package it was frozen by, whatever the data and
 * the notice say by now. Problems: `edition-unknown`, `edition-altered`, `notice-lost`, and what making them refuses.
 */
export async function reprint(
  desk: Desk,
  { edition: number, out }: { readonly edition: number; readonly out: string },
  actor: Actor,
  options: MakeOptions,
): Promise<Result<{ readonly edition: Edition; readonly made: readonly Product[] }>> {
  if (!listEditions(desk.store).some((head) => head.number === number)) {
    return failed(problem('edition-unknown', { number }))
  }
  const read = readEdition(desk.store, number)
  if (!read.ok) return read
  const edition = read.value
  const scheme = schemeOf(desk, edition)
  if (!scheme.ok) return scheme
  const folder = await outFolder(out)
  if (!folder.ok) return folder
  const then: Desk = { store: desk.store, scheme: scheme.value }
  const summary = await writtenSummary(then, edition, folder.value, options)
  if (!summary.ok) return summary
  const products = [...summary.value]
  for (const source of sourcesOf(desk, edition)) {
    if (options.signal?.aborted) return failed(stopped)
    const set = await setBook(then, source, options)
    if (!set.ok) return set
    const path = join(folder.value, bookFileName(then, source))
    const written = await finishedBytes(path, set.value.pdf)
    if (!written.ok) return written
    const application = ownerOf(desk, edition, source)
    products.push({ kind: 'book', path, ...written.value, ...given({ application }), details: set.value.details })
  }
  const noted = noteProducts(desk, { edition, products }, actor)
  return noted.ok ? { ok: true, value: { edition, made: noted.value.made } } : noted
}

/** Whose book it is here: of an edition from another desk the same number may be another's, who is called otherwise. */
function ownerOf(desk: Desk, edition: Edition, { category, entry }: BookSource): string | undefined {
  const own = readApplication(desk.store, entry.application)
  if (!own || !isJoined(edition)) return own?.id
  const isSame = own.category === category && applicantName(own, categoryOf(desk.scheme, category)) === entry.name
  return isSame ? own.id : undefined
}

function sourcesOf(desk: Desk, edition: Edition): BookSource[] {
  const { assembly: assemblyName } = batchOf(desk)
  const { recommender, sections } = edition.content
  const common = { recommender, edition, assembly: assemblyOf(assemblyName), ...given({ assemblyName }) }
  return sections.flatMap(({ category, entries }) => entries.map((entry) => ({ ...common, category, entry })))
}
