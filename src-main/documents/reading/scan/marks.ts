import type { ScanReading } from '../../../../src-domain/edition/scan.ts'

type Mark = Omit<ScanReading['marks'][number], 'page'>

/** 定稿第 1 版 · 7F3A-91C2, once white space is gone and full-width and compatibility forms are the plain ones. */
const mark = /定稿第(\d{1,6})版[·•・‧∙.](?:校验码:?)?([0-9A-F]{4})[-‐–—−]([0-9A-F]{4})/gi

/** The marks in a page's own text, each once. */
export function marksIn(text: string): Mark[] {
  const plain = text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')
  const marks = [...plain.matchAll(mark)].map(([, number, first, second]) => ({
    number: Number(number),
    shortHash: `${first}-${second}`.toUpperCase(),
  }))
  return [...new Map(marks.map((one) => [`${one.number} ${one.shortHash}`, one])).values()]
}
