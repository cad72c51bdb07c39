import type { Scheme } from './scheme.ts'

type Delivery = Scheme['delivery']

/** 纸质版和电子版; where the notice says how many, 纸质版 2 份、电子版 1 份. */
export function mediaText({ copies }: Delivery): string {
  const told = copies.map(({ medium, count }) => (count === undefined ? medium : `${medium} ${count} 份`))
  return told.join(told.length === 2 && copies.every(({ count }) => count === undefined) ? '和' : '、')
}

/** How often what is bound is printed; once where the notice does not say. */
export function printedCopies({ copies }: Delivery): number {
  return copies.find(({ printed }) => printed)?.count ?? 1
}

/** Where it all goes, each with what it is called. */
export function placesOf({ address, mailbox }: Delivery): { readonly label: string; readonly place: string }[] {
  return [
    ...(address ? [{ label: '寄送地址', place: address }] : []),
    ...(mailbox ? [{ label: '电子邮箱', place: mailbox }] : []),
  ]
}
