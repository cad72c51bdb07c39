import { z } from 'zod'
import { addHandedOverScan } from '../desk/scans/add-scan.ts'
import { listScans } from '../desk/scans/list-scans.ts'
import { deskProcedure } from './base.ts'
import { HandedOver } from './inputs.ts'
import { orThrow } from './problems.ts'

export const scans = {
  /** Brings the stamped summary back; one that is not of the current edition is not kept, and said to be of which. */
  add: deskProcedure
    .input(z.strictObject({ from: HandedOver }))
    .handler(async ({ context: { desk, actor, workers }, input }) =>
      orThrow(await addHandedOverScan(desk, input, actor, { workers })),
    ),

  /** Newest first. */
  list: deskProcedure.handler(({ context }) => listScans(context.desk)),
}
