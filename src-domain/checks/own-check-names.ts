import { type RosterKind, rosterKindNames, rosterKinds } from '../rosters/roster.ts'
import type { FullScheme } from './load-scheme.ts'

/* What the desk's own checks are called, for whoever names one and looks nothing up. */

/** Where such a check comes from, in place of a clause of the notice. */
export const ownClause = '本单位名单'

export type OwnCheck = {
  readonly id: string
  readonly title: string
  readonly clause: string
  readonly advice: string
  readonly kind: 'ownRoster'
  readonly roster: RosterKind
}

export const ownChecks: readonly OwnCheck[] = rosterKindNames.map((roster) => {
  const { title, advice } = rosterKinds[roster]
  // No id of a notice has a dot.
  return { id: `own.${roster}`, title, clause: ownClause, advice, kind: 'ownRoster', roster }
})

/** A check's title, whether it stands in the notice or not; its id where nobody knows it. */
export function checkTitle(scheme: FullScheme, id: string): string {
  return [...scheme.checks, ...ownChecks].find((check) => check.id === id)?.title ?? id
}

/** Whether a check is the desk's own, which no correction of the notice takes away. */
export function isOwnCheck(id: string): boolean {
  return ownChecks.some((check) => check.id === id)
}
