import { z } from 'zod'
import { listEvents, verifyEvents } from '../../db/events.ts'
import { deskProcedure } from './base.ts'
import { orThrow } from './problems.ts'

export const events = {
  /** 操作记录, newest first. */
  list: deskProcedure
    .input(z.strictObject({ limit: z.number().int().min(1).max(1000).default(100) }).optional())
    .handler(({ context, input }) => listEvents(context.desk.store, { limit: input?.limit ?? 100 })),

  /** Follows the chain of the records; answers how many there are and the last one's hash. */
  verify: deskProcedure.handler(({ context }) => {
    const { seq, hash } = orThrow(verifyEvents(context.desk.store))
    return { events: seq, hash }
  }),
}
