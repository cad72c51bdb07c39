import { z } from 'zod'
import { applicationNow } from '../desk/applications/row.ts'
import { batchOverview } from '../desk/batch/batch-overview.ts'
import { findingsMatrix } from '../desk/batch/findings-matrix.ts'
import { rule, ruleMany } from '../desk/findings/rule.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, Category, Key, ofApplication, Reason } from './inputs.ts'
import { orThrow } from './problems.ts'

const decision = { outcome: z.enum(['pass', 'fail']), reason: Reason }

export const findings = {
  /** 人工认定 */
  rule: deskProcedure
    .input(z.strictObject({ ...ofApplication, check: Key, ...decision }))
    .handler(({ context: { desk, actor }, input }) => {
      const { step } = orThrow(rule(desk, input, actor))
      return { ...orThrow(applicationNow(desk, input.application)), ...(step && { step }) }
    }),

  /** The same ruling for several checks of several applications, all or none: the attestations in one go. */
  ruleMany: deskProcedure
    .input(
      z.strictObject({
        applications: z.array(ApplicationId).min(1).max(10_000).readonly(),
        checks: z.array(Key).min(1).max(100).readonly(),
        ...decision,
      }),
    )
    .handler(({ context: { desk, actor }, input }) => {
      const ruled = orThrow(ruleMany(desk, input, actor))
      const rows = new Map(batchOverview(desk).map(({ row }) => [row.id, row]))
      return { rows: input.applications.flatMap((id) => rows.get(id) ?? []), ...ruled }
    }),

  /** A category's applications × its checks. */
  matrix: deskProcedure
    .input(z.strictObject({ category: Category }))
    .handler(({ context, input }) => findingsMatrix(context.desk, input)),
}
