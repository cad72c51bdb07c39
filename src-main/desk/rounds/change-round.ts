import { setRound } from '../../../db/rounds.ts'
import type { Round } from '../../../src-domain/batch/round.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { openRound } from '../../../src-domain/rounds/open-round.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept, type ReadableDesk } from '../desk.ts'
import { findStanding } from '../find-application.ts'
import { checkApplication } from '../findings/check-application.ts'
import { movedSince } from '../seen.ts'

/**
 * 改期限: sets the day a round is due, or leaves it open with `undefined`. A later day than the submission's is refused
 * where the letter is made, not here: what was agreed on the telephone is so. Problems: `application-unknown`,
 * `withdrawn`, `round-not-open`, `changed-meanwhile`.
 */
export function dateRound(
  desk: Desk,
  {
    application,
    dueOn,
    seen,
  }: {
    readonly application: string
    readonly dueOn?: string | undefined
    /** The day it was seen to be due, empty for none (seen.ts). */
    readonly seen?: string | undefined
  },
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    const found = goingOn(tx, application)
    if (!found.ok) return found
    const before = found.value
    if (before.dueOn === dueOn) return ok({})
    const looked = { label: '补正期限', seen, now: before.dueOn ?? '', wanted: dueOn ?? '' }
    const moved = movedSince(tx, { application }, looked)
    if (moved) return failed(moved)
    const { dueOn: from, ...undated } = before
    const after: Round = { ...undated, ...given({ dueOn }) }
    setRound(tx.store, application, before, after)
    const days = given({ from, to: dueOn })
    tx.record({ kind: 'round-dated', number: after.number, ...days, before, after }, application)
    return ok({})
  })
}

/** 结束补正 with a reason, though something is open. Problems: those of `dateRound`, `round-without-reason`. */
export function closeRound(
  desk: Desk,
  { application, reason }: { readonly application: string; readonly reason: string },
  actor: Actor,
): Result<Kept> {
  if (reason.trim() === '') return failed(problem('round-without-reason'))
  return change(desk, actor, (tx) => {
    const found = goingOn(tx, application)
    if (!found.ok) return found
    const before = found.value
    const after: Round = { ...before, closed: { reason: reason.trim(), by: tx.actor.name, at: tx.at } }
    setRound(tx.store, application, before, after)
    const told = { number: after.number, reason: reason.trim() }
    tx.record({ kind: 'round-closed', ...told, before, after }, application)
    return ok({})
  })
}

/** The round of an application as it is kept, if it goes on. */
function goingOn(desk: ReadableDesk, application: string): Result<Round> {
  const standing = findStanding(desk, application)
  if (!standing.ok) return standing
  const checked = checkApplication(desk, application)
  if (!checked.ok) return checked
  const { round } = standing.value
  const open = openRound(standing.value, checked.value.findings)
  return round && open ? ok(round) : failed(problem('round-not-open', { application }))
}
