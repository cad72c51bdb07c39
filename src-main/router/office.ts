import { isIP } from 'node:net'
import { z } from 'zod'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed } from '../../src-domain/result.ts'
import { deskProcedure } from './base.ts'
import type { OfficeState } from './context.ts'
import { orThrow } from './problems.ts'

const Place = z.strictObject({
  address: z.string().refine((address) => isIP(address) !== 0),
  // Below this the system keeps them for itself.
  port: z.number().int().min(1024).max(65_535),
})

/** 办公室: whether the desk is served to other machines; null where this program can't. */
export const office = {
  state: deskProcedure.handler(({ context: { office, visit } }): OfficeState | null => {
    if (!office) return null
    // What other networks the machine is in is no visitor's business.
    return visit ? { ...office.state(), addresses: [] } : office.state()
  }),

  open: deskProcedure
    .input(Place)
    .handler(async ({ context: { office }, input }) =>
      orThrow(office ? await office.open(input) : failed(problem('office-impossible'))),
    ),

  close: deskProcedure.handler(async ({ context: { office } }) => {
    await office?.close()
  }),
}
