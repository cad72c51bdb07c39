import { readApplication } from '../../db/applications.ts'
import type { Application } from '../../src-domain/batch/application.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import type { ReadableDesk } from './desk.ts'

/** Problem: `application-unknown`. */
export function findApplication(desk: ReadableDesk, id: string): Result<Application> {
  const application = readApplication(desk.store, id)
  if (application) return ok(application)
  return failed(problem('application-unknown', { id }))
}

/** One that is known to be there: none is ever taken away. */
export function applicationOf(desk: ReadableDesk, id: string): Application {
  const application = readApplication(desk.store, id)
  if (!application) throw new Error(`${id} is not there`)
  return application
}
