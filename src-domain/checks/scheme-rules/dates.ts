import { isDay } from '../../text/date.ts'
import type { FullScheme } from '../full-scheme.ts'
import { type Fault, fault } from './fault.ts'
import { textsOf } from './texts-of.ts'

/** Days that no calendar has, and days in the wrong order. */
export function wrongDates(scheme: FullScheme): Fault[] {
  const { issuedOn } = scheme
  const { liaison, submission } = scheme.dates
  const written = [...textsOf(scheme, '', scheme)].filter(({ text }) => /^\d{4}-\d{2}-\d{2}$/.test(text))
  const impossible = written.filter(({ text }) => !isDay(text))
  if (impossible.length > 0) return impossible.map(({ text, place }) => fault(place, `没有 ${text} 这一天`))
  return [
    ...(liaison && liaison.on < issuedOn ? [fault('dates.liaison.on', `${liaison.on} 早于印发日期 ${issuedOn}`)] : []),
    ...(liaison && submission.on < liaison.on
      ? [fault('dates.submission.on', `${submission.on} 早于反馈联系人的日期 ${liaison.on}`)]
      : []),
    ...(submission.on < issuedOn ? [fault('dates.submission.on', `${submission.on} 早于印发日期 ${issuedOn}`)] : []),
    ...scheme.checks.flatMap((check) => {
      const { from, to } = check as { from?: string; to?: string }
      return from !== undefined && to !== undefined && from > to
        ? [fault(`checks.${check.id}.from`, `${from} 晚于 ${to}`)]
        : []
    }),
  ]
}
