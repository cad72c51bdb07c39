import { setRound } from '../../../db/rounds.ts'
import { newUid } from '../../../db/uid.ts'
import type { IssueWay, Round } from '../../../src-domain/batch/round.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { askedBesides, askedNow, openRound } from '../../../src-domain/rounds/open-round.ts'
import type { ChangingDesk } from '../desk.ts'
import { findStanding } from '../find-application.ts'
import { checkApplication } from '../findings/check-application.ts'

export type Issued = { readonly application: string; readonly way: IssueWay; readonly dueOn?: string | undefined }

/**
 * Within a change: that what is to be corrected went out to the applicant. It opens a round with the findings as they
 * stand; while one is open it is a reminder in the same round, which from then on asks for what has been found besides.
 * Problems: `application-unknown`, `withdrawn`, `nothing-to-correct`.
 */
export function issueIn(tx: ChangingDesk, { application, way, dueOn }: Issued): Result<{ readonly round: Round }> {
  const standing = findStanding(tx, application)
  if (!standing.ok) return standing
  const checked = checkApplication(tx, application)
  if (!checked.ok) return checked
  const { findings } = checked.value
  const now = askedNow(findings)
  const open = openRound(standing.value, findings)
  if (!open && now.length === 0) return failed(problem('nothing-to-correct', { application }))
  const issue = { way, at: tx.at, by: tx.actor.name }
  const { round: last } = standing.value
  const round: Round =
    open && last
      ? {
          ...last,
          ...{ asked: askedBesides(last.asked, now), issues: [...last.issues, issue] },
          ...given({ dueOn: dueOn ?? last.dueOn }),
        }
      : { number: (last?.number ?? 0) + 1, uid: newUid(), asked: now, issues: [issue], ...given({ dueOn }) }
  const before = open ? last : undefined
  setRound(tx.store, application, before, round)
  const told = { number: round.number, way, count: now.length, again: open !== undefined }
  tx.record({ kind: 'round-issued', ...told, ...given({ dueOn: round.dueOn, before }), after: round }, application)
  return ok({ round })
}
