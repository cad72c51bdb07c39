import { z } from 'zod'
import { deliveryWays, deliveryWayTitles } from '../../delivery/delivery.ts'
import { editionCalled } from '../../edition/edition.ts'
import { chineseDate } from '../../text/date.ts'
import { eventKind } from '../event-kind.ts'
import { DeliveryPart, editionTold } from '../parts.ts'

export const deliveryRecorded = eventKind({
  kind: 'delivery-recorded',
  title: '送达',
  told: {
    ...editionTold,
    way: z.enum(deliveryWays),
    on: z.iso.date(),
    handedBy: z.string(),
    receivedBy: z.string(),
    /** How many things went. */
    count: z.int().min(1),
  },
  added: { delivery: DeliveryPart },
  sentence: ({ way, on, handedBy, receivedBy, count, ...told }) =>
    `${editionCalled(told)} ${count} 项已送达：${chineseDate(on)}由${handedBy}${deliveryWayTitles[way]}，${receivedBy}签收`,
  change: ({ on }) => ({ to: on }),
})
