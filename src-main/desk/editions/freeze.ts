import { insertEdition, listEditions, nextEditionNumber } from '../../../db/editions.ts'
import { listEventsOf } from '../../../db/events.ts'
import { readRanking } from '../../../db/rankings.ts'
import { openFindings } from '../../../src-domain/checks/status.ts'
import { type Edition, type EditionContent, isJoined } from '../../../src-domain/edition/edition.ts'
import { given } from '../../../src-domain/given.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { stageTexts } from '../../../src-domain/sign-off/sign-off.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept, type ReadableDesk } from '../desk.ts'
import { checkerOf } from '../findings/check-batch.ts'
import { signOffNow } from '../limits.ts'
import { tooManyProblem } from '../quotas/within-quotas.ts'
import { contentHash, currentContent, lastTakenUp, sameEdition } from './current-edition.ts'

/** `fresh` is false where the data are those of an edition there is, which then stays, or stands again. */
export type Frozen = { readonly edition: Edition; readonly fresh: boolean }

/**
 * 定稿: freezes the recommended set as the next edition. Refused while a recommended application has an open finding,
 * or more are recommended than the quotas allow.
 * Freezing what was frozen before gives that edition, under its number, so that paper already stamped stays good.
 * Problems: `nothing-recommended`, `findings-open`, `quota-overrun`; where 会签 is asked for `sign-off-pending`, `sign-off-outdated`.
 */
export function freeze(desk: Desk, _: Readonly<Record<never, never>>, actor: Actor): Result<Frozen & Kept> {
  return change(desk, actor, (tx): Result<Frozen> => {
    const unready = unreadyProblem(tx)
    if (unready) return failed(unready)
    const content = currentContent(tx)
    const unsigned = unsignedProblem(tx, content)
    if (unsigned) return failed(unsigned)
    const heads = listEditions(tx.store)
    const same = sameEdition(tx, heads, content)
    if (same) {
      const last = lastTakenUp(tx, heads)
      // One that a merge brought is taken up once an officer here has frozen the same, too: undoing the merge leaves it then.
      const stood = last?.number === same.number && (!isJoined(same) || wasResumed(tx, same.number))
      if (!stood) {
        const { number, hash, printed } = same
        tx.record({ kind: 'edition-resumed', number, hash, ...given({ printed }) })
      }
      return ok({ edition: same, fresh: false })
    }
    const hash = contentHash(content)
    const edition: Edition = { number: nextEditionNumber(tx.store), hash, frozenAt: tx.at, content }
    insertEdition(tx.store, edition)
    tx.record({ kind: 'edition-frozen', number: edition.number, hash })
    return ok({ edition, fresh: true })
  })
}

function wasResumed({ store }: ReadableDesk, number: number): boolean {
  const resumed = listEventsOf(store, ['edition-resumed'], Number.MAX_SAFE_INTEGER)
  return resumed.some(({ event }) => event.kind === 'edition-resumed' && event.number === number)
}

/** 会签 is of what was submitted, and of nothing else. */
function unsignedProblem({ store }: ReadableDesk, content: EditionContent): Problem | undefined {
  const { required, stage, submitted } = signOffNow(store)
  if (!required) return undefined
  if (stage !== 'consented') return problem('sign-off-pending', { now: stageTexts[stage] })
  return submitted?.content === contentHash(content) ? undefined : problem('sign-off-outdated')
}

/** Why nothing can be frozen as it stands. */
export function unreadyProblem(desk: ReadableDesk): Problem | undefined {
  const recommended = desk.scheme.categories.flatMap(({ id }) => readRanking(desk.store, id))
  if (recommended.length === 0) return problem('nothing-recommended')
  const check = checkerOf(desk, recommended)
  const open = recommended.flatMap((id) => {
    const checked = check(id)
    if (!checked.ok) throw new Error(`the ranking names ${id}, which is not there`)
    return openFindings(checked.value.findings).map((f) => `${id} ${f.title}（${f.check}）`)
  })
  return open.length === 0 ? tooManyProblem(desk) : problem('findings-open', { open })
}
