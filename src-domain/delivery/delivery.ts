import type { SetAside } from '../batch/application.ts'
import type { EditionFile } from '../edition/edition.ts'

/** How what goes to the city went. */
export const deliveryWays = ['inPerson', 'post', 'mailbox'] as const
export type DeliveryWay = (typeof deliveryWays)[number]

export const deliveryWayTitles: Readonly<Record<DeliveryWay, string>> = {
  inPerson: '专人送交',
  post: '邮寄',
  mailbox: '电子邮件',
}

/** One thing that goes: what it is, on what medium, how many. */
export type DeliveryItem = {
  readonly id: string
  /** As the notice calls it: 纸质版. */
  readonly medium: string
  readonly title: string
  readonly count: number
  /** Its pages or bytes. */
  readonly extent?: string
}

/** 送达: what of an edition went to whom by what way, with the receipt that says so. */
export type Delivery = {
  readonly uid: string
  readonly edition: number
  readonly items: readonly DeliveryItem[]
  readonly way: DeliveryWay
  /** ISO day. */
  readonly on: string
  readonly handedBy: string
  readonly receivedBy: string
  /** 回执, scanned or photographed, as it came. */
  readonly receipt: readonly EditionFile[]
  readonly by: string
  /** ISO 8601 instant at which it was recorded. */
  readonly at: string
  readonly withdrawn?: SetAside
}

/** A copy of a package on a stick or in a folder, read back there. */
export type CarriedCopy = {
  readonly edition: number
  /** Of the package. */
  readonly sha256: string
  readonly size: number
  /** The folder, and the file's name in it. */
  readonly to: string
  readonly file: string
  readonly by: string
  readonly at: string
}
