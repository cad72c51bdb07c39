import { listEditions as listStored, type EditionHead as StoredHead } from '../../../db/editions.ts'
import { editionMark } from '../../../src-domain/edition/edition.ts'
import type { ReadableDesk } from '../desk.ts'
import { standingEdition } from './current-edition.ts'

/** An edition without its content. */
export type EditionHead = StoredHead & {
  /** 定稿第 1 版 · 7F3A-91C2 */
  readonly mark: string
  /** The one the desk stands by: that of the data as they are, else the last frozen or taken up again. */
  readonly standing: boolean
  /** The data have changed since, or another edition has taken its place. */
  readonly outdated: boolean
  /** What is kept of it is not what was frozen; looked at for the standing edition alone. */
  readonly altered: boolean
}

/** All editions, newest first. */
export function listEditions(desk: ReadableDesk): EditionHead[] {
  const now = standingEdition(desk)
  return listStored(desk.store)
    .map((edition) => {
      const standing = edition.number === now?.head.number
      return {
        ...edition,
        mark: editionMark(edition),
        standing,
        outdated: !standing || now.outdated,
        altered: standing && !now.edition.ok,
      }
    })
    .reverse()
}
