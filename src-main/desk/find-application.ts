import { type ApplicationHead, listApplications, readApplication, readHead } from '../../db/applications.ts'
import { returnedCounts, returnedFormsOf } from '../../db/returned-forms.ts'
import type { Reading } from '../../db/store.ts'
import type { Application } from '../../src-domain/batch/application.ts'
import { type Problem, problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import type { ReadableDesk } from './desk.ts'

/** Problem: `application-unknown`. */
export function findApplication(desk: ReadableDesk, id: string): Result<Application> {
  const application = readApplication(desk.store, id)
  if (application) return ok(application)
  return failed(problem('application-unknown', { id }))
}

/** One that may be changed. Problems: `application-unknown`, `withdrawn`. */
export function findStanding(desk: ReadableDesk, id: string): Result<Application> {
  const found = findApplication(desk, id)
  const withdrawn = found.ok ? withdrawnProblem(found.value) : undefined
  return withdrawn ? failed(withdrawn) : found
}

/** The same without its parts, for who changes one value of sixty. */
export function findStandingHead(desk: ReadableDesk, id: string): Result<ApplicationHead> {
  const head = readHead(desk.store, id)
  if (!head) return failed(problem('application-unknown', { id }))
  const withdrawn = withdrawnProblem(head)
  return withdrawn ? failed(withdrawn) : ok(head)
}

/** Why nothing is done with a withdrawn application. */
export function withdrawnProblem({ id, withdrawn }: Pick<Application, 'id' | 'withdrawn'>): Problem | undefined {
  return withdrawn && problem('withdrawn', { id, reason: withdrawn.reason })
}

/** One that is known to be there: none is ever taken away. */
export function applicationOf(desk: ReadableDesk, id: string): Application {
  const application = readApplication(desk.store, id)
  if (!application) throw new Error(`${id} is not there`)
  return application
}

/**
 * All that must have a place in the notice: each application, and what it would be by each form that waits to be gone
 * through, for that may be taken over yet.
 */
export function heldBy(reading: Reading): Application[] {
  const waiting = returnedCounts(reading)
  return listApplications(reading).flatMap((application) => [
    application,
    ...(waiting.has(application.id) ? returnedFormsOf(reading, application.id) : [])
      .filter(({ state }) => state === 'open')
      .map(({ read }) => ({ ...application, ...read })),
  ])
}
