import { z } from 'zod'
import { given } from '../../src-domain/given.ts'
import { rosterColumnNames } from '../../src-domain/rosters/read-roster.ts'
import { rosterKindNames } from '../../src-domain/rosters/roster.ts'
import { importRoster } from '../desk/rosters/import-roster.ts'
import { seeTable } from '../desk/rosters/read-table.ts'
import { rosterList } from '../desk/rosters/roster-list.ts'
import { restoreRoster, withdrawRoster } from '../desk/rosters/withdraw-roster.ts'
import { withHandedOver } from '../desk/uploads/handed-over.ts'
import { deskProcedure } from './base.ts'
import { HandedOver, Key, Line, Reason, Uid } from './inputs.ts'
import { orThrow } from './problems.ts'

const Column = z.number().int().min(0).max(16_383)

const Plan = z.strictObject({
  sheet: z.number().int().min(0).max(10_000),
  headRow: z.number().int().min(0).max(1_048_576),
  columns: z.partialRecord(z.enum(rosterColumnNames), Column),
})

export const rosters = {
  /** 名单 that officers have brought, those withdrawn among them, the newest first. */
  list: deskProcedure.handler(({ context }) => rosterList(context.desk)),

  /** A table as it asks to be read, or by a plan; nothing is kept of it. */
  look: deskProcedure
    .input(z.strictObject({ from: HandedOver, plan: Plan.optional() }))
    .handler(async ({ context: { desk, workers }, input: { from, plan } }) =>
      orThrow(await withHandedOver(desk, from, (files) => seeTable(files, { workers, ...(plan && { plan }) }))),
    ),

  /** Keeps it: applicants are looked up on it from now on. */
  import: deskProcedure
    .input(
      z.strictObject({
        from: HandedOver,
        plan: Plan.optional(),
        kind: z.enum(rosterKindNames),
        serves: Key.optional(),
        title: Line,
        source: Line,
        dated: z.iso.date().optional(),
      }),
    )
    .handler(async ({ context: { desk, actor, workers }, input: { from, ...input } }) =>
      orThrow(
        await withHandedOver(desk, from, (files) => importRoster(desk, { ...given(input), files }, actor, { workers })),
      ),
    ),

  /** 撤下: nobody is looked up on it any more. */
  withdraw: deskProcedure
    .input(z.strictObject({ roster: Uid, reason: Reason }))
    .handler(({ context: { desk, actor }, input }) => orThrow(withdrawRoster(desk, input, actor))),

  /** 恢复 */
  restore: deskProcedure
    .input(z.strictObject({ roster: Uid }))
    .handler(({ context: { desk, actor }, input }) => orThrow(restoreRoster(desk, input, actor))),
}
