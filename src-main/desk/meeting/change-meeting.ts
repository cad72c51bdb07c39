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
    const voted = votedOf(tx)
    const gone = readMeeting(tx.store).members.find(({ number }) => !numbers.includes(number) && voted.has(number))
    if (gone) return failed(problem('member-voted', { name: memberName(gone) }))
    recordMeeting(tx, meeting)
    return ok({})
  })
}

/** Within a change: has the meeting become this, and notes that down. */
export function recordMeeting(tx: ChangingDesk, after: Meeting): void {
  const before = readMeeting(tx.store)
  const fields = meetingFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  if (fields.length === 0) return
  writeMeeting(tx.store, after)
  const told = { fields, members: after.members.length, rule: after.rule }
  tx.record({ kind: 'meeting-changed', ...told, before, after })
}

/** The numbers of those who have filled in a sheet. */
function votedOf({ store, scheme }: ChangingDesk): ReadonlySet<number> {
  return new Set(scheme.categories.flatMap(({ id }) => ballotsOf(store, id).map(({ member }) => member)))
}
