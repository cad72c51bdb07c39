import { z } from 'zod'
import { signOffNow } from '../desk/limits.ts'
import { changesToReview } from '../desk/sign-off/changes-to-review.ts'
import { requireSignOff, type SigningAct, sign } from '../desk/sign-off/sign.ts'
import { deskProcedure } from './base.ts'
import { Reason } from './inputs.ts'
import { orThrow } from './problems.ts'

const act = (act: SigningAct) =>
  deskProcedure.handler(({ context: { desk, actor } }) => orThrow(sign(desk, { act }, actor)))

const actFor = (act: SigningAct) =>
  deskProcedure
    .input(z.strictObject({ reason: Reason }))
    .handler(({ context: { desk, actor }, input }) => orThrow(sign(desk, { act, ...input }, actor)))

/** 会签 */
export const signOff = {
  state: deskProcedure.handler(({ context }) => signOffNow(context.desk.store)),

  /** What the reviewer has not seen yet. */
  changes: deskProcedure.handler(({ context }) => changesToReview(context.desk)),

  /** Whether the batch asks for it. */
  require: deskProcedure
    .input(z.strictObject({ required: z.boolean() }))
    .handler(({ context: { desk, actor }, input }) => orThrow(requireSignOff(desk, input, actor))),

  /** 提交复核 */
  submit: act('submitted'),
  /** 复核通过 */
  pass: act('passed'),
  /** 退回 */
  giveBack: actFor('returned'),
  /** 负责人同意 */
  consent: act('consented'),
  /** 解锁 */
  unlock: actFor('unlocked'),
}
