import type { Application } from '../../../src-domain/batch/application.ts'
import { type Assembly, type AssemblyName, assemblyOf } from '../../../src-domain/batch/assembly.ts'
import type { Edition, EditionEntry } from '../../../src-domain/edition/edition.ts'
import { editionContent } from '../../../src-domain/edition/edition-content.ts'
import { cleanName } from '../../../src-domain/edition/package-layout.ts'
import { given } from '../../../src-domain/given.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { batchOf, type Desk, type ReadableDesk } from '../desk.ts'
import { currentEdition } from '../editions/current-edition.ts'
import { findStanding } from '../find-application.ts'
import { editionName } from './product-names.ts'

/** What a book is made from: an entry of the current edition, else of the present data (未定稿). */
export type BookSource = {
  readonly category: CategoryId
  readonly entry: EditionEntry
  readonly recommender: string
  readonly edition?: Edition
  readonly assembly: Assembly
  /** What the batch calls it, if it has chosen. */
  readonly assemblyName?: AssemblyName
}

/** Problem: `application-unknown`. */
export function bookSource(desk: ReadableDesk, id: string): Result<BookSource> {
  const found = findStanding(desk, id)
  if (!found.ok) return found
  const current = currentEdition(desk)
  const source = (current.ok && frozen(current.value, found.value)) || draft(desk, found.value)
  const { assembly: assemblyName } = batchOf(desk)
  return ok({ ...source, assembly: assemblyOf(assemblyName), ...given({ assemblyName }) })
}

type Unassembled = Omit<BookSource, 'assembly' | 'assemblyName'>

function frozen(edition: Edition, { id, category }: Application): Unassembled | undefined {
  const entry = entriesOf(edition).find((e) => e.application === id)
  return entry && { category, entry, recommender: edition.content.recommender, edition }
}

function draft(desk: ReadableDesk, application: Application): Unassembled {
  const batch = batchOf(desk)
  const content = editionContent(desk.scheme, batch, [{ ...application, rank: application.rank ?? 1 }])
  const entry = entriesOf({ content }).find((e) => e.application === application.id)
  if (!entry) throw new Error('a category of the scheme is missing from its summary')
  return { category: application.category, entry, recommender: batch.recommender }
}

/** In rank order, category by category. */
export function entriesOf({ content }: Pick<Edition, 'content'>): readonly EditionEntry[] {
  return content.sections.flatMap((s) => s.entries)
}

/**
 * What the book is called as a file: 示范企业_01_上海样例泵业集团有限公司_申报书_定稿第1版_7F3A-91C2.pdf; a draft has the
 * application's number instead of a rank.
 */
export function bookFileName({ scheme }: Desk, { category, entry, edition }: BookSource): string {
  const number = edition ? String(entry.rank).padStart(2, '0') : entry.application
  const mark = edition ? editionName(edition) : '未定稿'
  return `${cleanName(`${categoryOf(scheme, category).title}_${number}_${entry.name}`, 80)}_申报书_${mark}.pdf`
}
