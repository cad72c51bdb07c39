import { addRuling } from '../../../db/rulings.ts'
import { type Finding, standOf } from '../../../src-domain/checks/finding.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept } from '../desk.ts'
import { withdrawnProblem } from '../find-application.ts'
import { type CheckedApplication, checkApplication } from './check-application.ts'
import { checkerOf } from './check-batch.ts'

export type Decision = { readonly outcome: 'pass' | 'fail'; readonly reason: string }

export type NewRuling = Decision & {
  readonly application: string
  readonly check: string
  /** The finding as it was seen (`standOf`): what has changed meanwhile is looked at again. */
  readonly seen?: string | undefined
}

/**
 * 人工认定: an officer's decision on a finding, kept with reason, name, time and the ground it rests on; answers the
 * finding as it is then. Problems: `ruling-without-reason`, `application-unknown`, `withdrawn`,
 * `check-unknown`, `finding-moved`.
 */
export function rule(
  desk: Desk,
  { application, check, seen, ...decision }: NewRuling,
  actor: Actor,
): Result<{ readonly finding: Finding } & Kept> {
  const missing = missingProblem(decision, actor)
  if (missing) return failed(missing)
  return change(desk, actor, (tx) => {
    const before = checkApplication(tx, application)
    if (!before.ok) return before
    const found = findingOf(before.value, check)
    if (found.ok && seen !== undefined && standOf(found.value) !== seen) {
      return failed(problem('finding-moved', found.value))
    }
    const ruled = ruleOn(tx, before.value, [check], decision)
    if (!ruled.ok) return ruled
    const after = checkApplication(tx, application)
    if (!after.ok) return after
    const finding = findingOf(after.value, check)
    return finding.ok ? ok({ finding: finding.value }) : finding
  })
}

/** The same decision on several checks of several applications, each named once. */
export type ManyRulings = Decision & {
  readonly rulings: readonly { readonly application: string; readonly checks: readonly string[] }[]
  /** They were seen without a ruling: one that has got one meanwhile is looked at again. */
  readonly unruled?: boolean | undefined
}

/** 批量认定, at one time and as one step: all of them or none. Problems: as `rule`. */
export function ruleMany(
  desk: Desk,
  { rulings, unruled = false, ...decision }: ManyRulings,
  actor: Actor,
): Result<Kept> {
  const missing = missingProblem(decision, actor)
  if (missing) return failed(missing)
  return change(desk, actor, (tx) => {
    const check = checkerOf(
      tx,
      rulings.map(({ application }) => application),
    )
    for (const { application, checks } of rulings) {
      const checked = check(application)
      if (!checked.ok) return checked
      const ruledSince = checked.value.findings.find((one) => unruled && checks.includes(one.check) && one.ruling)
      if (ruledSince) return failed(problem('finding-moved', ruledSince))
      const ruled = ruleOn(tx, checked.value, checks, decision)
      if (!ruled.ok) return ruled
    }
    return ok({})
  })
}

function ruleOn(
  tx: ChangingDesk,
  checked: CheckedApplication,
  checks: readonly string[],
  { outcome, reason }: Decision,
): Result<void> {
  const { id } = checked.application
  const withdrawn = withdrawnProblem(checked.application)
  if (withdrawn) return failed(withdrawn)
  for (const name of checks) {
    const found = findingOf(checked, name)
    if (!found.ok) return found
    const { check, basis, outcome: from } = found.value
    const by = tx.actor.name
    const { uid } = addRuling(tx.store, id, { check, outcome, reason, basis, by, at: tx.at })
    tx.record({ kind: 'finding-ruled', check, from, outcome, reason, uid, basis }, id)
  }
  return ok(undefined)
}

function missingProblem({ reason }: Decision, { name }: Actor): Problem | undefined {
  if (reason.trim() !== '' && name.trim() !== '') return undefined
  return problem('ruling-without-reason')
}

/** People name a check by its id or its title. */
export function findingOf({ application, findings }: CheckedApplication, check: string): Result<Finding> {
  const finding = findings.find((f) => f.check === check || f.title === check)
  if (finding) return ok(finding)
  return failed(problem('check-unknown', { id: application.id, check, known: findings.map((f) => f.check) }))
}
