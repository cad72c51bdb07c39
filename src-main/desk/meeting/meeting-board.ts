import { ballotsOf, readMeeting } from '../../../db/meeting.ts'
import { readRanking } from '../../../db/rankings.ts'
import { faultsOf, faultText, orderOf } from '../../../src-domain/meeting/ballot-faults.ts'
import { type CombinedLine, combine } from '../../../src-domain/meeting/combine.ts'
import type { Ballot, Meeting, Member } from '../../../src-domain/meeting/meeting.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { Desk } from '../desk.ts'
import { roomWithin } from '../quotas/room-within.ts'
import { candidatesOf, type MeetingCandidate } from './candidates.ts'

/** A member's sheet as it stands. */
export type MemberSheet = {
  readonly member: Member
  readonly ballot?: Ballot
  /** What keeps it from counting, in Chinese; none for one that is not begun. */
  readonly faults: readonly string[]
  readonly counts: boolean
}

export type MeetingBoard = {
  readonly meeting: Meeting
  readonly candidates: readonly MeetingCandidate[]
  readonly sheets: readonly MemberSheet[]
  /** What the sheets that count come to; empty while none does. */
  readonly combined: readonly CombinedLine[]
  /** How many of these from the first on, or of all candidates while there are none, the quotas leave room for. */
  readonly room: number
  /** The ranking as it is now. */
  readonly ranked: readonly string[]
}

/** A category before the meeting: who is to be ranked, what each member said, and what that comes to. */
export function meetingBoard(desk: Desk, { category }: { readonly category: CategoryId }): MeetingBoard {
  const meeting = readMeeting(desk.store)
  const ranked = readRanking(desk.store, category)
  const candidates = candidatesOf(desk, category)
  const ids = candidates.map(({ id }) => id)
  const names = new Map(candidates.map(({ id, name }) => [id, name]))
  const ballots = ballotsOf(desk.store, category)
  const sheets = meeting.members.map((member): MemberSheet => {
    const ballot = ballots.find((b) => b.member === member.number)
    if (!ballot) return { member, faults: [], counts: false }
    const faults = faultsOf(ballot.places, ids).map((fault) => faultText(fault, (id) => names.get(id) ?? id))
    return { member, ballot, faults, counts: faults.length === 0 }
  })
  const orders = sheets.flatMap(({ member, ballot, counts }) =>
    ballot && counts ? [{ member: member.number, order: orderOf(ballot.places, ids) }] : [],
  )
  // Equal ones stay as they are ranked now.
  const present = [...ranked, ...ids.filter((id) => !ranked.includes(id))].filter((id) => ids.includes(id))
  const combined = combine(meeting.rule, orders, present)
  const first = combined.length > 0 ? combined.map(({ application }) => application) : ids
  return { meeting, candidates, sheets, combined, room: roomWithin(desk, category, first), ranked }
}
