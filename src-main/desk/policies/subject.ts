import type { Application } from '../../../src-domain/batch/application.ts'
import { modesOf } from '../../../src-domain/batch/modes.ts'
import { type Applicant, applicantOf } from '../../../src-domain/policies/applicant.ts'
import { tagEntries } from '../../../src-domain/policies/library.ts'
import { type PolicyAnswers, type Tags, tagsOf } from '../../../src-domain/policies/tags.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import { batchOf, type ReadableDesk } from '../desk.ts'

/** An application as policies look at it. */
export type Subject = {
  readonly applicant: Applicant | undefined
  readonly tags: Tags
  readonly answers: PolicyAnswers
  readonly modes: readonly string[]
}

export function subjectOf({ scheme }: ReadableDesk, application: Application, answers: PolicyAnswers): Subject {
  const category = categoryOf(scheme, application.category)
  const applicant = applicantOf(application, category, scheme)
  return { applicant, tags: tagsOf(applicant, tagEntries(), answers), answers, modes: modesOf(application, category) }
}

/** Whose documents hold here: the notice's region, and where the batch is recommended from. */
export function regionsOf(desk: ReadableDesk): string[] {
  return [desk.scheme.region.name, batchOf(desk).district]
}
