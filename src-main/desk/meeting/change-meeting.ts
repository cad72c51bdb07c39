import { ballotsOf, readMeeting, writeMeeting } from '../../../db/meeting.ts'
import { meetingFields } from '../../../src-domain/events/kinds/meeting-changed.ts'
import { type Meeting, memberName } from '../../../src-domain/meeting/meeting.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'

/**
 * Makes the meeting be this: when, where, who, and how the sheets are combined. Problems: `member-doubled`,
 * `member-voted` for a member that is left out and has filled in a sheet.
 */
export function changeMeeting(desk: Desk, meeting: Meeting, actor: Actor): Result<Kept> {
  return change(desk, actor, (tx) => {
    const numbers = meeting.members.map(({ number }) => number)
    const doubled = numbers.find((number, i) => numbers.indexOf(number) !== i)
    if (doubled !== undefined) return failed(problem('member-doubled', { member: doubled }))
    return recordMeeting(tx, meeting)
  })
}

/** Within a change: has the meeting become this, and notes that down. Problem: `member-voted`. */
export function recordMeeting(tx: ChangingDesk, after: Meeting): Result<object> {
  const before = readMeeting(tx.store)
  const stay = new Set(after.members.map(({ number }) => number))
  const voted = votedOf(tx)
  const gone = before.members.find(({ number }) => !stay.has(number) && voted.has(number))
  if (gone) return failed(problem('member-voted', { name: memberName(gone) }))
  const fields = meetingFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  if (fields.length === 0) return ok({})
  writeMeeting(tx.store, after)
  const told = { fields, members: after.members.length, rule: after.rule }
  tx.record({ kind: 'meeting-changed', ...told, before, after })
  return ok({})
}

/** The numbers of those who have filled in a sheet. */
function votedOf({ store, scheme }: ChangingDesk): ReadonlySet<number> {
  return new Set(scheme.categories.flatMap(({ id }) => ballotsOf(store, id).map(({ member }) => member)))
}
