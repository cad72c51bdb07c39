import { createRouterClient } from '@orpc/server'
import { applications } from './applications.ts'
import { backup } from './backup.ts'
import { procedure } from './base.ts'
import type { Context } from './context.ts'
import { desk } from './desk.ts'
import { doctor } from './doctor.ts'
import { editions } from './editions.ts'
import { events } from './events.ts'

export const beginning = {
  /**
   * What a page asks first, in one answer: the state, and of an open desk what 工作台 and the frame around it show. Each
   * part is what its own procedure answers, and left out where that refuses: whoever needs it asks, and is told why.
   */
  read: procedure.handler(async ({ context }) => {
    const calls = callsFor(context)
    const state = await calls.desk.state()
    if (state.kind !== 'open') return { state }
    const reading = answered(calls.backup.places())
    const rows = await answered(calls.applications.list())
    const [totals, withdrawn, today, submission, editions, latest, checkUp] = await Promise.all([
      rows && rows.length > mostRows ? answered(calls.applications.totals()) : undefined,
      answered(calls.applications.withdrawn()),
      answered(calls.desk.today()),
      answered(calls.editions.submission()),
      answered(calls.editions.list()),
      answered(calls.events.list({ limit: 1 })),
      answered(calls.doctor.state()),
    ])
    // A stick or a folder in the network may take its time: the desk stands without it. It is not its fault what the rest took.
    const places = await Promise.race([reading, after(placesWithin)])
    const shown = totals ? { totals } : { rows }
    return { state, open: { ...shown, withdrawn, today, submission, editions, latest, checkUp, places } }
  }),
}

/** Of more 工作台 shows what is counted over them, and their list follows: it would be longer than all else. */
const mostRows = 200

/** Milliseconds. */
const placesWithin = 200

function callsFor(context: Context) {
  return createRouterClient({ applications, backup, desk, doctor, editions, events }, { context })
}

function answered<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch(() => undefined)
}

function after(milliseconds: number): Promise<undefined> {
  return new Promise((over) => setTimeout(() => over(undefined), milliseconds))
}
