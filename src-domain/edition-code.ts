import type { Edition } from './edition.ts'

/** What the QR code on a paper says: which notice, which edition, and enough of its hash to tell it from any other. */
export type EditionCode = { readonly scheme: string; readonly number: number; readonly hash: string }

const prefix = 'XZ1'
const hashDigits = 16

/**
 * The QR's text, `XZ1:SHANGHAI-2023-BATCH5:1:7F3A91C2…`: capitals, because a QR code holds those in little more than
 * half the space, and a coarser pattern survives a worse scan.
 */
export function editionCode(edition: Pick<Edition, 'number' | 'hash'>, scheme: string): string {
  return `${prefix}:${scheme}:${edition.number}:${edition.hash.slice(0, hashDigits)}`.toUpperCase()
}

/** Reads a QR's text; undefined when it is none of ours. `hash` is the first 16 digits, lower-case. */
export function readEditionCode(text: string): EditionCode | undefined {
  const match = /^XZ1:([a-z0-9-]+):([1-9]\d{0,5}):([0-9a-f]{16})$/i.exec(text.trim())
  const [, scheme = '', number = '', hash = ''] = match ?? []
  return match ? { scheme: scheme.toLowerCase(), number: Number(number), hash: hash.toLowerCase() } : undefined
}
