import { eventRowsOf, foreignEvent, wholeEvent } from '../../../db/events.ts'
import { foreignEventsOf } from '../../../db/foreign-events.ts'
import { policyAnswersOf } from '../../../db/policy-answers.ts'
import { returnedFormsOf } from '../../../db/returned-forms.ts'
import { roundsOf } from '../../../db/rounds.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { given } from '../../../src-domain/given.ts'
import { decisionsIn } from '../../../src-domain/merge/decisions.ts'
import type { EventRow } from '../../../src-domain/merge/event-row.ts'
import type { Json } from '../../../src-domain/merge/json.ts'
import type { Knower } from '../../../src-domain/merge/merge-part.ts'
import { partsOf } from '../../../src-domain/merge/part.ts'
import type { Copy } from '../../../src-domain/merge/plan.ts'
import { type Step, writtenBy } from '../../../src-domain/merge/written.ts'
import type { ReadableDesk } from '../desk.ts'

/** This desk's copy of an application, and the events it is known by: its own and those that standing merges brought. */
export type OwnCopy = Copy & { readonly rows: readonly EventRow[] }

export function copyOf({ store }: ReadableDesk, application: Application, standing: ReadonlySet<string>): OwnCopy {
  const { id, uid } = application
  const own = eventRowsOf(store, id)
  const foreign = foreignEventsOf(store, uid).filter(({ merge }) => standing.has(merge))
  const rows = [...own, ...foreign.map(({ row }) => row)]
  return {
    parts: partsNow({ store }, application),
    written: writtenBy(own.map(stepOf)),
    ...knowerOf(rows),
    rows,
  }
}

/** Who knows these events; which of them are decisions is read where it is asked. */
export function knowerOf(rows: readonly EventRow[]): Knower {
  const known = new Map(rows.map((row) => [row.hash, row]))
  const decision = decisionsIn((hash) => {
    const row = known.get(hash)
    return row?.kind === 'application-merged' ? foreignEvent(row) : undefined
  })
  return { knows: known, decision }
}

export function partsNow({ store }: Pick<ReadableDesk, 'store'>, application: Application): ReadonlyMap<string, Json> {
  const { id } = application
  return partsOf({
    application,
    rounds: roundsOf(store, id),
    returned: returnedFormsOf(store, id),
    answers: policyAnswersOf(store, id),
  })
}

export function stepOf(row: EventRow): Step {
  return { hash: row.hash, ...given({ event: wholeEvent(row) }) }
}
