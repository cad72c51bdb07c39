import { chineseDate } from '../text/date.ts'
import { daysBetween } from '../text/days.ts'

/** 等补正, 还有 n 天, 超期, or 已交来 where it is the officer's turn. */
export type DueState = 'waiting' | 'due' | 'overdue' | 'answered'

/** `returned`: corrected forms that wait to be gone through; until then nobody knows what is still owed. */
export type Due = { readonly dueOn?: string; readonly owed: readonly unknown[]; readonly returned?: number }

function isAnswered({ owed, returned = 0 }: Due): boolean {
  return owed.length === 0 || returned > 0
}

/** From so many days on a date is near. */
export const nearDays = 3

/** Where a round stands on a day, ISO 8601. */
export function dueState(due: Due, today: string): DueState {
  if (isAnswered(due)) return 'answered'
  const { dueOn } = due
  if (dueOn === undefined) return 'waiting'
  const days = daysBetween(today, dueOn)
  if (days < 0) return 'overdue'
  return days <= nearDays ? 'due' : 'waiting'
}

const daysCounted = 100

export function dueWords(due: Due, today: string): string {
  if (isAnswered(due)) return '已交来，待核'
  if (due.dueOn === undefined) return '未定期限'
  const days = daysBetween(today, due.dueOn)
  // Of a batch of years ago nobody counts the days.
  if (days < -daysCounted) return `超期，期限 ${chineseDate(due.dueOn)}`
  if (days < 0) return `超期 ${-days} 天`
  return days === 0 ? '今天到期' : `还有 ${days} 天`
}

/** The most urgent first: by its day, those without one after all others, and last what is only to be looked at. */
export function byUrgency(a: Due, b: Due): number {
  const key = (due: Due) => (isAnswered(due) ? '9999-99-99' : (due.dueOn ?? '9999-99-98'))
  return key(a).localeCompare(key(b))
}
