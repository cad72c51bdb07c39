import Big from 'big.js'
import { readApplication } from '../../../db/applications.ts'
import { type Application, fieldValue } from '../../../src-domain/batch/application.ts'
import { suggestedOrder } from '../../../src-domain/ranking/ranking.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { type ApplicationRow, serviceShares } from '../applications/row.ts'
import { batchOverview } from '../batch/batch-overview.ts'
import type { Desk } from '../desk.ts'

/** What helps a meeting decide, beside a name. */
export type Candidate = ApplicationRow & {
  /** 服务收入占比 of the last years, recomputed, oldest first. */
  readonly shares: readonly { readonly year: number; readonly percent?: string }[]
  /** 营业收入 of the last year, in the form's unit. */
  readonly revenue?: string
  /** Patents of all kinds. */
  readonly patents?: string
  /** 称号, as the applicant wrote them. */
  readonly honours?: string
}

export type RankingBoard = {
  /** First to last, as they will be printed. */
  readonly recommended: readonly Candidate[]
  /** Eligible and not recommended, in the order they came in. */
  readonly waiting: readonly Candidate[]
  /** Ids of the recommended by service share: something to start from. */
  readonly suggested: readonly string[]
}

export function rankingBoard(desk: Desk, { category }: { readonly category: CategoryId }): RankingBoard {
  const candidates = batchOverview(desk)
    .filter(({ row }) => row.category === category && (row.status === 'recommended' || row.status === 'eligible'))
    .flatMap(({ row }) => {
      const application = readApplication(desk.store, row.id)
      return application ? { application, candidate: { ...row, ...figuresOf(desk, application) } } : []
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

function figuresOf(desk: Desk, application: Application): Omit<Candidate, keyof ApplicationRow> {
  const revenue = fieldValue(application, 'revenue', desk.scheme.year - 1)?.value
  const honours = fieldValue(application, 'honours')?.value
  const patents = ['inventionPatents', 'utilityPatents', 'designPatents'].flatMap(
    (key) => fieldValue(application, key)?.value ?? [],
  )
  const countable = patents.filter((count) => /^\d+(\.\d+)?$/.test(count))
  return {
    shares: serviceShares(desk.scheme, application),
    ...(revenue ? { revenue } : {}),
    ...(countable.length > 0 ? { patents: countable.reduce((sum, n) => sum.plus(n), new Big(0)).toFixed() } : {}),
    ...(honours ? { honours } : {}),
  }
}
