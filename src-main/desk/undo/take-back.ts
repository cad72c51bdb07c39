import type { EventRecord, WholeEvent } from '../../../src-domain/events/event.ts'
import { titleOf } from '../../../src-domain/events/sentence.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import type { ChangingDesk } from '../desk.ts'
import { applicationOf, withdrawnProblem } from '../find-application.ts'
import { addedBack, placedBack, removedBack } from './attachments.ts'
import { batchBack } from './batch.ts'
import { declinedBack, reconsideredBack } from './decisions.ts'
import { deliveredBack, deliveryWithdrawnBack } from './delivery.ts'
import { joinedEditionBack } from './editions.ts'
import { ballotBack, meetingBack, passedOverBack } from './meeting.ts'
import { joinedBack, mergedBack, mergeMadeBack, rankingMergedBack } from './merge.ts'
import { noteBack } from './notes.ts'
import { outlineBack } from './outline.ts'
import { officerBack } from './people.ts'
import { answerBack } from './policies.ts'
import { orderBack, recommendedBack, withdrawnBack } from './ranking.ts'
import { rosterInBack, rosterOutBack } from './rosters.ts'
import { formBack, returnBack, roundBack } from './rounds.ts'
import { ruledBack, rulingWithdrawnBack } from './rulings.ts'
import { sealBack } from './seals.ts'
import { valueBack } from './values.ts'
import { reinstatedBack, takenOutBack } from './withdrawal.ts'

/**
 * Makes what one event has changed stand as before it, and records that; tells why not where it can't be. Kinds that
 * don't stand here stay once they have happened.
 */
export function takeBack(tx: ChangingDesk, { event, applicationId }: EventRecord<WholeEvent>): Problem | undefined {
  if (event.kind === 'batch-changed') return batchBack(tx, event)
  if (event.kind === 'officer-changed') return officerBack(tx, event)
  if (event.kind === 'ranking-changed') return orderBack(tx, event)
  if (event.kind === 'roster-imported' || event.kind === 'roster-restored') return rosterInBack(tx, event)
  if (event.kind === 'roster-withdrawn') return rosterOutBack(tx, event)
  if (event.kind === 'seal-confirmed') return sealBack(tx, event)
  if (event.kind === 'delivery-recorded') return deliveredBack(tx, event.delivery.uid)
  if (event.kind === 'delivery-restored') return deliveredBack(tx, event.uid)
  if (event.kind === 'delivery-withdrawn') return deliveryWithdrawnBack(tx, event)
  if (event.kind === 'meeting-changed') return meetingBack(tx, event)
  if (event.kind === 'ballot-changed') return ballotBack(tx, event)
  if (event.kind === 'edition-joined') return joinedEditionBack(tx, event)
  if (event.kind === 'merge-made') return mergeMadeBack(tx, event)
  if (event.kind === 'application-merged' && applicationId === undefined) return rankingMergedBack(tx, event)
  return applicationId === undefined ? lasting(event) : takeBackOf(tx, applicationId, event)
}

function takeBackOf(tx: ChangingDesk, id: string, event: WholeEvent): Problem | undefined {
  if (event.kind === 'application-withdrawn') return takenOutBack(tx, id, event)
  if (event.kind === 'application-merged') return mergedBack(tx, id, event)
  if (event.kind === 'application-joined') return joinedBack(tx, id, event)
  const withdrawn = withdrawnProblem(applicationOf(tx, id))
  if (withdrawn) return withdrawn
  switch (event.kind) {
    case 'value-corrected':
    case 'value-confirmed':
    case 'value-restored':
    case 'value-taken-over':
      return valueBack(tx, id, event)
    case 'outline-changed':
      return outlineBack(tx, id, event)
    case 'attachment-added':
    case 'attachment-restored':
      return addedBack(tx, id, event)
    case 'attachment-placed':
      return placedBack(tx, id, event)
    case 'attachment-removed':
      return removedBack(tx, id, event)
    case 'round-issued':
    case 'round-dated':
    case 'round-closed':
    case 'round-restored':
      return roundBack(tx, id, event)
    case 'form-replaced':
      return formBack(tx, id, event)
    case 'return-settled':
      return returnBack(tx, id, event)
    case 'note-changed':
      return noteBack(tx, id, event)
    case 'policy-answered':
      return answerBack(tx, id, event)
    case 'finding-ruled':
      return ruledBack(tx, id, event)
    case 'ruling-withdrawn':
      return rulingWithdrawnBack(tx, id, event)
    case 'application-passed-over':
      return passedOverBack(tx, id, event)
    case 'application-declined':
      return declinedBack(tx, id, event)
    case 'application-reconsidered':
      return reconsideredBack(tx, id, event)
    case 'application-reinstated':
      return reinstatedBack(tx, id, event)
    case 'application-recommended':
      return recommendedBack(tx, id)
    case 'recommendation-withdrawn':
      return withdrawnBack(tx, id, event)
    default:
      return lasting(event)
  }
}

function lasting(event: WholeEvent): Problem {
  return problem('undo-lasting', { step: titleOf(event) })
}
