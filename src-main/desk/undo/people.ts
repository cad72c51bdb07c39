import { isDeepStrictEqual } from 'node:util'
import { listOfficers } from '../../../db/officers.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { putOfficer, stateOf } from '../people/officers.ts'
import { overtakenOf, type WholeOf } from './overtaken.ts'

/** The roles as before, and whether they work here. */
export function officerBack(
  tx: ChangingDesk,
  { officer: uid, name, before, after }: WholeOf<'officer-changed'>,
): Problem | undefined {
  const officer = listOfficers(tx.store).find((other) => other.uid === uid)
  if (!officer || !isDeepStrictEqual(stateOf(officer), after)) return overtakenOf(`${name}的职责`)
  return putOfficer(tx, officer, before)
}
