/** Why a copy was made, as its name says it, and how the officer reads it. */
export const copyReasons = {
  day: '每日',
  hour: '每小时',
  hand: '手动',
  migration: '升级前',
  freeze: '定稿前',
  edition: '定稿',
  restore: '恢复前',
  merge: '合并前',
} as const

export type CopyReason = keyof typeof copyReasons

export function isCopyReason(text: string): text is CopyReason {
  return Object.hasOwn(copyReasons, text)
}
