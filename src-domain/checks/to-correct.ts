import type { Finding } from './finding.ts'
import type { Correction } from './judging/judgement.ts'

export type ToCorrect = Finding & { readonly correction: Correction }

/** What the applicant is asked to mend: the failed findings, without what is the officers' own work. */
export function toCorrect(findings: readonly Finding[]): ToCorrect[] {
  return findings.filter((finding): finding is ToCorrect => finding.correction !== undefined)
}
