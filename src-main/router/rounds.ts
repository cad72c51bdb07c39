import { z } from 'zod'
import { applicationNow } from '../desk/applications/row.ts'
import { setReturnApart } from '../desk/intake/set-return-apart.ts'
import { closeRound, dateRound } from '../desk/rounds/change-round.ts'
import { openReturns } from '../desk/rounds/returned-form.ts'
import { dismissReturn } from '../desk/rounds/settle-return.ts'
import { takeOver } from '../desk/rounds/take-over.ts'
import { deskProcedure } from './base.ts'
import { Line, ofApplication, Reason, Uid } from './inputs.ts'
import { orThrow } from './problems.ts'

const ofReturned = { ...ofApplication, returned: Uid }

/** 补正: rounds that go on, and forms that came back. */
export const rounds = {
  /** 改期限; without a day it is left open. */
  date: deskProcedure
    .input(z.strictObject({ ...ofApplication, dueOn: z.iso.date().optional(), seen: Line.exactOptional() }))
    .handler(({ context: { desk, actor }, input }) => {
      const kept = orThrow(dateRound(desk, input, actor))
      return { ...orThrow(applicationNow(desk, input.application)), ...kept }
    }),

  /** 结束补正 */
  close: deskProcedure
    .input(z.strictObject({ ...ofApplication, reason: Reason }))
    .handler(({ context: { desk, actor }, input }) => {
      const kept = orThrow(closeRound(desk, input, actor))
      return { ...orThrow(applicationNow(desk, input.application)), ...kept }
    }),

  /** The corrected forms of an application that wait to be gone through, with where each differs. */
  returned: deskProcedure
    .input(z.strictObject(ofApplication))
    .handler(({ context, input }) => orThrow(openReturns(context.desk, input))),

  /** 采用: at these places, else wherever no officer has set what stands there. */
  takeOver: deskProcedure
    .input(z.strictObject({ ...ofReturned, places: z.array(z.string().max(200)).min(1).max(10_000).optional() }))
    .handler(({ context: { desk, actor }, input }) => {
      const kept = orThrow(takeOver(desk, input, actor))
      return { ...orThrow(applicationNow(desk, input.application)), ...kept }
    }),

  /** 其余不采用 */
  dismiss: deskProcedure.input(z.strictObject(ofReturned)).handler(({ context: { desk, actor }, input }) => {
    const kept = orThrow(dismissReturn(desk, input, actor))
    return { ...orThrow(applicationNow(desk, input.application)), ...kept }
  }),

  /** 另收为一件申报 */
  setApart: deskProcedure
    .input(z.strictObject(ofReturned))
    .handler(({ context: { desk, actor }, input }) => orThrow(setReturnApart(desk, input, actor))),
}
