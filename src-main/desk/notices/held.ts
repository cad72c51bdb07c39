import { listApplications } from '../../../db/applications.ts'
import { returnedCounts, returnedFormsOf } from '../../../db/returned-forms.ts'
import type { Reading } from '../../../db/store.ts'
import type { Application } from '../../../src-domain/batch/application.ts'

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
