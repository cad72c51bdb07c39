import { type EditionHead, listEditions, readEdition } from '../../../db/editions.ts'
import { listEventsOf } from '../../../db/events.ts'
import { firstNotice } from '../../../db/notices.ts'
import type { FullScheme } from '../../../src-domain/checks/load-scheme.ts'
import { type Edition, type EditionContent, editionMark, editionText } from '../../../src-domain/edition/edition.ts'
import { editionContent } from '../../../src-domain/edition/edition-content.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { sha256 } from '../../files/sha256.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'
import { keptScheme } from '../kept-notice.ts'
import { beyondQuotas, recommendedOf } from '../quotas/quotas-now.ts'

/** What would go to the city if the batch were frozen now. */
export function currentContent(desk: ReadableDesk): EditionContent {
  const recommended = recommendedOf(desk)
  return editionContent(desk.scheme, batchOf(desk), recommended, beyondQuotas(desk, recommended))
}

export function contentHash(content: EditionContent): string {
  return sha256(editionText(content))
}

/** The edition the desk stands by. `edition` is a problem where what is kept of it is not what was frozen. */
export type Standing = { readonly head: EditionHead; readonly edition: Result<Edition>; readonly outdated: boolean }

/**
 * The edition that says what the data say, whatever its number: going back to what was frozen before is going back to
 * its paper. Else the one last frozen or taken up again, which is outdated.
 */
export function standingEdition(desk: ReadableDesk): Standing | undefined {
  const heads = listEditions(desk.store)
  if (heads.length === 0) return undefined
  const same = sameEdition(desk, heads, currentContent(desk))
  if (same) return { head: same, edition: ok(same), outdated: false }
  const head = lastTakenUp(desk, heads)
  return head && { head, edition: readEdition(desk.store, head.number), outdated: true }
}

/** The edition of this content, the newest where old folders have several. One that was altered is of no content. */
export function sameEdition(
  desk: ReadableDesk,
  heads: readonly EditionHead[],
  content: EditionContent,
): Edition | undefined {
  const hashes = hashesOf(desk, content)
  for (const head of heads.toReversed()) {
    if (!hashes.includes(head.hash)) continue
    const read = readEdition(desk.store, head.number)
    if (read.ok) return read.value
  }
  return undefined
}

/** Editions from before they named their package were frozen by the batch's first, and keep their marks. */
function hashesOf({ store }: ReadableDesk, { notice, ...rest }: EditionContent): string[] {
  const former = notice !== undefined && notice === firstNotice(store) ? [contentHash(rest)] : []
  return [contentHash({ ...rest, ...given({ notice }) }), ...former]
}

/** The scheme an edition was frozen by, whatever the batch goes by now. Problem: `notice-lost`. */
export function schemeOf(desk: ReadableDesk, edition: Edition): Result<FullScheme> {
  const { notice = firstNotice(desk.store) } = edition.content
  if (notice === undefined || notice === batchOf(desk).notice) return ok(desk.scheme)
  const scheme = keptScheme(desk.store, notice)
  return scheme ? ok(scheme) : failed(problem('notice-lost', { mark: editionMark(edition) }))
}

/** What was frozen, or taken up again, last. */
export function lastTakenUp(desk: ReadableDesk, heads: readonly EditionHead[]): EditionHead | undefined {
  const newest = heads.at(-1)
  if (heads.length < 2) return newest
  const [event] = listEventsOf(desk.store, ['edition-frozen', 'edition-resumed'], 1).map((record) => record.event)
  const number = event && 'number' in event ? event.number : undefined
  return heads.find((head) => head.number === number) ?? newest
}

/** The edition the desk stands by, and whether the data have changed since. */
export function editionState(
  desk: ReadableDesk,
): { readonly edition: Edition; readonly outdated: boolean } | undefined {
  const standing = standingEdition(desk)
  return standing?.edition.ok ? { edition: standing.edition.value, outdated: standing.outdated } : undefined
}

/**
 * The edition of the data as they are, which everything that goes out is made from. Problems: `no-edition`,
 * `edition-outdated`, `edition-altered`.
 */
export function currentEdition(desk: ReadableDesk): Result<Edition> {
  const standing = standingEdition(desk)
  if (!standing) return failed(problem('no-edition'))
  const { edition, outdated } = standing
  if (!edition.ok || !outdated) return edition
  return failed(problem('edition-outdated', { mark: editionMark(edition.value) }))
}
