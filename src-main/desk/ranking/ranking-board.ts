import { readApplication } from '../../../db/applications.ts'
import { type Deciding, decidingOf } from '../../../src-domain/ranking/deciding.ts'
import { suggestedOrder } from '../../../src-domain/ranking/ranking.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { ApplicationRow } from '../applications/row.ts'
import { batchOverview } from '../batch/batch-overview.ts'
import type { Desk } from '../desk.ts'

/** What helps a meeting decide, beside a name. */
export type Candidate = ApplicationRow & { readonly deciding: readonly Deciding[] }

export type RankingBoard = {
  /** First to last, as they will be printed. */
  readonly recommended: readonly Candidate[]
  /** Eligible and not recommended, in the order they came in. */
  readonly waiting: readonly Candidate[]
  /** Ids of the recommended in the suggested order: something to start from. */
  readonly suggested: readonly string[]
}

export function rankingBoard(desk: Desk, { category }: { readonly category: CategoryId }): RankingBoard {
  const candidates = batchOverview(desk)
    .filter(({ row }) => row.category === category && (row.status === 'recommended' || row.status === 'eligible'))
    .flatMap(({ row }) => {
      const application = readApplication(desk.store, row.id)
      return application ? { application, candidate: { ...row, deciding: decidingOf(desk.scheme, application) } } : []
    })
  const recommended = candidates
    .filter(({ candidate }) => candidate.rank !== undefined)
    .sort((a, b) => (a.candidate.rank ?? 0) - (b.candidate.rank ?? 0))
  return {
    recommended: recommended.map(({ candidate }) => candidate),
    waiting: candidates.flatMap(({ candidate }) => (candidate.rank === undefined ? candidate : [])),
    suggested: suggestedOrder(
      recommended.map(({ application }) => application),
      desk.scheme,
    ),
  }
}
