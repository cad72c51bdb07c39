import { isDeepStrictEqual } from 'node:util'
import { ballotsOf, readMeeting, setBallot } from '../../../db/meeting.ts'
import { ballotPlace } from '../../../src-domain/events/kinds/ballot-changed.ts'
import { given } from '../../../src-domain/given.ts'
import type { Ballot, Place } from '../../../src-domain/meeting/meeting.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { checkApplication } from '../findings/check-application.ts'
import { movedSince } from '../seen.ts'
import { isCandidate } from './candidates.ts'

type OfMember = { readonly category: CategoryId; readonly member: number }

/**
 * The place a member has given a candidate, or none with `undefined`; a sheet may be wrong while it is being filled in.
 * Problems: `application-unknown`,
 * `not-a-candidate`, `member-unknown`, `changed-meanwhile`.
 */
export function setPlace(
  desk: Desk,
  {
    application,
    place,
    seen,
    ...of
  }: OfMember & {
    readonly application: string
    readonly place?: number | undefined
    /** The place that was seen there, 0 where it was blank (seen.ts). */
    readonly seen?: number | undefined
  },
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    const checked = checkApplication(tx, application)
    if (!checked.ok) return checked
    if (checked.value.application.category !== of.category || !isCandidate(checked.value.status)) {
      return failed(problem('not-a-candidate', { application }))
    }
    const now = ballotOf(tx, of)?.places.find((p) => p.application === application)?.place
    const looked = { seen: seen === undefined ? undefined : text(seen), now: text(now), wanted: text(place) }
    const label = `${of.member} 号评委给 ${application} 的位次`
    const moved = movedSince(tx, { place: ballotPlace(of) }, { label, ...looked })
    if (moved) return failed(moved)
    const others = (ballotOf(tx, of)?.places ?? []).filter((p) => p.application !== application)
    return keepBallot(tx, of, { places: place === undefined ? others : [...others, { application, place }] })
  })
}

function text(place: number | undefined): string {
  return place ? String(place) : ''
}

/** 清除: the member's sheet is empty again. Problem: `member-unknown`. */
export function clearBallot(desk: Desk, of: OfMember, actor: Actor): Result<Kept> {
  return change(desk, actor, (tx) => keepBallot(tx, of, { places: [] }))
}

/** Within a change: a member's sheet says this, and no longer what it said; an empty one is none. */
export function keepBallot(
  tx: ChangingDesk,
  of: OfMember,
  { places, file }: { readonly places: readonly Place[]; readonly file?: string },
): Result<object> {
  const inOrder = places.toSorted((a, b) => a.place - b.place)
  return recordBallot(tx, of, places.length === 0 ? undefined : { ...of, places: inOrder, ...given({ file }) })
}

/** Problem: `member-unknown`. */
export function recordBallot(tx: ChangingDesk, of: OfMember, after: Ballot | undefined): Result<object> {
  const { category, member } = of
  const name = readMeeting(tx.store).members.find(({ number }) => number === member)?.name
  if (name === undefined) return failed(problem('member-unknown', { member }))
  const before = ballotOf(tx, of)
  if (isDeepStrictEqual(before, after)) return ok({})
  setBallot(tx.store, of, after)
  const told = { category, member, name, places: after?.places.length ?? 0, ...given({ file: after?.file }) }
  tx.record({ kind: 'ballot-changed', ...told, ...given({ before, after }) })
  return ok({})
}

export function ballotOf(tx: ChangingDesk, { category, member }: OfMember): Ballot | undefined {
  return ballotsOf(tx.store, category).find((ballot) => ballot.member === member)
}
