import type { BeyondQuota } from './edition.ts'

/** A quota that is gone beyond, and why, as the package says it. */
export function beyondLine(quota: BeyondQuota): string {
  const { title, clause, maximum, used } = quota
  return `“${title}”原则上不超过 ${maximum} 件（${clause}），推荐 ${used} 件。${reasonsText(quota)}`
}

export function reasonsText({ reasons }: BeyondQuota): string {
  return `理由：${reasons.map(({ name, reason }) => `${name}：${reason}`).join('；')}`
}
