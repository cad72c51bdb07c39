/** Who works at the office's desk, all by one password. */
export const names = ['陈一', '李二', '王三', '赵四'] as const
export const password = '样例-甲乙丙丁-1'

export function applicationName(n: number): string {
  return `上海样例${n}号有限公司`
}

export function applicationId(n: number): string {
  return `A${String(n).padStart(2, '0')}`
}
