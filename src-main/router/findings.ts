import { z } from 'zod'
import { changedApplication } from '../desk/applications/rows.ts'
import { batchOf } from '../desk/desk.ts'
import { rule, ruleMany } from '../desk/findings/findings.ts'
import { findingsMatrix } from '../desk/findings/matrix.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, By, Category, Key, ofApplication, Reason } from './inputs.ts'
import { orThrow } from './problems.ts'

const decision = { outcome: z.enum(['pass', 'fail']), reason: Reason, by: By }

export const findings = {
  /** 人工认定 */
  rule: deskProcedure
    .input(z.strictObject({ ...ofApplication, check: Key, ...decision }))
    .handler(({ context: { desk }, input: { by = batchOf(desk).preparer, ...ruling } }) => {
      orThrow(rule(desk, { ...ruling, by }))
      return orThrow(changedApplication(desk, ruling.application))
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
    .handler(({ context: { desk }, input: { by = batchOf(desk).preparer, ...ruling } }) => {
      orThrow(ruleMany(desk, { ...ruling, by }))
      return ruling.applications.map((id) => orThrow(changedApplication(desk, id)).row)
    }),

  /** A category's applications × its checks. */
  matrix: deskProcedure
    .input(z.strictObject({ category: Category }))
    .handler(({ context, input }) => findingsMatrix(context.desk, input.category)),
}
