import type { Application } from '../../../src-domain/batch/application.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import type { EventKindName, WholeEvent } from '../../../src-domain/events/event.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { ChangingDesk } from '../desk.ts'

/** An event of a kind with all that is kept of it. */
export type WholeOf<Kind extends EventKindName> = Extract<WholeEvent, { readonly kind: Kind }>

/** What an event has changed has been changed again since: taking it back would take that back unseen. */
export function overtaken(tx: ChangingDesk, application: Application, what: string): Problem {
  const name = applicantName(application, categoryOf(tx.scheme, application.category))
  return overtakenOf(`${name}（${application.id}）的${what}`)
}

export function overtakenOf(what: string): Problem {
  return problem('undo-overtaken', { what })
}
