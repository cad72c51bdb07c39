import { z } from 'zod'
import { undo as takeBack } from '../desk/undo/undo.ts'
import { deskProcedure } from './base.ts'
import { Hash } from './inputs.ts'
import { orThrow } from './problems.ts'

const Seq = z.number().int().positive()

export const undo = {
  /** Takes a step back that a changing call has answered, whole; the step this is itself can be taken back in turn. */
  step: deskProcedure
    .input(z.strictObject({ step: z.strictObject({ first: Seq, last: Seq, hash: Hash }) }))
    .handler(({ context: { desk, actor }, input }) => orThrow(takeBack(desk, input, actor))),
}
