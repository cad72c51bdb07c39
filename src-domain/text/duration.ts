import Big from 'big.js'
import { withArabicYears } from './chinese-year.ts'
import { addYears, chineseDate, daysInMonth, findDates, isoDate, type WrittenDate } from './date.ts'
import { plain } from './normalise.ts'
import { enclosedNumbers, noteSigns } from './note-marks.ts'
import { digitCharacters, numeralCharacters, parseNumeral } from './numeral.ts'

export type YearsReading =
  | {
      /** Years as an exact decimal, truncated to two places where it is computed; '' when nothing was filled in. */
      readonly value: string
      readonly certainty: 'sure' | 'unsure'
      readonly note?: string
      /** The start date it was computed from, ISO 8601. */
      readonly since?: string
    }
  | { readonly problem: string }

const number = `\\d+(?:\\.\\d+)?|[${numeralCharacters}]+`
const durationPattern = new RegExp(
  `(?:(${number})\\s*(?:周年|个?年头?|岁)(半)?\\s*(?:[零又]?\\s*(${number})\\s*个?\\s*月)?|(${number})\\s*个\\s*(半)?\\s*月(?!\\d)|(半)\\s*年)`,
)
/** Words around a duration that say nothing about its length. */
const filler =
  /截[至止]到?(?:目前|现在|填报日?|申报日?|今)|至今|目前|运[营行]|经营|成立|持续|正式|投入|时[间长]|已(?:经(?!营))?|有|达到?|满|共计?|了|[:：()（）,，。;；]/g

/** 二二, 九八: no length is written digit by digit. 两三年 is no year. */
const digitByDigit = new RegExp(`^[${digitCharacters}]{2,}$`)
const yearDigits = `(?<![\\d.${numeralCharacters}])([${digitCharacters.replace('两', '')}]{2})`
/** 二二年六月 */
const shortChineseDate = new RegExp(`${yearDigits}\\s*年\\s*(\\d{1,2}|[一二三四五六七八九十]{1,2})\\s*月`)
/** 二二年, and 二二 alone: twenty-two years are 二十二年. */
const shortChineseYear = new RegExp(`${yearDigits}(?:\\s*年|$)`)
/** 三五年: three to five, and not digit by digit either. */
const fewYears = new RegExp(`(?<![\\d.${numeralCharacters}])(?:[一三]两|两[三四]|三[四五]|四五)(?=\\s*个?\\s*[年月])`)

/** 06.2022, 6/2022 */
const monthBeforeYear = /(?<![\d.])(0?[1-9]|1[0-2])\s*[./-]\s*((?:19|20)\d\d)(?!\d|\s*[年./-])/

/** Marks of notes behind or before a figure. */
const noteMarks = new RegExp(`[⁰¹²³⁴-⁹⁽⁾${enclosedNumbers}${noteSigns}]+`, 'gu')

/**
 * 经营时长 in years from what stands in the cell: 18, 4.5（截至目前）, 4年6个月, 27个月, 三年半; or a start date (2021年6月,
 * 自2015年3月起, 2022, 202206, 22年6月), from which the years up to `asOf` (ISO date) are computed and which is always
 * unsure. A date without a day counts from the first of its month, a year alone from its last day.
 */
export function readYears(raw: string, { asOf }: { asOf: string }): YearsReading {
  const marks = raw.match(noteMarks)?.join('') ?? ''
  const reading = withoutMarks(plain(raw.replace(noteMarks, ' ')), asOf)
  // ⑫ alone may be a length as well as a mark.
  if (marks !== '' && raw.replace(noteMarks, '').trim() === '') return { problem: '只写了编号或标注，请填写年数' }
  return marks === '' || 'problem' in reading || reading.value === ''
    ? reading
    : { ...reading, certainty: 'unsure', note: [`略去了标注“${marks}”`, reading.note].filter(Boolean).join('；') }
}

const inDays = { problem: '经营时长写的是天数，请换算成年' } as const

function withoutMarks(text: string, asOf: string): YearsReading {
  if (/^(?:[-—/\\_]*|无|暂无|n\/?a|不适用)$/i.test(text.replace(/\s/g, ''))) return { value: '', certainty: 'sure' }

  const dated = withArabicYears(text)
    .replace(monthBeforeYear, '$2年$1月')
    .replace(/[’'‘]\s*(\d\d)\s*[.]\s*(0?[1-9]|1[0-2])(?!\d)/, '$1年$2月')
    .replace(/[’'‘]\s*(\d\d)\s*年?(?!\d|\s*\d|\s*年)/, '$1年起')
    .replace(/[’'‘]\s*(?=\d\d(?!\d))/g, '')
    .replace(/((?:19|20)\d\d)\s*年\s*(0?[1-9]|1[0-2])(?!\d|\s*[年个月])/, '$1年$2月')
    .replace(/((?:19|20)\d\d\s*年)\s*[上下]半年/, '$1')
    .replace(
      shortChineseDate,
      (_, year: string, month: string) => `${arabic(year)}年${parseNumeral(month)?.toFixed()}月`,
    )
    .replace(shortChineseYear, (whole, digits: string) =>
      fullYear(Number(arabic(digits)), asOf) === undefined ? whole : `${arabic(digits)}年起`,
    )
  const written = dated.replace(/截[至止]到?\s*(?:(?:19|20)\d\d\s*[年./-]|\d\d\s*年起?)[\d\s年月日./-]*底?/g, ' ')
  const short = shortDate(written, asOf)
  if (short) return sinceDate(short, asOf)
  const dates = findDates(written)
  const bare = dates
    .reduce((rest, date) => rest.replace(date.text, ' '), written)
    .replace(filler, ' ')
    .trim()
  const about =
    /^(?:约|大约|大概|近|将近|超过?|超出|不足|不到|逾)|(?:左右|上下|余|多|以上|以下)/.exec(bare)?.[0] ??
    fewYears.exec(bare)?.[0]
  if (about && !/^(?:大?约|大概|左右|上下)$/.test(about)) {
    return { problem: `经营时长写了“${about}”，不是确切的年数，请填写确切的数值` }
  }
  const exact = bare.replace(/大?约|大概|左右|上下/g, '').trim()
  const doubt = about ? `写了“${about}”` : dates.length > 0 ? `从“${text.slice(0, 40)}”中读出` : undefined

  const plainNumber = /^(\d{1,3}(?:\.\d+)?)\s*(?:年|周年)?$/.exec(exact)?.[1]
  if (plainNumber) return given(plainNumber.replace(/^0+(?=\d)/, ''), doubt ?? likeYear(exact, asOf))
  const duration = durationPattern.exec(exact)
  const value = duration ? yearsOf(duration) : undefined
  if (duration && value) {
    const complete = exact.replace(duration[0], '').trim() === ''
    const isOdd = !complete || duration.slice(1).some((part) => digitByDigit.test(part ?? ''))
    return given(value, doubt ?? (isOdd ? `从“${text.slice(0, 40)}”中读出` : undefined))
  }
  if (/^\d+\s*[天日]$/.test(exact)) return inDays
  const start = dates[0] ?? undatedStart(exact)
  if (start) return sinceDate(start, asOf)
  const spoken = parseNumeral(exact)
  if (spoken) {
    return given(spoken.toFixed(), doubt ?? (digitByDigit.test(exact) ? `从“${text.slice(0, 40)}”中读出` : undefined))
  }
  if (/[天日]$/.test(exact)) return inDays
  return { problem: '看不出经营了几年，请填写年数' }
}

function given(value: string, doubt: string | undefined): YearsReading {
  return doubt ? { value, certainty: 'unsure', note: doubt } : { value, certainty: 'sure' }
}

/** A year typed without 年, alone or with its month: 2022, 202206, 2022 06, 2022至今, since 2022. */
function undatedStart(text: string): WrittenDate | undefined {
  const found = /(?<![\d.])((?:18|19|20)\d\d)(?:\s*[年,，、\s]?\s*(0?[1-9]|1[0-2]))?(?![\d.]*\d)/.exec(text)
  if (!found) return undefined
  return { year: Number(found[1]), ...(found[2] ? { month: Number(found[2]) } : {}), text: found[0] }
}

/**
 * 22年6月, 22/6 and 22.06: a month of a year without its century. Nobody means 22.06 years; 18年6个月 and 12.05 are
 * lengths.
 */
function shortDate(text: string, asOf: string): WrittenDate | undefined {
  const found =
    /(?<![\d.])(\d\d)\s*年\s*(0?[1-9]|1[0-2])\s*月(?:份|初|底)?(?:\s*(\d{1,2})\s*[日号])?/.exec(text) ??
    /(?:自|从|始于|成立于)\s*(\d\d)\s*年(?!\s*\d)/.exec(text) ??
    /(?<![\d.])(\d\d)\s*年\s*(?:起|至今|以来|开始|成立|上线|投)/.exec(text) ??
    /^\D*(?<![\d.])(\d\d)[-/](0?[1-9]|1[0-2])(?:[-/](\d{1,2}))?(?!\d)\D*$/.exec(text) ??
    /(?<![\d.])(\d\d)\.(0?[1-9]|1[0-2])\s*(?:起|至今|以来|开始|成立|上线|投)/.exec(text) ??
    /^\D*(?<![\d.])(1[5-9]|[2-9]\d)\.(0[1-9]|1[0-2])(?:\.(\d{1,2}))?(?![\d.])\D*$/.exec(text)
  if (!found) return undefined
  const year = fullYear(Number(found[1]), asOf)
  if (year === undefined) return undefined
  if (found[2] === undefined) return { year, text: found[0].trim() }
  const [month, day] = [Number(found[2]), Number(found[3] ?? 0)]
  const isDay = day >= 1 && day <= daysInMonth(year, month)
  return { year, month, ...(isDay ? { day } : {}), text: found[0].trim() }
}

/** Of two digits a year up to the present one, or one of the last century; what lies between is no year. */
function fullYear(year: number, asOf: string): number | undefined {
  if (year <= Number(asOf.slice(2, 4))) return 2000 + year
  return year >= 50 ? 1900 + year : undefined
}

/** 22, 22年 and 22.6 in 2023 are a length or a start; so are 99年 and 05. 4.11 may be four years and eleven months. */
function likeYear(text: string, asOf: string): string | undefined {
  const [, digits, month] = /^(\d\d)(?:\.([1-9]))?\s*年?$/.exec(text) ?? []
  const year = Number(digits)
  const present = Number(asOf.slice(2, 4))
  const isRecent = year <= present && (year >= present - 3 || digits?.startsWith('0'))
  const century = year >= 60 ? '19' : isRecent ? '20' : undefined
  if (century)
    return `“${text}”也可能是起始${month ? `年月 ${century}${digits} 年 ${month} 月` : `年份 ${century}${digits} 年`}`
  const [, years, months] = /^(\d{1,2})\.(1[0-2])\s*年?$/.exec(text) ?? []
  return months && `“${text}”也可能是 ${years} 年 ${months} 个月`
}

/** Whole years, half years and months of a duration; months become a decimal truncated to two places. */
function yearsOf(match: RegExpExecArray): string | undefined {
  const [, years, yearHalf, months, onlyMonths, monthHalf, halfYear] = match
  if (halfYear) return '0.5'
  const whole = years === undefined ? new Big(0) : parseNumeral(years)
  const extra = parseNumeral(months ?? onlyMonths ?? '0')
  if (!whole || !extra) return undefined
  const halves = new Big(yearHalf ? 6 : 0).plus(monthHalf ? '0.5' : 0)
  // Every duration is a number of months; only the division by twelve may need truncating.
  const inMonths = whole.times(12).plus(extra).plus(halves)
  return inMonths.div(12).round(2, Big.roundDown).toFixed()
}

function sinceDate(start: WrittenDate, asOf: string): YearsReading {
  const { year, month, day } = start
  const since = month === undefined ? isoDate(year, 12, 31) : isoDate(year, month, day ?? 1)
  if (since > asOf && !(month === undefined && isoDate(year, 1, 1) <= asOf)) {
    return { problem: `起始日期 ${start.text.trim()} 晚于截止日期${chineseDate(asOf)}，请核对` }
  }
  const value = since > asOf ? '0' : yearsBetween(since, asOf)
  const from =
    month === undefined ? `只写到年份，按当年最后一天起算` : day === undefined ? '只写到月份，按当月 1 日起算' : ''
  const note = `写的是起始日期 ${start.text.trim()}，截至${chineseDate(asOf)}为 ${value} 年${from ? `（${from}）` : ''}`
  return { value, certainty: 'unsure', note, since }
}

/**
 * Years from one ISO date to another by the calendar: n full years are reached on the same day of the month (29
 * February: on 28 February in a common year), the part year is the share of days, truncated to two places.
 */
export function yearsBetween(since: string, until: string): string {
  let full = Number(until.slice(0, 4)) - Number(since.slice(0, 4))
  if (addYears(since, full) > until) full--
  const [from, to] = [addYears(since, full), addYears(since, full + 1)]
  const part = new Big(days(until) - days(from)).div(days(to) - days(from)).round(2, Big.roundDown)
  return part.plus(full).toFixed()
}

function days(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000
}

function arabic(digits: string): string {
  return [...digits].map((digit) => parseNumeral(digit)?.toFixed() ?? '').join('')
}
