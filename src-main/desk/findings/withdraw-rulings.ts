import { gatherRulings, withdrawRuling } from '../../../db/rulings.ts'
import type { Ruling } from '../../../src-domain/batch/application.ts'
import { checkTitle } from '../../../src-domain/checks/own-check-names.ts'
import { given } from '../../../src-domain/given.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { type ChangingDesk, change, type Desk, type Kept, type ReadableDesk } from '../desk.ts'
import { findStanding } from '../find-application.ts'
import { checkApplication } from './check-application.ts'
import { findingOf } from './rule.ts'

/** A ruling by its application and its uid. */
export type RulingOf = { readonly application: string; readonly ruling: string }

/**
 * 撤回认定: these rulings count no longer, all or none; the one before each, if there is one, counts again. Each must
 * still be the last of its check, so that a ruling given meanwhile is not overruled unseen. Problems:
 * `application-unknown`, `withdrawn`, `ruling-overtaken`.
 */
export function withdrawRulings(
  desk: Desk,
  { rulings }: { readonly rulings: readonly RulingOf[] },
  actor: Actor,
): Result<Kept> {
  return change(desk, actor, (tx) => {
    for (const [id, own] of Map.groupBy(rulings, ({ application }) => application)) {
      const found = findStanding(tx, id)
      if (!found.ok) return found
      for (const uid of new Set(own.map(({ ruling }) => ruling))) {
        const ruling = found.value.rulings.find((r) => r.uid === uid)
        const last = ruling && standingRuling(tx, id, ruling.check)
        if (!last || last.uid !== uid) {
          return failed(
            problem('ruling-overtaken', { id, check: ruling ? checkTitle(tx.scheme, ruling.check) : '初审项' }),
          )
        }
        withdrawStanding(tx, id, last)
      }
    }
    return ok({})
  })
}

/** The ruling on a check, by its id or title. Problems: `application-unknown`, `check-unknown`, `ruling-absent`. */
export function findRuling(
  desk: Desk,
  { application: id, check }: { readonly application: string; readonly check: string },
): Result<Ruling & { readonly title: string }> {
  const checked = checkApplication(desk, id)
  if (!checked.ok) return checked
  const found = findingOf(checked.value, check)
  if (!found.ok) return found
  const { title } = found.value
  const ruling = standingRuling(desk, id, found.value.check)
  return ruling ? ok({ ...ruling, title }) : failed(problem('ruling-absent', { id, check: title }))
}

/** Of one check's rulings the last counts. */
export function standingRuling({ store }: ReadableDesk, id: string, check: string): Ruling | undefined {
  return gatherRulings(store, id)
    .get(id)
    ?.findLast((ruling) => ruling.check === check)
}

/** Takes back the ruling that stands on its check, and records which one counts from then on. */
export function withdrawStanding(tx: ChangingDesk, id: string, ruling: Ruling): void {
  withdrawRuling(tx.store, id, ruling, { by: tx.actor.name, at: tx.at })
  const stands = standingRuling(tx, id, ruling.check)?.uid
  tx.record({ kind: 'ruling-withdrawn', ...ruling, ...given({ stands }) }, id)
}
