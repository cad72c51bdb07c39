import { z } from 'zod'
import { applicationNow } from '../desk/applications/row.ts'
import { findingsMatrix } from '../desk/batch/findings-matrix.ts'
import { listRulings } from '../desk/findings/list-rulings.ts'
import { rule, ruleMany } from '../desk/findings/rule.ts'
import { withdrawRulings } from '../desk/findings/withdraw-rulings.ts'
import { deskProcedure } from './base.ts'
import { Category, Key, ofApplication, Reason, Uid } from './inputs.ts'
import { plain } from './plain-answers.ts'
import { orThrow } from './problems.ts'

const decision = { outcome: z.enum(['pass', 'fail']), reason: Reason }

export const findings = {
  /** 人工认定 */
  rule: deskProcedure
    .input(z.strictObject({ ...ofApplication, check: Key, seen: z.string().max(10_000).exactOptional(), ...decision }))
    .handler(({ context: { desk, actor }, input }) => {
      const { step } = orThrow(rule(desk, input, actor))
      return { ...orThrow(applicationNow(desk, input.application)), ...(step && { step }) }
    }),

  /** The same ruling for several checks of several applications, all or none: the attestations in one go. */
  ruleMany: deskProcedure
    .input(
      z.strictObject({
        rulings: z
          .array(z.strictObject({ ...ofApplication, checks: z.array(Key).min(1).max(100).readonly() }))
          .min(1)
          .max(10_000)
          .readonly(),
        unruled: z.boolean().exactOptional(),
        ...decision,
      }),
    )
    // How hundreds stand now whoever asks for the list is told: to check them before answering would double the wait.
    .handler(({ context: { desk, actor }, input }) => orThrow(ruleMany(desk, input, actor))),

  /** The rulings that count in a category. */
  rulings: deskProcedure
    .input(z.strictObject({ category: Category }))
    .handler(({ context, input }) => listRulings(context.desk, input)),

  /** 撤回认定: these count no longer, all or none. */
  withdrawRulings: deskProcedure
    .input(
      z.strictObject({
        rulings: z
          .array(z.strictObject({ ...ofApplication, ruling: Uid }))
          .min(1)
          .max(100_000)
          .readonly(),
      }),
    )
    .handler(({ context: { desk, actor }, input }) => orThrow(withdrawRulings(desk, input, actor))),

  /** A category's applications × its checks. */
  matrix: deskProcedure
    .input(z.strictObject({ category: Category }))
    .handler(({ context, input }) => plain(findingsMatrix(context.desk, input))),
}
