import { isDeepStrictEqual } from 'node:util'
import { setDeclined } from '../../../db/applications.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { overtaken, type WholeOf } from './overtaken.ts'

/** No longer 不予推荐, or so for the reason it was before. */
export function declinedBack(
  tx: ChangingDesk,
  id: string,
  { declined, before }: WholeOf<'application-declined'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  if (!isDeepStrictEqual(application.declined, declined)) return overtaken(tx, application, '不予推荐')
  setDeclined(tx.store, id, before)
  if (before) tx.record({ kind: 'application-declined', reason: before.reason, declined: before, before: declined }, id)
  else tx.record({ kind: 'application-reconsidered', reason: declined.reason, declined }, id)
  return undefined
}

/** 不予推荐 again, by whom and for what it was. */
export function reconsideredBack(
  tx: ChangingDesk,
  id: string,
  { declined }: WholeOf<'application-reconsidered'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  if (application.declined || application.rank !== undefined) return overtaken(tx, application, '推荐与否')
  setDeclined(tx.store, id, declined)
  tx.record({ kind: 'application-declined', reason: declined.reason, declined }, id)
  return undefined
}
