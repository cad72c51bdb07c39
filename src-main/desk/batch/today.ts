import { listEvents } from '../../../db/events.ts'
import { chineseDate } from '../../../src-domain/text/date.ts'
import { shanghaiDay, shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import type { Desk } from '../desk.ts'

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
  readonly liaison: Deadline
  readonly submission: Deadline
  /** Why the machine's clock looks wrong, in Chinese. */
  readonly clockWarning?: string
}

/** A clock set right by the network may go back by this much. */
const slackMilliseconds = 300_000

export function today({ store, scheme }: Desk, now: Date = new Date()): Today {
  const date = shanghaiDay(now)
  const deadline = ({ title, clause, on }: Omit<Deadline, 'daysLeft'>): Deadline => ({
    ...{ title, clause, on },
    daysLeft: Math.round((Date.parse(on) - Date.parse(date)) / 86_400_000),
  })
  const [newest] = listEvents(store, { limit: 1 })
  const earlier =
    newest && Date.parse(newest.at) > now.getTime() + slackMilliseconds
      ? `最近一次操作（${shanghaiTime(newest.at)}）`
      : date < scheme.issuedOn
        ? `通知印发日期（${chineseDate(scheme.issuedOn)}）`
        : undefined
  return {
    date,
    liaison: deadline(scheme.dates.liaison),
    submission: deadline(scheme.dates.submission),
    ...(earlier
      ? {
          clockWarning: `电脑时间是 ${shanghaiTime(now.toISOString())}，早于${earlier}。请校准电脑的日期和时间，否则操作记录和截止日期会不准。`,
        }
      : {}),
  }
}
