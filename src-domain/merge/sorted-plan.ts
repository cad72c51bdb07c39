import type { PlannedApplication } from './merge-plan.ts'

export type SortedPlan = {
  /** What an officer looks at, in this order: where something is asked, where something is taken, what is new. */
  readonly changing: readonly PlannedApplication[]
  /** Of which only the history grows: what they did there stands here by now, or has been changed since. */
  readonly historyOnly: readonly PlannedApplication[]
}

export function sortedPlan(applications: readonly PlannedApplication[]): SortedPlan {
  const asked = applications.filter(({ conflicts }) => conflicts.length > 0)
  const taken = applications.filter(({ conflicts, taken }) => conflicts.length === 0 && taken.length > 0)
  const joined = applications.filter(({ id }) => id === undefined)
  const changing = [...asked, ...taken, ...joined]
  return { changing, historyOnly: applications.filter((one) => !changing.includes(one)) }
}

/** The rest in one line; undefined where there is none. */
export function historyLine(historyOnly: SortedPlan['historyOnly']): string | undefined {
  const numbers = historyOnly.map(({ number }) => number)
  if (numbers.length === 0) return undefined
  const shown = numbers.length > most ? `${numbers.slice(0, most).join('、')} 等` : numbers.join('、')
  return `另有 ${numbers.length} 件内容不变，只补入对方的操作记录：${shown}`
}

const most = 10
