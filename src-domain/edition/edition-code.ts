import { type Named, paperNumber } from './edition.ts'

/** What the QR code on a product says: which notice, which edition, and enough of its hash to tell it from any other. */
export type EditionCode = {
  readonly scheme: string
  readonly number: number
  readonly hash: string
  /** On the summary only: which of its sheets this is; a spreadsheet, which is paged by the printer, doesn't know. */
  readonly summary?: SheetOf | 'unpaged'
}

/** Sheet `page` of `of`, from 1. */
export type SheetOf = { readonly page: number; readonly of: number }

const prefix = 'XZ1'
const hashDigits = 12

/**
 * The QR's text, `XZ1:SHANGHAI-2023-BATCH5:1:7F3A91C2…`, on the summary with `:S1/2` or `:S` after it: capitals, because
 * a QR code holds those in little more than half the space, and a coarser pattern survives a worse scan.
 */
export function editionCode(edition: Named, scheme: string, summary?: EditionCode['summary']): string {
  const sheet = summary === undefined ? '' : summary === 'unpaged' ? ':S' : `:S${summary.page}/${summary.of}`
  return `${prefix}:${scheme}:${paperNumber(edition)}:${edition.hash.slice(0, hashDigits)}${sheet}`.toUpperCase()
}

/** Reads a QR's text; undefined when it is none of ours. `hash` is the first 12 digits, lower-case. */
export function readEditionCode(text: string): EditionCode | undefined {
  const match = /^XZ1:([a-z0-9-]+):([1-9]\d{0,5}):([0-9a-f]{12})(?::(S)(?:(\d{1,3})\/(\d{1,3}))?)?$/i.exec(text.trim())
  if (!match) return undefined
  const [, scheme = '', number = '', hash = '', summary, page, of] = match
  return {
    scheme: scheme.toLowerCase(),
    number: Number(number),
    hash: hash.toLowerCase(),
    ...(summary ? { summary: page && of ? { page: Number(page), of: Number(of) } : 'unpaged' } : {}),
  }
}

/** Whether a code was made from this edition. */
export function isOfEdition(code: Pick<EditionCode, 'number' | 'hash'>, edition: Named): boolean {
  return code.number === paperNumber(edition) && edition.hash.startsWith(code.hash)
}
