import type { Outcome } from '../../../src-domain/checks/judging/judgement.ts'
import { isAttested } from '../../../src-domain/checks/of-category.ts'
import { type ShownCheck, shownChecksOf } from '../../../src-domain/checks/own-checks.ts'
import type { Status } from '../../../src-domain/checks/status.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import type { Desk } from '../desk.ts'
import { standingRosters } from '../findings/standing-rosters.ts'
import { batchOverview } from './batch-overview.ts'

/** A category's applications × its checks. */
export type FindingsMatrix = {
  readonly checks: readonly Pick<ShownCheck, 'id' | 'title' | 'clause' | 'kind'>[]
  readonly rows: readonly {
    readonly application: string
    readonly name: string
    readonly status: Status
    /** One for each check, in their order. */
    readonly outcomes: readonly Outcome[]
    /** Places in `outcomes`, from 0, that an officer has ruled on. */
    readonly ruled: readonly number[]
    /** What an officer has to decide on and what is said of it, by the place in `outcomes`; attestations say the same for all. */
    readonly asked: readonly { readonly place: number; readonly message: string }[]
  }[]
}

export function findingsMatrix(desk: Desk, { category }: { readonly category: CategoryId }): FindingsMatrix {
  const checks = shownChecksOf(desk.scheme, category, standingRosters(desk.store))
  return {
    checks: checks.map(({ id, title, clause, kind }) => ({ id, title, clause, kind })),
    rows: batchOverview(desk)
      .filter(({ row }) => row.category === category)
      .map(({ row: { id, name, status }, outcomes, ruled, asked }) => ({
        ...{ application: id, name, status, outcomes, ruled },
        asked: asked.filter(({ place }) => !checks[place] || !isAttested(checks[place])),
      })),
  }
}
