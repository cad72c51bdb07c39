import { chineseDate } from '../../src-domain/text/date.ts'

const zone = 'Asia/Shanghai'
const weekdays = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六']

/** 2023-08-10 → 8月10日 星期四 */
export function dayWithWeekday(iso: string): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  return `${month}月${day}日 ${weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]}`
}

/** Calendar days from one ISO date to another; negative when it is past. */
export function daysUntil(today: string, iso: string): number {
  return Math.round((Date.parse(iso) - Date.parse(today)) / 86_400_000)
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
  const ago = daysUntil(day, today)
  if (ago === 0) return `今天 ${time}`
  if (ago === 1) return `昨天 ${time}`
  if (day.slice(0, 4) === today.slice(0, 4)) return `${Number(parts.month)}月${Number(parts.day)}日 ${time}`
  return chineseDate(day)
}
