import { readMeeting } from '../../../db/meeting.ts'
import { daysBetween } from '../../../src-domain/text/days.ts'
import { shanghaiDay, shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import { batchOf, type Desk } from '../desk.ts'
import { aheadOfClock } from './clock.ts'

/** A day of the office's own. */
export type OwnDay = {
  readonly title: string
  /** ISO 8601 date. */
  readonly on: string
  /** From today; negative once it has passed. */
  readonly daysLeft: number
}

/** A day the notice sets. */
export type Deadline = OwnDay & { readonly clause: string }

export type Today = {
  /** ISO 8601 date in Shanghai, whatever the machine's time zone. */
  readonly date: string
  readonly liaison?: Deadline
  readonly submission: Deadline
  /** The office's own beside them, the first one first. */
  readonly own: readonly OwnDay[]
  /** Why the machine's clock looks wrong, in Chinese. */
  readonly clockWarning?: string
}

export function today(desk: Desk, now: Date = new Date()): Today {
  const { scheme } = desk
  const date = shanghaiDay(now)
  const counted = <Day extends { readonly on: string }>(day: Day) => ({ ...day, daysLeft: daysBetween(date, day.on) })
  const deadline = ({ title, clause, on }: Omit<Deadline, 'daysLeft'>): Deadline => counted({ title, clause, on })
  const { materialsOn } = batchOf(desk)
  const { heldOn } = readMeeting(desk.store)
  const own = [
    ...(materialsOn ? [counted({ title: '材料截止', on: materialsOn })] : []),
    ...(heldOn ? [counted({ title: '上会', on: heldOn })] : []),
  ]
  const ahead = aheadOfClock(desk, now)
  return {
    date,
    ...(scheme.dates.liaison ? { liaison: deadline(scheme.dates.liaison) } : {}),
    submission: deadline(scheme.dates.submission),
    own: own.sort((a, b) => a.on.localeCompare(b.on)),
    ...(ahead && {
      clockWarning: `电脑时间是 ${shanghaiTime(now.toISOString())}，早于${ahead}。截止日期按电脑时间算，现在可能不准；操作的先后按编号记，不受影响。请校准电脑的日期和时间。`,
    }),
  }
}
