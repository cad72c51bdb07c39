import { basename } from 'node:path'
import { listCarried, listDeliveries } from '../../../db/deliveries.ts'
import { listEditionProducts } from '../../../db/editions.ts'
import type { CarriedCopy, Delivery } from '../../../src-domain/delivery/delivery.ts'
import { type Deliverable, deliveryItems, type OwedItem, withDelivered } from '../../../src-domain/delivery/items.ts'
import { categoryTitle, editionCalled } from '../../../src-domain/edition/edition.ts'
import { given } from '../../../src-domain/given.ts'
import type { ReadableDesk } from '../desk.ts'
import { toldEdition } from '../editions/told-edition.ts'
import { type PackageToDeliver, packageToDeliver } from './package-to-deliver.ts'

/** How far 送达 has come. */
export type DeliveryState = {
  /** What of the current edition goes, and what of it has gone; none before its package is made. */
  readonly items: readonly OwedItem[]
  /** Of the current edition, those that stand, newest first. */
  readonly deliveries: readonly Delivery[]
  /** The newest of another edition that stands: what the city has is not what the data say. */
  readonly former?: Delivery & { readonly called: string }
  /** Copies of the current package, newest first. */
  readonly carried: readonly CarriedCopy[]
  /** 已送达: all of it has gone. */
  readonly whole: boolean
}

export function deliveryState(desk: ReadableDesk): DeliveryState {
  const standing = listDeliveries(desk.store)
    .filter(({ withdrawn }) => !withdrawn)
    .reverse()
  const called = (delivery: Delivery | undefined) =>
    delivery && { ...delivery, called: editionCalled(toldEdition(desk, delivery.edition)) }
  const found = packageToDeliver(desk)
  if (!found.ok)
    return { items: [], deliveries: [], carried: [], whole: false, ...given({ former: called(standing[0]) }) }
  const { edition, product } = found.value
  const deliveries = standing.filter((d) => d.edition === edition.number)
  const items = withDelivered(deliveryItems(desk.scheme.delivery, deliverable(desk, found.value)), deliveries)
  return {
    ...{ items, deliveries, ...given({ former: called(standing.find((d) => d.edition !== edition.number)) }) },
    carried: listCarried(desk.store)
      .filter(({ sha256 }) => sha256 === product.sha256)
      .reverse(),
    whole: items.every(({ delivered }) => delivered),
  }
}

function deliverable(desk: ReadableDesk, { edition, product }: PackageToDeliver): Deliverable {
  const made = listEditionProducts(desk.store, edition.number)
  const detailsOf = (kind: 'summaryPdf' | 'book', application?: string) =>
    made.findLast((p) => p.kind === kind && p.application === application)?.details
  return {
    summaryPages: detailsOf('summaryPdf')?.pages,
    books: edition.content.sections.flatMap(({ category, entries }) =>
      entries.map(({ application, rank, name }) => ({
        ...{ application, name, place: `${categoryTitle(desk.scheme, category)} ${rank}` },
        sheets: detailsOf('book', application)?.sheets,
      })),
    ),
    package: { name: basename(product.path), size: product.size },
  }
}
