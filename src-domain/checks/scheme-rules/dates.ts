import { isDay } from '../../text/date.ts'
import type { FullScheme } from '../full-scheme.ts'
import { type Fault, fault } from './fault.ts'
import { textsOf } from './texts-of.ts'

/** Days that no calendar has, and days in the wrong order. */
export function wrongDates(scheme: FullScheme): Fault[] {
  const { issuedOn, dates } = scheme
  const written = [...textsOf(scheme, '', scheme)].filter(({ text }) => /^\d{4}-\d{2}-\d{2}$/.test(text))
  const impossible = written.filter(({ text }) => !isDay(text))
  if (impossible.length > 0) return impossible.map(({ text, place }) => fault(place, `没有 ${text} 这一天`))
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
