import type { Batch } from '../../../src-domain/batch/batch.ts'
import type { Status } from '../../../src-domain/checks/status.ts'
import type { Delivery } from '../../../src-domain/delivery/delivery.ts'
import type { Edition } from '../../../src-domain/edition/edition.ts'
import { given } from '../../../src-domain/given.ts'
import type { CategoryId } from '../../../src-domain/schemes/scheme.ts'
import { everyOverview } from '../batch/batch-overview.ts'
import { batchOf, type Desk } from '../desk.ts'
import { listProducts, type ProductRow } from '../products/list-products.ts'
import { type NextStep, submission } from './submission.ts'

export type BatchStatus = {
  readonly batch: Batch
  readonly dates: { readonly liaison?: string; readonly submission: string }
  readonly applications: readonly {
    readonly id: string
    readonly name: string
    readonly category: CategoryId
    readonly status: Status
    readonly rank?: number
    readonly open: number
  }[]
  /** 已撤回: none of them is among the applications. */
  readonly withdrawn?: readonly {
    readonly id: string
    readonly name: string
    readonly reason: string
    readonly by: string
    readonly at: string
  }[]
  readonly edition?: Pick<Edition, 'number' | 'hash' | 'frozenAt'> & { readonly outdated: boolean }
  /** Of the latest edition. */
  readonly products: readonly ProductRow[]
  /** What has been delivered, of the latest edition or before it, newest first; `whole` where nothing of it is still owed. */
  readonly deliveries: readonly (Pick<Delivery, 'edition' | 'on' | 'way' | 'handedBy' | 'receivedBy'> & {
    readonly items: number
    readonly whole: boolean
  })[]
  /** What the way to the city wants next. */
  readonly next?: NextStep
}

/** The batch at a glance. */
export function batchStatus(desk: Desk): BatchStatus {
  const { latest, next, delivery } = submission(desk)
  const { liaison, submission: submitted } = desk.scheme.dates
  const rows = everyOverview(desk).map(({ row }) => row)
  const withdrawn = rows.flatMap(({ id, name, withdrawn }) => (withdrawn ? { id, name, ...withdrawn } : []))
  return {
    batch: batchOf(desk),
    dates: { ...given({ liaison: liaison?.on }), submission: submitted.on },
    applications: rows
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ id, name, category, status, rank, outcomes: { fail, manual } }) => ({
        ...{ id, name, category, status, ...given({ rank }) },
        open: fail + manual,
      })),
    ...(withdrawn.length > 0 ? { withdrawn } : {}),
    ...(latest ? { edition: headOf(latest) } : {}),
    products: listProducts(desk).filter((p) => p.edition === latest?.number),
    deliveries: [
      ...delivery.deliveries.map((d) => ({ ...d, whole: delivery.whole })),
      ...(delivery.former ? [{ ...delivery.former, whole: true }] : []),
    ].map(({ edition, on, way, handedBy, receivedBy, items, whole }) => ({
      ...{ edition, on, way, handedBy, receivedBy, items: items.length, whole },
    })),
    ...(next ? { next } : {}),
  }
}

function headOf({ number, hash, frozenAt, outdated }: NonNullable<BatchStatus['edition']>) {
  return { number, hash, frozenAt, outdated }
}
