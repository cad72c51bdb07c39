import { isDeepStrictEqual } from 'node:util'
import { setForm } from '../../../db/applications.ts'
import { returnedFormsOf, setReturnState } from '../../../db/returned-forms.ts'
import { setRound } from '../../../db/rounds.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { formState } from '../rounds/take-over.ts'
import { overtaken, type WholeOf } from './overtaken.ts'

/** The round stands as it did; one that was not there is gone. */
export function roundBack(
  tx: ChangingDesk,
  id: string,
  { number, before, after }: WholeOf<'round-issued' | 'round-dated' | 'round-closed' | 'round-restored'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  const now = application.round?.number === number ? application.round : undefined
  if (!isDeepStrictEqual(now, after)) return overtaken(tx, application, `第 ${number} 轮补正`)
  setRound(tx.store, id, after, before)
  const states = { ...(after && { before: after }), ...(before && { after: before }) }
  tx.record({ kind: 'round-restored', number, ...states }, id)
  return undefined
}

/** The form it went by before, with what its reading could not settle. */
export function formBack(
  tx: ChangingDesk,
  id: string,
  { from, to, before, after }: WholeOf<'form-replaced'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  if (!isDeepStrictEqual(formState(application), after)) return overtaken(tx, application, '申报书原件')
  setForm(tx.store, id, before)
  tx.record({ kind: 'form-replaced', from: to, to: from, before: after, after: before }, id)
  return undefined
}

/** A form that came back is to be gone through again, or no more. */
export function returnBack(
  tx: ChangingDesk,
  id: string,
  { file, uid, from, to }: WholeOf<'return-settled'>,
): Problem | undefined {
  const now = returnedFormsOf(tx.store, id).find((returned) => returned.uid === uid)
  if (now?.state !== to) return overtaken(tx, applicationOf(tx, id), `补正的申报表“${file}”`)
  setReturnState(tx.store, id, uid, from)
  tx.record({ kind: 'return-settled', file, uid, from: to, to: from }, id)
  return undefined
}
