import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept } from '../desk.ts'
import { standingEdition } from '../editions/current-edition.ts'
import { toldEdition } from '../editions/told-edition.ts'
import { scanOfEdition } from './list-scans.ts'

/**
 * Says that an officer has looked at a scan's file and sees the seal that was not made out on it. Problem: `seal-not-asked`.
 */
export function confirmSeal(desk: Desk, { sha256 }: { readonly sha256: string }, actor: Actor): Result<Kept> {
  return change(desk, actor, (tx) => {
    const edition = standingEdition(tx)?.head.number
    const doubted = edition === undefined ? undefined : scanOfEdition(tx, edition)?.unsealed
    if (edition === undefined || doubted?.sha256 !== sha256) return failed(problem('seal-not-asked'))
    tx.record({ kind: 'seal-confirmed', ...toldEdition(tx, edition), file: doubted.file, sha256, seen: true })
    return ok({})
  })
}
