import { policyAnswersOf } from '../../../db/policy-answers.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { keepAnswer } from '../policies/answer-policy.ts'
import { overtaken, type WholeOf } from './overtaken.ts'

/** The answer stands as it did; where there was none, the form speaks for itself again. */
export function answerBack(
  tx: ChangingDesk,
  id: string,
  { key, title, from, to }: WholeOf<'policy-answered'>,
): Problem | undefined {
  if (policyAnswersOf(tx.store, id).get(key) !== to) return overtaken(tx, applicationOf(tx, id), `“${title}”`)
  keepAnswer(tx, id, { key, title, value: from })
  return undefined
}
