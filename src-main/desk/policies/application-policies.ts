import { policyAnswersOf } from '../../../db/policy-answers.ts'
import type { Application } from '../../../src-domain/batch/application.ts'
import { policyLibrary } from '../../../src-domain/policies/library.ts'
import { type Fits, fitsOf } from '../../../src-domain/policies/matching.ts'
import type { Tags } from '../../../src-domain/policies/tags.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { shanghaiDay } from '../../../src-domain/text/shanghai-time.ts'
import type { ReadableDesk } from '../desk.ts'
import { findApplication } from '../find-application.ts'
import { regionsOf, subjectOf } from './subject.ts'

export type ApplicationPolicies = Fits & {
  readonly tags: Tags
  /** What officers have answered, by key. */
  readonly answers: Readonly<Record<string, string>>
  /** False for what is no company: its form asks nothing policies could be matched to. */
  readonly matched: boolean
}

/** 可衔接的政策 of an application, as of a day. Problem: `application-unknown`. */
export function applicationPolicies(
  desk: ReadableDesk,
  { application }: { readonly application: string },
  at = new Date(),
): Result<ApplicationPolicies> {
  const found = findApplication(desk, application)
  return found.ok ? ok(policiesOf(desk, found.value, shanghaiDay(at))) : found
}

export function policiesOf(desk: ReadableDesk, application: Application, on: string): ApplicationPolicies {
  const answers = policyAnswersOf(desk.store, application.id)
  const subject = subjectOf(desk, application, answers)
  const fits = fitsOf(policyLibrary(), subject, { regions: regionsOf(desk), on })
  return { ...fits, tags: subject.tags, answers: Object.fromEntries(answers), matched: subject.applicant !== undefined }
}
