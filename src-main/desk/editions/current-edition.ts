import { readApplication } from '../../../db/applications.ts'
import { latestEdition } from '../../../db/editions.ts'
import { readRanking } from '../../../db/rankings.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { type Edition, type EditionContent, editionText } from '../../../src-domain/edition/edition.ts'
import { editionContent } from '../../../src-domain/edition/edition-content.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { sha256 } from '../../files/sha256.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'

/** What would go to the city if the batch were frozen now. */
export function currentContent(desk: ReadableDesk): EditionContent {
  return editionContent(desk.scheme, batchOf(desk), recommendedOf(desk))
}

/** Read one by one: this is asked after every change, and most applications of a large batch are not among them. */
function recommendedOf({ store, scheme }: ReadableDesk): Application[] {
  const ids = scheme.categories.flatMap((category) => readRanking(store, category.id))
  return ids.flatMap((id) => readApplication(store, id) ?? [])
}

export function contentHash(content: EditionContent): string {
  return sha256(editionText(content))
}

/** The latest edition, and whether the data have changed since. */
export function editionState(
  desk: ReadableDesk,
): { readonly edition: Edition; readonly outdated: boolean } | undefined {
  const edition = latestEdition(desk.store)
  return edition && { edition, outdated: contentHash(currentContent(desk)) !== edition.hash }
}

/** The latest edition, which everything that goes out is made from. Problems: `no-edition`, `edition-outdated`. */
export function currentEdition(desk: ReadableDesk): Result<Edition> {
  const state = editionState(desk)
  if (!state) return failed(problem('no-edition'))
  if (!state.outdated) return ok(state.edition)
  return failed(problem('edition-outdated', { edition: state.edition.number }))
}
