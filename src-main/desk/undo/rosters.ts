import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { putBack, rosterOf, takeOut } from '../rosters/withdraw-roster.ts'
import { overtakenOf, type WholeOf } from './overtaken.ts'

/** A roster that was brought, or put back, counts no longer. */
export function rosterInBack(
  tx: ChangingDesk,
  { uid, title }: WholeOf<'roster-imported'> | WholeOf<'roster-restored'>,
): Problem | undefined {
  const roster = rosterOf(tx, uid)
  if (!roster || roster.withdrawn) return overtakenOf(`名单《${title}》`)
  takeOut(tx, roster, '撤销')
  return undefined
}

/** A roster that was withdrawn counts again. */
export function rosterOutBack(tx: ChangingDesk, { uid, title }: WholeOf<'roster-withdrawn'>): Problem | undefined {
  const roster = rosterOf(tx, uid)
  if (!roster?.withdrawn) return overtakenOf(`名单《${title}》`)
  putBack(tx, roster)
  return undefined
}
