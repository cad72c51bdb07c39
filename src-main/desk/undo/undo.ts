import { readEvent } from '../../../db/events.ts'
import type { DeskEvent, EventRecord } from '../../../src-domain/events/event.ts'
import { minutesOf } from '../../../src-domain/events/minutes.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { everyOverview } from '../batch/batch-overview.ts'
import { change, type Desk, type Kept, type Step } from '../desk.ts'
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
 * `undo-overtaken` where what it changed has been changed since, `undo-file-lost`.
 */
export function undo(desk: Desk, { step }: { readonly step: Step }, actor: Actor): Result<Undone & Kept> {
  const { first, last, hash } = step
  if (last < first) return failed(problem('step-unknown'))
  const back = change(desk, actor, (tx) => {
    const records: EventRecord<DeskEvent>[] = []
    for (let seq = last; seq >= first; seq--) {
      const record = readEvent(tx.store, seq)
      if (!record || (seq === last && record.hash !== hash)) return failed(problem('step-unknown'))
      const kept = takeBack(tx, record)
      if (kept) return failed(kept)
      records.push(record)
    }
    return ok({ records })
  })
  if (!back.ok) return back
  const { records, step: own } = back.value
  return ok({
    undone: minutesOf(records, wordsOf(desk)).map(({ sentence }) => sentence),
    applications: [...new Set(records.flatMap(({ applicationId }) => applicationId ?? []))],
    ...(own && { step: own }),
  })
}

function wordsOf(desk: Desk) {
  const rows = everyOverview(desk).map(({ row }) => [row.id, row] as const)
  return { scheme: desk.scheme, applications: new Map(rows) }
}
