import type { Application, Ruling } from '../batch/application.ts'
import type { Batch } from '../batch/batch.ts'
import type { Roster } from '../rosters/roster.ts'
import { categoryOf } from '../schemes/lookup.ts'
import { findDuplicates } from './duplicate.ts'
import type { Finding } from './finding.ts'
import type { Found } from './judging/judgement.ts'
import { kindOf } from './kinds.ts'
import type { FullScheme } from './load-scheme.ts'
import { checksOf } from './of-category.ts'
import { findOnOwn, ownChecksOf, type ShownCheck } from './own-checks.ts'

/** All findings of all applications, in the order of `shownChecksOf`. Pure: same batch in, same findings out. */
export function runChecks(
  applications: readonly Application[],
  scheme: FullScheme,
  batch: Batch,
  rosters: readonly Roster[] = [],
): Map<string, Finding[]> {
  const duplicates = findDuplicates(applications, scheme)
  const own = ownChecksOf(scheme, rosters)
  return new Map(
    applications.map((application) => {
      const category = categoryOf(scheme, application.category)
      const others = duplicates.get(application.id) ?? []
      const subject = { application, category, scheme, batch, duplicates: others, rosters }
      const { rulings } = application
      return [
        application.id,
        [
          ...checksOf(scheme, application.category).map((check) =>
            toFinding(check, kindOf(check).find(check, subject), rulings),
          ),
          ...own.map((check) => toFinding(check, findOnOwn(check, subject), rulings)),
        ],
      ]
    }),
  )
}

/** What a ruling rests on: the rule's message with the figures behind it, so that the same words on other figures are another ground. */
function basisOf({ message, figures }: Found): string {
  return [message, ...Object.entries(figures).map(([name, figure]) => `${name}：${figure}`)].join('\n')
}

/**
 * A ruling counts as long as what it ruled on is what the rule still finds. Once the finding has changed, the rule
 * speaks again; only a pass that an officer had ruled against goes back to the officer.
 */
function toFinding(check: ShownCheck, found: Found, rulings: readonly Ruling[]): Finding {
  const ruling = rulings.findLast((r) => r.check === check.id)
  const basis = basisOf(found)
  const stale = ruling !== undefined && ruling.basis !== basis
  const outcome = stale
    ? ruling.outcome === 'fail' && found.outcome === 'pass'
      ? 'manual'
      : found.outcome
    : (ruling?.outcome ?? found.outcome)
  const open = outcome === 'fail' || outcome === 'manual'
  const message = stale && open ? `${found.message}（${ruling.by}认定之后情况有变，请重新认定。）` : found.message
  const correction = outcome === 'fail' ? found.correction() : undefined
  return {
    check: check.id,
    title: check.title,
    clause: check.clause,
    outcome,
    judged: found.outcome,
    ...(found.look && (stale || !ruling) && { look: found.look }),
    message,
    basis,
    figures: found.figures,
    ...(open ? { advice: check.advice } : {}),
    ...(correction ? { correction } : {}),
    ...(ruling && !stale ? { ruling } : {}),
  }
}
