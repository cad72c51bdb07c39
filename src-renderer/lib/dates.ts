import { chineseDate } from '../../src-domain/text/date.ts'
import { daysBetween } from '../../src-domain/text/days.ts'

const zone = 'Asia/Shanghai'
const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']

/** 2023-08-10 → 8月10日 星期四; in any other year than that of `today` with its own. */
export function dayWithWeekday(iso: string, today: string): string {
  if (!isThisYear(iso, today)) return fullDay(iso)
  const [, month, day] = iso.split('-').map(Number)
  return `${month}月${day}日 ${weekdays[weekday(iso)]}`
}

export function isThisYear(iso: string, today: string): boolean {
  return iso.slice(0, 4) === today.slice(0, 4)
}

/** How far off a day is: 还有 12, 就在今天, 已过 3; days of another year that are past are not counted. */
export function farOff(iso: string, today: string): { readonly words: string; readonly days?: number } {
  const days = daysBetween(today, iso)
  if (days > 0) return { words: '还有', days }
  if (days === 0) return { words: '就在今天' }
  return { words: '已过', ...(isThisYear(iso, today) ? { days: -days } : {}) }
}

/** 2023-07-25 → 2023年7月25日 星期二 */
export function fullDay(iso: string): string {
  return `${chineseDate(iso)} ${weekdays[weekday(iso)]}`
}

function weekday(iso: string): number {
  return new Date(iso).getUTCDay()
}

function daysAfter(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10)
}

const isWorkday = (iso: string) => weekday(iso) % 6 !== 0

/**
 * The day proposed for corrections to be handed in by: the fifth working day from today, at the latest two days before
 * the submission and then on a working day; once that is past, simply the fifth. Public holidays are not known here.
 */
export function correctionDay(today: string, submission: string, materialsOn?: string): string {
  let fifth = today
  for (let days = 0; days < 5; ) {
    fifth = daysAfter(fifth, 1)
    if (isWorkday(fifth)) days++
  }
  // Nothing is taken in any more after the office's own last day.
  if (materialsOn !== undefined && materialsOn >= today && materialsOn < fifth) fifth = materialsOn
  if (today > submission) return fifth
  let latest = daysAfter(submission, -2)
  while (!isWorkday(latest)) latest = daysAfter(latest, -1)
  const proposed = fifth < latest ? fifth : latest
  return proposed < today ? today : proposed
}

/** Made once: making one takes longer than drawing a row. */
const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** An instant as the officer's clock shows it: 14:02 today, 昨天 14:02, 7月6日 14:02, 2023年7月6日 before this year. */
export function clockTime(instant: string, today: string): string {
  const parts = Object.fromEntries(clock.formatToParts(new Date(instant)).map((p) => [p.type, p.value]))
  const day = `${parts.year}-${parts.month}-${parts.day}`
  const time = `${parts.hour}:${parts.minute}`
  const ago = daysBetween(day, today)
  if (ago === 0) return `今天 ${time}`
  if (ago === 1) return `昨天 ${time}`
  if (day.slice(0, 4) === today.slice(0, 4)) return `${Number(parts.month)}月${Number(parts.day)}日 ${time}`
  return chineseDate(day)
}

/** An instant as a field for date and time has it, the clock of Shanghai: 2023-07-20T16:05. */
export function minuteOf(instant: string): string {
  const parts = Object.fromEntries(clock.formatToParts(new Date(instant)).map((p) => [p.type, p.value]))
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/** The instant such a field means, ISO 8601. */
export function shanghaiInstant(minute: string): string {
  return new Date(`${minute}+08:00`).toISOString()
}
