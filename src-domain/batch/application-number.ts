/*
 * 收件编号. Receipts and opinions bear it, so once given it never changes on the desk that gave it. Two desks may have
 * given the same one before they knew of each other: then the application that comes is shown with its mark, two
 * characters of its uid, which is the same on every desk: A03-7F.
 */

export const applicationNumber = /^A\d{2,7}(-[0-9A-F]{2,32})?$/

/** What a desk gives by itself stays below this; what is marked stands after that. */
export const mostNumbers = 100_000

/** A03 of the third, A100 of the hundredth. */
export function numberOf(position: number): string {
  return `A${String(position).padStart(2, '0')}`
}

/** Which one it is; undefined for one with a mark, and beyond what a desk gives. */
export function positionOf(number: string): number | undefined {
  const position = /^A\d+$/.test(number) ? Number(number.slice(1)) : mostNumbers
  return position < mostNumbers ? position : undefined
}

/** The number of an application that comes from another desk: the one it has there, marked where that is another's here. */
export function numberHere(there: string, uid: string, isTaken: (number: string) => boolean): string {
  if (positionOf(there) !== undefined && !isTaken(there)) return there
  for (let length = 2; ; length += 2) {
    const number = marked(there, uid, length)
    if (length >= uid.length || !isTaken(number)) return number
  }
}

export function marked(number: string, uid: string, length = 2): string {
  return `${number.split('-')[0]}-${uid.slice(0, length).toUpperCase()}`
}
