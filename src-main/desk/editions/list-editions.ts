import { listEditions as listStored } from '../../../db/editions.ts'
import { type Edition, editionMark } from '../../../src-domain/edition/edition.ts'
import type { ReadableDesk } from '../desk.ts'
import { editionState } from './current-edition.ts'

/** An edition without its content. */
export type EditionHead = Omit<Edition, 'content'> & {
  /** 定稿第 1 版 · 7F3A-91C2 */
  readonly mark: string
  /** The data have changed since, or a later edition has taken its place. */
  readonly outdated: boolean
}

/** All editions, newest first. */
export function listEditions(desk: ReadableDesk): EditionHead[] {
  const state = editionState(desk)
  return listStored(desk.store)
    .map((edition) => ({
      ...edition,
      mark: editionMark(edition),
      outdated: edition.number !== state?.edition.number || state.outdated,
    }))
    .reverse()
}
