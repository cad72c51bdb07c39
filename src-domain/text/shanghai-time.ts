import { chineseDate } from './date.ts'

/** 2023年7月25日（星期二）, as deadlines are given. */
export function deadlineDate(iso: string): string {
  return `${chineseDate(iso)}（星期${'日一二三四五六'[new Date(`${iso}T00:00:00Z`).getUTCDay()]}）`
}

/** The day in Shanghai of an instant, ISO 8601. */
export function shanghaiDay(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at)
}

/** 2023年7月20日 16:05, the clock of Shanghai, of an ISO instant. */
export function shanghaiTime(instant: string): string {
  const at = new Date(instant)
  return `${chineseDate(shanghaiDay(at))} ${shanghaiClock(at)}`
}

/** 16:05, of an instant. */
export function shanghaiClock(at: Date): string {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })
  return clock.format(at)
}
