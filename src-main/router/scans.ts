import { z } from 'zod'
import { addHandedOverScan, scans as allScans } from '../desk/scans/scans.ts'
import { deskProcedure } from './base.ts'
import { By, HandedOver } from './inputs.ts'
import { orThrow } from './problems.ts'

export const scans = {
  /** Brings the stamped summary back; one that is not of the current edition is not kept, and said to be of which. */
  add: deskProcedure
    .input(z.strictObject({ from: HandedOver, by: By }))
    .handler(async ({ context: { desk, workers }, input: { from, by } }) =>
      orThrow(await addHandedOverScan(desk, workers, from, by)),
    ),

  /** Newest first. */
  list: deskProcedure.handler(({ context }) => allScans(context.desk)),
}
