import { ok } from '../../src-domain/result.ts'
import { type CheckUp, checkUp } from '../desk/doctor/check-up.ts'
import { checkWhenIdle, keepCheckUp, lastCheckUp } from '../desk/doctor/idle-check.ts'
import { linesOf } from '../desk/doctor/lines.ts'
import { repairFile } from '../desk/doctor/repair-file.ts'
import { deskProcedure } from './base.ts'
import { Sha256 } from './inputs.ts'
import { orThrow } from './problems.ts'
import { withProgress } from './progress.ts'

export const doctor = {
  /** The last check-up; asking begins one where it is due. */
  state: deskProcedure.handler(({ context: { desk } }) => {
    checkWhenIdle(desk)
    const last = lastCheckUp(desk)
    return last ? told(last) : null
  }),

  /** 体检 at once. */
  check: deskProcedure.handler(({ context: { desk }, signal }) =>
    withProgress(signal, async (progress, signal) => {
      const checked = await checkUp(desk, { progress, signal })
      if (!checked.ok) return checked
      keepCheckUp(desk, checked.value)
      return ok(told(checked.value))
    }),
  ),

  /** Brings a lost or altered file back from a backup. */
  repairFile: deskProcedure
    .input(Sha256)
    .handler(async ({ context: { desk, actor }, input }) => orThrow(await repairFile(desk, input, actor))),
}

function told(checked: CheckUp) {
  return { ...checked, lines: linesOf(checked) }
}
