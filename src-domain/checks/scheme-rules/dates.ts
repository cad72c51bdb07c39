import { isDay } from '../../text/date.ts'
import type { FullScheme } from '../full-scheme.ts'
import { type Fault, fault } from './fault.ts'

/** Days that no calendar has, and days in the wrong order. */
export function wrongDates(scheme: FullScheme): Fault[] {
  const { issuedOn, dates } = scheme
  const written = [...datesOf(scheme, '')]
  const impossible = written.filter(({ date }) => !isDay(date))
  if (impossible.length > 0) return impossible.map(({ date, place }) => fault(place, `没有 ${date} 这一天`))
  return [
    ...(dates.liaison.on < issuedOn ? [fault('dates.liaison.on', `${dates.liaison.on} 早于印发日期 ${issuedOn}`)] : []),
    ...(dates.submission.on < dates.liaison.on
      ? [fault('dates.submission.on', `${dates.submission.on} 早于反馈联系人的日期 ${dates.liaison.on}`)]
      : []),
    ...scheme.checks.flatMap((check) => {
      const { from, to } = check as { from?: string; to?: string }
      return from !== undefined && to !== undefined && from > to
        ? [fault(`checks.${check.id}.from`, `${from} 晚于 ${to}`)]
        : []
    }),
  ]
}

function* datesOf(value: unknown, place: string): Generator<{ date: string; place: string }> {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) yield { date: value, place }
  else if (value && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) yield* datesOf(item, place === '' ? key : `${place}.${key}`)
  }
}
