import { shanghaiDay, shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import type { Desk } from '../desk.ts'
import { aheadOfClock } from './clock.ts'

export type Deadline = {
  readonly title: string
  readonly clause: string
  /** ISO 8601 date. */
  readonly on: string
  /** From today; negative once it has passed. */
  readonly daysLeft: number
}

export type Today = {
  /** ISO 8601 date in Shanghai, whatever the machine's time zone. */
  readonly date: string
  readonly liaison?: Deadline
  readonly submission: Deadline
  /** Why the machine's clock looks wrong, in Chinese. */
  readonly clockWarning?: string
}

export function today(desk: Desk, now: Date = new Date()): Today {
  const { scheme } = desk
  const date = shanghaiDay(now)
  const deadline = ({ title, clause, on }: Omit<Deadline, 'daysLeft'>): Deadline => ({
    ...{ title, clause, on },
    daysLeft: Math.round((Date.parse(on) - Date.parse(date)) / 86_400_000),
  })
  const ahead = aheadOfClock(desk, now)
  return {
    date,
    ...(scheme.dates.liaison ? { liaison: deadline(scheme.dates.liaison) } : {}),
    submission: deadline(scheme.dates.submission),
    ...(ahead && {
      clockWarning: `电脑时间是 ${shanghaiTime(now.toISOString())}，早于${ahead}。截止日期按电脑时间算，现在可能不准；操作的先后按编号记，不受影响。请校准电脑的日期和时间。`,
    }),
  }
}
