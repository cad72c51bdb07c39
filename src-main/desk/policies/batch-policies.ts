import { everyPolicyAnswer } from '../../../db/policy-answers.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { policyLibrary } from '../../../src-domain/policies/library.ts'
import type { PolicySource } from '../../../src-domain/policies/policy.ts'
import { countTags, countTargets, type TagCounts, type TargetCount } from '../../../src-domain/policies/statistics.ts'
import { categoryOf } from '../../../src-domain/schemes/lookup.ts'
import type { ReadableDesk } from '../desk.ts'
import { checkBatch } from '../findings/check-batch.ts'
import { regionsOf, subjectOf } from './subject.ts'

export type BatchPolicies = {
  /** Companies alone: what is none has no tags. */
  readonly applications: number
  readonly tags: readonly TagCounts[]
  /** Of the documents that hold here and have yearly targets. */
  readonly targets: readonly { readonly document: PolicySource; readonly counts: readonly TargetCount[] }[]
}

/** The batch by field, industry and actor, and yearly targets against what is recommended. */
export function batchPolicies(desk: ReadableDesk): BatchPolicies {
  const answersOf = everyPolicyAnswer(desk.store)
  const counted = checkBatch(desk).flatMap(({ application, status }) => {
    const { applicant, tags, modes } = subjectOf(desk, application, answersOf(application.id))
    const { id, category } = application
    const name = applicantName(application, categoryOf(desk.scheme, category))
    return applicant ? [{ id, name, tags, modes, recommended: status === 'recommended' }] : []
  })
  const regions = regionsOf(desk)
  const targets = policyLibrary().flatMap((document) => {
    const { text: _, entries: __, ...source } = document
    const counts = countTargets(document, counted)
    const holds = regions.some((name) => name.includes(document.region))
    return holds && counts.length > 0 ? [{ document: source, counts }] : []
  })
  return { applications: counted.length, tags: countTags(counted), targets }
}
