import type { Application } from '../../batch/application.ts'
import type { Batch } from '../../batch/batch.ts'
import type { FullScheme } from '../../checks/full-scheme.ts'
import type { Outcome } from '../../checks/judging/judgement.ts'
import { runChecks } from '../../checks/run-checks.ts'
import type { Roster } from '../../rosters/roster.ts'

/** A result of 初审 that is another by the corrected notice. */
export type Effect = {
  readonly application: string
  readonly check: string
  readonly title: string
  /** Undefined where the notice has no such check. */
  readonly before?: Outcome
  readonly after?: Outcome
}

/** What a corrected notice changes for the applications: all checks under both, and what comes out otherwise. */
export function effectsOf(
  applications: readonly Application[],
  now: FullScheme,
  next: FullScheme,
  batch: Batch,
  rosters: readonly Roster[] = [],
): Effect[] {
  const known = new Set(next.categories.map(({ id }) => id))
  const counted = applications.filter(({ withdrawn, category }) => !withdrawn && known.has(category))
  const before = runChecks(counted, now, batch, rosters)
  const after = runChecks(counted, next, batch, rosters)
  return counted.flatMap(({ id }) => {
    const [were, are] = [byCheck(before.get(id)), byCheck(after.get(id))]
    return [...new Set([...were.keys(), ...are.keys()])].flatMap((check): Effect[] => {
      const [was, is] = [were.get(check), are.get(check)]
      if (was?.outcome === is?.outcome) return []
      const title = (is ?? was)?.title ?? check
      return [{ application: id, check, title, ...(was && { before: was.outcome }), ...(is && { after: is.outcome }) }]
    })
  })
}

function byCheck<T extends { readonly check: string }>(findings: readonly T[] = []): Map<string, T> {
  return new Map(findings.map((finding) => [finding.check, finding]))
}
