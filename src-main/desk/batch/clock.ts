import { latestInstant, listEventsOf } from '../../../db/events.ts'
import { ok, type Result } from '../../../src-domain/result.ts'
import { chineseDate } from '../../../src-domain/text/date.ts'
import { shanghaiDay, shanghaiTime } from '../../../src-domain/text/shanghai-time.ts'
import type { Actor } from '../actor.ts'
import { change, type Desk, type Kept, type ReadableDesk } from '../desk.ts'

/** A clock set right by the network may go back by this much. */
const slackMilliseconds = 300_000

/** The day this program was built, where it was (electron.vite.config.ts). */
const builtOn: string | undefined = process.env.DESK_BUILT_ON

/**
 * What must be over by now and by this clock is not, in Chinese. It stays however much is done meanwhile, until the
 * clock is right or somebody has said that it is: what came before then no longer counts.
 */
export function aheadOfClock({ store, scheme }: ReadableDesk, now: Date): string | undefined {
  const [confirmed] = listEventsOf(store, ['clock-confirmed'], 1)
  const latest = latestInstant(store, confirmed?.seq ?? 0)
  if (latest && Date.parse(latest) > now.getTime() + slackMilliseconds)
    return `已有的操作记录（${shanghaiTime(latest)}）`
  if (confirmed) return undefined
  const today = shanghaiDay(now)
  if (today < scheme.issuedOn) return `通知印发日期（${chineseDate(scheme.issuedOn)}）`
  return builtOn && today < builtOn ? `本程序的制作日期（${chineseDate(builtOn)}）` : undefined
}

/** Says that the clock is right as it is now. */
export function confirmClock(desk: Desk, actor: Actor): Result<Kept> {
  return change(desk, actor, (tx) => {
    tx.record({ kind: 'clock-confirmed', clock: tx.at })
    return ok({})
  })
}
