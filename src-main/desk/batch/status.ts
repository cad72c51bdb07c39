import type { Batch } from '../../../src-domain/batch/batch.ts'
import { openFindings, type Status } from '../../../src-domain/checks/status.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { applicantName } from '../../../src-domain/edition/edition-content.ts'
import { type CategoryId, categoryOf } from '../../../src-domain/schemes/scheme.ts'
import { batchOf, type Desk } from '../desk.ts'
import { editionState } from '../editions/freeze.ts'
import { checkAll } from '../findings/findings.ts'
import { type ProductRow, products } from '../products/products.ts'

export type BatchStatus = {
  readonly batch: Batch
  readonly dates: { readonly liaison: string; readonly submission: string }
  readonly applications: readonly {
    readonly id: string
    readonly name: string
    readonly category: CategoryId
    readonly status: Status
    readonly rank?: number
    readonly open: number
  }[]
  readonly edition?: Pick<Edition, 'number' | 'hash' | 'frozenAt'> & { readonly outdated: boolean }
  /** Of the latest edition. */
  readonly products: readonly ProductRow[]
}

/** The batch at a glance. */
export function batchStatus(desk: Desk): BatchStatus {
  const state = editionState(desk)
  return {
    batch: batchOf(desk),
    dates: { liaison: desk.scheme.dates.liaison.on, submission: desk.scheme.dates.submission.on },
    applications: checkAll(desk).map(({ application, findings, status }) => ({
      id: application.id,
      name: applicantName(application, categoryOf(desk.scheme, application.category)),
      category: application.category,
      status,
      ...(application.rank === undefined ? {} : { rank: application.rank }),
      open: openFindings(findings).length,
    })),
    ...(state
      ? {
          edition: {
            number: state.edition.number,
            hash: state.edition.hash,
            frozenAt: state.edition.frozenAt,
            outdated: state.outdated,
          },
        }
      : {}),
    products: products(desk).filter((p) => p.edition === state?.edition.number),
  }
}
