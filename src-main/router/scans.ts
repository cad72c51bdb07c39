import { z } from 'zod'
import { addHandedOverScan } from '../desk/scans/add-scan.ts'
import { confirmSeal } from '../desk/scans/confirm-seal.ts'
import { listScans } from '../desk/scans/list-scans.ts'
import { deskProcedure } from './base.ts'
import { HandedOver, Sha256 } from './inputs.ts'
import { orThrow } from './problems.ts'
import { withProgress } from './progress.ts'

export const scans = {
  /** Brings the stamped summary back; one that is not of the current edition is not kept, and said to be of which. */
  add: deskProcedure
    .input(z.strictObject({ from: HandedOver }))
    .handler(({ context: { desk, actor, workers }, input, signal }) =>
      withProgress(signal, (progress, signal) => addHandedOverScan(desk, input, actor, { workers, progress, signal })),
    ),

  /** Says that an officer sees the seal that was not made out on a file. */
  confirmSeal: deskProcedure
    .input(Sha256)
    .handler(({ context: { desk, actor }, input }) => orThrow(confirmSeal(desk, input, actor))),

  /** Newest first. */
  list: deskProcedure.handler(({ context }) => listScans(context.desk)),
}
