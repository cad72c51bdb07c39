import { z } from 'zod'
import { eventHead } from '../../db/events.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId } from './inputs.ts'
import type { Present } from './presences.ts'

export type Look = {
  /** How far the record goes. */
  readonly seq: number
  /** Who else is at this desk, and where. */
  readonly others: readonly Present[]
  /** Whether others are here, or may come through the office's door at any moment. */
  readonly together: boolean
}

/** 在场: what windows ask every few seconds, saying where they are. Kept in memory alone. */
export const presence = {
  look: deskProcedure
    .input(
      z.strictObject({
        window: z.uuid(),
        application: ApplicationId.exactOptional(),
        /** Something is being changed there. */
        editing: z.boolean(),
      }),
    )
    .handler(({ context: { desk, actor, holder, office, visit }, input: { window, ...at } }): Look => {
      const { others, together } = holder.presences.look(window, { name: actor.name, ...at })
      const mayCome = visit !== undefined || (office?.isOpen() ?? false)
      return { seq: eventHead(desk.store).seq, others, together: together || mayCome }
    }),
}
