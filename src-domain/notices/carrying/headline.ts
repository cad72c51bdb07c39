import { parseNumeral } from '../../text/numeral.ts'

/** What moves all the rest: the year, and which batch it is where the title counts them (第五批). */
export type Headline = { readonly year: number; readonly ordinal?: string }

const counted = /第(\d{1,2}|[一二三四五六七八九十]{1,3})批/

/** As titles count batches, in Chinese or Arabic figures. */
export function isOrdinal(text: string): boolean {
  return counted.exec(text)?.[0] === text.trim()
}

/** The year of a notice, and which batch its title says it is. */
export function headlineOf({ year, title }: { readonly year: number; readonly title: string }): Headline {
  const ordinal = counted.exec(title)?.[0]
  return ordinal === undefined ? { year } : { year, ordinal }
}

/** The one after it: the next year, the next number, written as this one is. */
export function nextHeadline({ year, ordinal }: Headline): Headline {
  if (ordinal === undefined) return { year: year + 1 }
  const written = counted.exec(ordinal)?.[1] ?? ''
  const next = Number(/^\d+$/.test(written) ? written : (parseNumeral(written)?.toFixed() ?? 0)) + 1
  return { year: year + 1, ordinal: `第${/^\d+$/.test(written) ? next : inChinese(next)}批` }
}

const digits = '零一二三四五六七八九'

function inChinese(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  if (tens === 0) return digits[ones] ?? ''
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`
}
