import type { Scheme } from '../schemes/scheme.ts'
import { fileSize } from '../text/file-size.ts'
import type { Delivery, DeliveryItem } from './delivery.ts'

/** What of an edition there is to be delivered. */
export type Deliverable = {
  readonly summaryPages: number | undefined
  /** In the order of the summary. */
  readonly books: readonly {
    readonly application: string
    /** 示范企业 1 */
    readonly place: string
    readonly name: string
    readonly sheets: number | undefined
  }[]
  readonly package: { readonly name: string; readonly size: number }
}

export type OwedItem = DeliveryItem & { readonly delivered: boolean }

/** All that goes, by the notice's media: on paper the stamped summary and each book, else the package. */
export function deliveryItems({ copies }: Scheme['delivery'], what: Deliverable): DeliveryItem[] {
  return copies.flatMap(({ medium, printed, count = 1 }, i): DeliveryItem[] => {
    if (!printed) {
      const { name, size } = what.package
      return [{ id: `${i}/package`, medium, title: `报送包 ${name}`, count, extent: fileSize(size) }]
    }
    return [
      { id: `${i}/summary`, medium, title: '推荐汇总表（盖章原件）', count, ...extent(what.summaryPages, '页') },
      ...what.books.map(({ application, place, name, sheets }) => ({
        ...{ id: `${i}/book/${application}`, medium, title: `申报书：${place} ${name}`, count },
        ...extent(sheets, '张'),
      })),
    ]
  })
}

/** Each with whether a delivery of the edition that stands has it. */
export function withDelivered(items: readonly DeliveryItem[], deliveries: readonly Delivery[]): OwedItem[] {
  const gone = new Set(deliveries.flatMap((delivery) => delivery.items.map(({ id }) => id)))
  return items.map((item) => ({ ...item, delivered: gone.has(item.id) }))
}

function extent(count: number | undefined, unit: string): Pick<DeliveryItem, 'extent'> {
  return count === undefined ? {} : { extent: `${count} ${unit}` }
}
