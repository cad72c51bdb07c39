import { z } from 'zod'
import { applicationNow } from '../desk/applications/row.ts'
import { declareRecusal, endRecusal } from '../desk/people/recuse.ts'
import { deskProcedure } from './base.ts'
import { ofApplication, Reason, Uid } from './inputs.ts'
import { orThrow } from './problems.ts'

/** 回避 */
export const recusals = {
  /** Of whoever calls. */
  declare: deskProcedure
    .input(z.strictObject({ ...ofApplication, reason: Reason }))
    .handler(({ context: { desk, actor }, input }) => {
      const kept = orThrow(declareRecusal(desk, input, actor))
      return { ...orThrow(applicationNow(desk, input.application)), ...kept }
    }),

  /** 解除 */
  end: deskProcedure
    .input(z.strictObject({ ...ofApplication, recusal: Uid, reason: Reason }))
    .handler(({ context: { desk, actor }, input }) => {
      const kept = orThrow(endRecusal(desk, input, actor))
      return { ...orThrow(applicationNow(desk, input.application)), ...kept }
    }),
}
