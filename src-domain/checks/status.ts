import type { Application } from '../batch/application.ts'
import type { Finding } from './finding.ts'

/** 状态. Always derived, never stored, so it cannot disagree with the findings and the ranking. */
export type Status = 'received' | 'correcting' | 'eligible' | 'declined' | 'recommended' | 'withdrawn'

export const statusTitles: Readonly<Record<Status, string>> = {
  received: '已收件',
  correcting: '补正中',
  eligible: '初审通过',
  declined: '不予推荐',
  recommended: '已推荐',
  withdrawn: '已撤回',
}

/** A failed finding sends it back for correction; one that waits for the officer leaves it merely received. */
export function statusOf(application: Application, findings: readonly Finding[]): Status {
  if (application.withdrawn) return 'withdrawn'
  if (application.declined) return 'declined'
  if (application.rank !== undefined) return 'recommended'
  if (findings.some((f) => f.outcome === 'fail')) return 'correcting'
  if (findings.some((f) => f.outcome === 'manual')) return 'received'
  return 'eligible'
}

/** What keeps an application from being recommended: failed findings, and those still to be ruled on. */
export function openFindings<F extends Pick<Finding, 'outcome'>>(findings: readonly F[]): F[] {
  return findings.filter((f) => f.outcome === 'fail' || f.outcome === 'manual')
}
