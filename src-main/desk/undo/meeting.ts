import { isDeepStrictEqual } from 'node:util'
import { readMeeting } from '../../../db/meeting.ts'
import type { Problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf } from '../find-application.ts'
import { ballotOf, recordBallot } from '../meeting/change-ballot.ts'
import { recordMeeting } from '../meeting/change-meeting.ts'
import { recordPassedOver } from '../meeting/pass-over.ts'
import { overtaken, overtakenOf, type WholeOf } from './overtaken.ts'

export function meetingBack(tx: ChangingDesk, { before, after }: WholeOf<'meeting-changed'>): Problem | undefined {
  if (!isDeepStrictEqual(readMeeting(tx.store), after)) return overtakenOf('评审会')
  const kept = recordMeeting(tx, before)
  return kept.ok ? undefined : kept.problem
}

/** The member's sheet says what it did. */
export function ballotBack(
  tx: ChangingDesk,
  { category, member, name, before, after }: WholeOf<'ballot-changed'>,
): Problem | undefined {
  if (!isDeepStrictEqual(ballotOf(tx, { category, member }), after)) return overtakenOf(`${name}的排序表`)
  const kept = recordBallot(tx, { category, member }, before)
  return kept.ok ? undefined : kept.problem
}

export function passedOverBack(
  tx: ChangingDesk,
  id: string,
  { before, after }: WholeOf<'application-passed-over'>,
): Problem | undefined {
  const application = applicationOf(tx, id)
  if (!isDeepStrictEqual(application.passedOver, after)) return overtaken(tx, application, '未列入推荐的理由')
  recordPassedOver(tx, id, before)
  return undefined
}
