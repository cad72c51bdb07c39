import { returnedFormsOf } from '../../../db/returned-forms.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import type { ReturnedForm } from '../../../src-domain/batch/returned-form.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Difference, differencesOf } from '../../../src-domain/rounds/difference.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { ReadableDesk } from '../desk.ts'
import { findStanding } from '../find-application.ts'

export type OfReturned = {
  readonly application: string
  /** The returned form's uid. */
  readonly returned: string
}

export type FoundReturned = {
  readonly application: Application
  readonly returned: ReturnedForm
  readonly differences: readonly Difference[]
}

/** A form that waits to be gone through. Problems: `application-unknown`, `withdrawn`, `return-unknown`. */
export function findReturned(
  desk: ReadableDesk,
  { application: id, returned: uid }: OfReturned,
): Result<FoundReturned> {
  const standing = findStanding(desk, id)
  if (!standing.ok) return standing
  const application = standing.value
  const returned = returnedFormsOf(desk.store, id).find((r) => r.uid === uid && r.state === 'open')
  if (!returned) return failed(problem('return-unknown', { application: id }))
  return ok({ application, returned, differences: differencesIn(desk, application, returned) })
}

export function differencesIn(desk: ReadableDesk, application: Application, returned: ReturnedForm): Difference[] {
  return differencesOf(application, returned, categoryOf(desk.scheme, application.category))
}

/** A form that came back, as it is gone through. */
export type ReturnedView = Pick<ReturnedForm, 'uid' | 'folder' | 'at'> & {
  readonly file: string
  readonly differences: readonly Difference[]
}

/** The forms that wait to be gone through, the first one first. Problems: `application-unknown`, `withdrawn`. */
export function openReturns(
  desk: ReadableDesk,
  { application: id }: { readonly application: string },
): Result<ReturnedView[]> {
  const standing = findStanding(desk, id)
  if (!standing.ok) return standing
  return ok(
    returnedFormsOf(desk.store, id)
      .filter(({ state }) => state === 'open')
      .map((returned) => ({
        ...{ uid: returned.uid, folder: returned.folder, at: returned.at, file: returned.form.file },
        differences: differencesIn(desk, standing.value, returned),
      })),
  )
}
