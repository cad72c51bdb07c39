import { everyEdition } from '../../../db/editions.ts'
import { isJoined, type Paper, paperNumber } from '../../../src-domain/edition/edition.ts'
import type { ReadableDesk } from '../desk.ts'

/** An edition as an event tells it: of one from another desk also what stands on its paper, by which it is called here. */
export function toldEdition(
  { store }: Pick<ReadableDesk, 'store'>,
  edition: number,
): { edition: number; paper?: Paper } {
  const one = everyEdition(store).find(({ number }) => number === edition)
  return { edition, ...(one && isJoined(one) && { paper: { number: paperNumber(one), hash: one.hash } }) }
}
