import { given } from '../given.ts'
import { withArabicYears } from './chinese-year.ts'
import { plain } from './normalise.ts'
import { parseNumeral } from './numeral.ts'

/** A date as far as it is written: a year, a month of it, or a day. */
export type WrittenDate = {
  readonly year: number
  readonly month?: number
  readonly day?: number
  /** The characters it was read from. */
  readonly text: string
}

const numeral = '\\d{1,2}|[一二三四五六七八九十廿]{1,3}'
const written = new RegExp(
  [
    // 2023年7月6日, 二〇二三年七月, 2023年
    `(?<![\\d.])((?:19|20)\\d\\d)\\s*年\\s*(?!度)(?:(${numeral})\\s*月份?\\s*(?:(${numeral})\\s*[日号]?)?)?`,
    // 2023-07-06, 2023/7/6, 2023.7
    '(?<![\\d.])((?:19|20)\\d\\d)\\s*([-./])\\s*(\\d{1,2})(?:\\s*\\5\\s*(\\d{1,2}))?(?![\\d])',
    // 20230706
    '(?<![\\d.])((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?![\\d.])',
  ].join('|'),
  'g',
)

/** Every date written in a text, complete or not, in order; impossible ones (2 月 30 日) are left out. */
export function findDates(text: string): WrittenDate[] {
  return [...withArabicYears(plain(text)).matchAll(written)].flatMap((m) => {
    const year = Number(m[1] ?? m[4] ?? m[8])
    const month = small(m[2] ?? m[6] ?? m[9])
    const day = small(m[3] ?? m[7] ?? m[10])
    if (month !== undefined && (month < 1 || month > 12)) return []
    if (day !== undefined && month !== undefined && (day < 1 || day > daysInMonth(year, month))) return []
    return [
      {
        year,
        ...given({ month }),
        ...(month === undefined || day === undefined ? {} : { day }),
        text: m[0],
      },
    ]
  })
}

function small(text: string | undefined): number | undefined {
  if (!text) return undefined
  const value = /^\d+$/.test(text) ? Number(text) : Number(parseNumeral(text.replace('廿', '二十'))?.toFixed() ?? 0)
  return value
}

/**
 * The date in a text, as ISO 8601, or undefined. 2023年7月6日, 2023/7/6, 2023.07.06, 二〇二三年七月六日 and 20230706 are
 * all read. Of several dates the last one counts: a signed block is dated at its end.
 */
export function readDate(raw: string): string | undefined {
  const last = findDates(raw).findLast((d) => d.day !== undefined)
  return last?.month === undefined || last.day === undefined ? undefined : isoDate(last.year, last.month, last.day)
}

/**
 * The one date a text is, as far as it is written: 2023-07-06, 2023-07 or 2023. Of several the last counts, and is
 * doubted; undefined where there is none.
 */
export function readDay(raw: string): { readonly day: string; readonly note?: string } | undefined {
  const dates = findDates(raw)
  const last = dates.at(-1)
  if (!last) return undefined
  const { year, month, day } = last
  const written = [year, month, day].flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')]))
  return {
    day: written.join('-'),
    ...(dates.length > 1 ? { note: `写有 ${dates.length} 个日期，读取的是最后一个` } : {}),
  }
}

/** First and last day that a date as far as it is written may be: all of 2023-05. */
export function daysOf(written: string): { readonly first: string; readonly last: string } | undefined {
  const [, y, m, d] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(written) ?? []
  if (y === undefined) return undefined
  const year = Number(y)
  const months = m === undefined ? [1, 12] : [Number(m), Number(m)]
  const [first = 1, last = 12] = months
  return {
    first: isoDate(year, first, d === undefined ? 1 : Number(d)),
    last: isoDate(year, last, d === undefined ? daysInMonth(year, last) : Number(d)),
  }
}

/** Whether an ISO date is a day of the calendar. */
export function isDay(iso: string): boolean {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** 2023-07-06 → 2023年7月6日; 2023-07 → 2023年7月 */
export function chineseDate(iso: string): string {
  return iso
    .split('-')
    .map((part, i) => `${Number(part)}${'年月日'[i] ?? ''}`)
    .join('')
}

export function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The same day so many months later; the month's last day where there is none. */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  const count = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return isoDate(y, m, Math.min(day, daysInMonth(y, m)))
}

/**
 * The same day `years` later. A period of years ends on the corresponding day, or on the month's last day where there
 * is none (民法典第二百零二条): 29 February is followed by 28 February in a common year.
 */
export function addYears(iso: string, years: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  return isoDate(year + years, month, Math.min(day, daysInMonth(year + years, month)))
}
