import { insertEdition, latestEdition } from '../../../db/editions.ts'
import { openFindings } from '../../../src-domain/checks/status.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { type Problem, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept, type ReadableDesk } from '../desk.ts'
import { checkBatch } from '../findings/check-batch.ts'
import { contentHash, currentContent } from './current-edition.ts'

/** `fresh` is false where the data are still those of the latest edition, which then stays. */
export type Frozen = { readonly edition: Edition; readonly fresh: boolean }

/**
 * 定稿: freezes the recommended set as the next edition. Refused while a recommended application has an open finding.
 * Freezing unchanged data gives the edition there is, so that paper already stamped stays good. Problems:
 * `nothing-recommended`, `findings-open`.
 */
export function freeze(desk: Desk, _: Readonly<Record<never, never>>, actor: Actor): Result<Frozen & Kept> {
  return change(desk, actor, (tx): Result<Frozen> => {
    const unready = unreadyProblem(tx)
    if (unready) return failed(unready)
    const content = currentContent(tx)
    const hash = contentHash(content)
    const latest = latestEdition(tx.store)
    if (latest?.hash === hash) return ok({ edition: latest, fresh: false })
    const edition: Edition = { number: (latest?.number ?? 0) + 1, hash, frozenAt: tx.at, content }
    insertEdition(tx.store, edition)
    tx.record({ kind: 'edition-frozen', number: edition.number, hash })
    return ok({ edition, fresh: true })
  })
}

function unreadyProblem(desk: ReadableDesk): Problem | undefined {
  const recommended = checkBatch(desk).filter((c) => c.application.rank !== undefined)
  if (recommended.length === 0) {
    return problem('nothing-recommended')
  }
  const open = recommended.flatMap((c) =>
    openFindings(c.findings).map((f) => `${c.application.id} ${f.title}（${f.check}）`),
  )
  return open.length === 0 ? undefined : problem('findings-open', { open })
}
