import * as stored from '../../../db/officers.ts'
import { newUid } from '../../../db/uid.ts'
import { active, type Officer, type Role } from '../../../src-domain/people/officer.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept, type ReadableDesk } from '../desk.ts'

export type OfficerRow = Officer & { readonly hasPassword: boolean }

/** All officers, those who no longer work here last. */
export function listOfficers({ store }: ReadableDesk): OfficerRow[] {
  const holders = stored.passwordHolders(store)
  const rows = stored.listOfficers(store).map((officer) => ({ ...officer, hasPassword: holders.has(officer.uid) }))
  return [...rows.filter(({ retired }) => !retired), ...rows.filter(({ retired }) => retired)]
}

/** Those who may sign in; none on a desk that asks nobody. */
export function activeOfficers({ store }: ReadableDesk): Officer[] {
  return active(stored.listOfficers(store))
}

/**
 * 添加人员. Whoever is the first makes a desk with people of it. Problems: `officer-name-taken`, `officer-roleless`,
 * `head-needed`.
 */
export function addOfficer(
  desk: Desk,
  { name, roles }: { readonly name: string; readonly roles: readonly Role[] },
  actor: Actor,
): Result<{ readonly officer: Officer } & Kept> {
  return change(desk, actor, (tx) => {
    const officer: Officer = { uid: newUid(), name: name.trim(), roles }
    if (stored.listOfficers(tx.store).some((other) => other.name === officer.name)) {
      return failed(problem('officer-name-taken', officer))
    }
    stored.addOfficer(tx.store, officer)
    const wrong = wrongWith(tx, officer)
    if (wrong) return failed(wrong)
    tx.record({ kind: 'officer-added', officer: officer.uid, name: officer.name, roles })
    return ok({ officer })
  })
}

export type OfficerState = Pick<Officer, 'roles' | 'retired'>

/**
 * Other roles, 停用 or 重新启用. The last officer who is retired leaves a desk that asks nobody. Problems:
 * `officer-unknown`, `officer-roleless`, `head-needed`.
 */
export function changeOfficer(
  desk: Desk,
  {
    officer: uid,
    roles,
    retired,
  }: { readonly officer: string } & Partial<{ roles: readonly Role[]; retired: boolean }>,
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    const officer = stored.listOfficers(tx.store).find((other) => other.uid === uid)
    if (!officer) return failed(problem('officer-unknown'))
    const before = stateOf(officer)
    const after = stateOf({ roles: roles ?? before.roles, retired: retired ?? before.retired ?? false })
    if (JSON.stringify(before) === JSON.stringify(after)) return ok({})
    const wrong = putOfficer(tx, officer, after)
    return wrong ? failed(wrong) : ok({})
  })
}

/** Makes an officer stand so, and records that. */
export function putOfficer(tx: ChangingDesk, officer: Officer, after: OfficerState): Problem | undefined {
  stored.setOfficer(tx.store, { uid: officer.uid, ...after })
  const wrong = wrongWith(tx, { ...officer, ...after })
  if (wrong) return wrong
  const { uid, name } = officer
  tx.record({ kind: 'officer-changed', officer: uid, name, before: stateOf(officer), after })
  return undefined
}

export function stateOf({
  roles,
  retired,
}: {
  readonly roles: readonly Role[]
  readonly retired?: boolean
}): OfficerState {
  return { roles, ...(retired ? { retired } : {}) }
}

/** A desk with people has somebody who may change them. */
function wrongWith(tx: ChangingDesk, { roles }: OfficerState): Problem | undefined {
  if (roles.length === 0) return problem('officer-roleless')
  const now = activeOfficers(tx)
  const headless = now.length > 0 && !now.some((officer) => officer.roles.includes('head'))
  return headless ? problem('head-needed') : undefined
}
