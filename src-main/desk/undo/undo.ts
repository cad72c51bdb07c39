import { readEvent } from '../../../db/events.ts'
import type { EventKindName, EventRecord, WholeEvent } from '../../../src-domain/events/event.ts'
import { minutesOf } from '../../../src-domain/events/minutes.ts'
import { hasRight, type Right, rightText } from '../../../src-domain/people/rights.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { everyOverview } from '../batch/batch-overview.ts'
import { change, type Desk, type Kept, type Step } from '../desk.ts'
import { placeless } from './placeless.ts'
import { takeBack } from './take-back.ts'

export type Undone = {
  /** What was taken back, as the minutes say it. */
  readonly undone: readonly string[]
  /** Ids of the applications it was of. */
  readonly applications: readonly string[]
}

/**
 * Takes a change back, whole or not at all: everything its events say stands again as it did before them. The step this
 * is itself can be taken back in turn. Problems: `step-unknown`, `undo-lasting` for what stays once it has happened,
 * `undo-of-another` and `role-lacking` on a desk with people, `undo-overtaken` where what it changed has been changed
 * since, `undo-orphans` where the notice was, `member-voted` where a member has filled in a sheet since, `undo-file-lost`.
 */
export function undo(desk: Desk, { step }: { readonly step: Step }, actor: Actor): Result<Undone & Kept> {
  const { first, last, hash } = step
  if (last < first) return failed(problem('step-unknown'))
  const back = change(desk, actor, (tx) => {
    const records: EventRecord<WholeEvent>[] = []
    const lost = placeless(tx, first)
    for (let seq = last; seq >= first; seq--) {
      const record = readEvent(tx.store, seq)
      if (!record || (seq === last && record.hash !== hash)) return failed(problem('step-unknown'))
      const notTheirs = problemOfOthers(record, actor)
      if (notTheirs) return failed(notTheirs)
      const kept = takeBack(tx, record)
      if (kept) return failed(kept)
      records.push(record)
    }
    const orphans = lost()
    return orphans ? failed(orphans) : ok({ records })
  })
  if (!back.ok) return back
  const { records, step: own } = back.value
  return ok({
    undone: minutesOf(records, wordsOf(desk)).map(({ sentence }) => sentence),
    applications: [...new Set(records.flatMap(({ applicationId }) => applicationId ?? []))],
    ...(own && { step: own }),
  })
}

/** On a desk with people: an officer takes back what was theirs to do, and still is. */
function problemOfOthers({ by, event }: EventRecord<WholeEvent>, { name, officer }: Actor): Problem | undefined {
  if (!officer) return undefined
  if (by !== name) return problem('undo-of-another', { name: by })
  const right = rightTo[event.kind] ?? 'handle'
  return hasRight(officer.roles, right) ? undefined : problem('role-lacking', { roles: rightText(right) })
}

/** What it takes to do what is taken back, where that is not the handlers'. */
const rightTo: Readonly<Partial<Record<EventKindName, Right>>> = {
  'officer-changed': 'manage',
  'note-changed': 'any',
}

function wordsOf(desk: Desk) {
  const rows = everyOverview(desk).map(({ row }) => [row.id, row] as const)
  return { scheme: desk.scheme, applications: new Map(rows) }
}
