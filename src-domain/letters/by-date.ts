import { type Problem, problem } from '../problems/problem.ts'
import type { Scheme } from '../schemes/scheme.ts'
import { chineseDate, daysInMonth } from '../text/date.ts'

/** The last day an answer may be asked for by: the submission's; once that is past, whatever is still asked for is later. */
export function latestByDate({ dates }: Pick<Scheme, 'dates'>, today: string): string | undefined {
  const { on } = dates.submission
  return today > on ? undefined : on
}

/** Why nothing can be asked for by this day. Days are ISO 8601. */
export function byDateProblem(scheme: Scheme, today: string, day: string): Problem | undefined {
  if (!isDay(day)) {
    return problem('date-unreadable', { date: day, example: `${scheme.year}-07-25` })
  }
  const latest = latestByDate(scheme, today)
  if (latest === undefined || day <= latest) return undefined
  return problem('date-too-late', { date: chineseDate(day), latest: chineseDate(latest) })
}

function isDay(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? []
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}
