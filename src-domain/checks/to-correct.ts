import type { Check, Scheme } from '../schemes/scheme.ts'
import type { Finding } from './finding.ts'

/** Checks that are the officers' own work: no applicant can mend what they find. */
const officersOwn: ReadonlySet<Check['kind']> = new Set(['unsureValues', 'duplicate'])

/** What the applicant is asked to mend: the failed findings, without what is the officers' own. */
export function toCorrect(scheme: Scheme, findings: readonly Finding[]): Finding[] {
  const kindOf = (finding: Finding) => scheme.checks.find((c) => c.id === finding.check)?.kind ?? 'attestation'
  return findings.filter((f) => f.outcome === 'fail' && !officersOwn.has(kindOf(f)))
}
