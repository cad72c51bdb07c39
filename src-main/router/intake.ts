import { z } from 'zod'
import { problem } from '../../src-domain/problems/problem.ts'
import { importHandedOver } from '../desk/intake/import-handed-over.ts'
import { beginUpload, discardUpload } from '../desk/uploads/handed-over.ts'
import { withdrawIntake } from '../desk/withdrawal/withdraw-intake.ts'
import { deskProcedure, procedure } from './base.ts'
import type { Context } from './context.ts'
import { ApplicationId, HandedOver, Reason, Uid } from './inputs.ts'
import { callError, orThrow } from './problems.ts'
import { withProgress } from './progress.ts'

export const intake = {
  /** Opens an upload; its files then go to PUT /uploads/<upload>/<path>, one request each. */
  begin: procedure.handler(async ({ context }) => ({ upload: orThrow(await beginUpload(placeOf(context))) })),

  /** Gives an upload up. One that has been imported is gone already. */
  discard: procedure.input(z.strictObject({ upload: z.uuid() })).handler(async ({ context, input }) => {
    await discardUpload(placeOf(context), input.upload)
  }),

  /** 收件: takes in the applicants' folders of an upload, or of a folder of this machine; `into` is on whose page it was put. */
  import: deskProcedure
    .input(z.strictObject({ from: HandedOver, into: ApplicationId.optional() }))
    .handler(({ context: { desk, actor, workers }, input: { from, into }, signal }) =>
      withProgress(signal, (progress, signal) =>
        importHandedOver(desk, { from }, actor, { workers, progress, signal, into }),
      ),
    ),

  /** 撤回一次收件: all that one import took in, as one step. */
  withdraw: deskProcedure
    .input(z.strictObject({ intake: Uid, reason: Reason }))
    .handler(({ context: { desk, actor }, input }) => orThrow(withdrawIntake(desk, input, actor))),
}

/** Whose the files are: the open desk's, or, for whoever sits at the machine, the open 汇总's. */
function placeOf({ holder, visit }: Context) {
  const place = holder.desk() ?? (visit ? undefined : holder.city())
  if (!place) throw callError(problem('no-desk'))
  return place
}
