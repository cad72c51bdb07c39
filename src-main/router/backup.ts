import { z } from 'zod'
import { given } from '../../src-domain/given.ts'
import { ok } from '../../src-domain/result.ts'
import type { Actor } from '../desk/actor.ts'
import { backupState } from '../desk/backups/backup-state.ts'
import { findBackups } from '../desk/backups/chosen-copy.ts'
import { copyDesk } from '../desk/backups/make-copy.ts'
import { planRestore, type Restored, restoreCopy } from '../desk/backups/restore.ts'
import { forgetSecondPlace, nameSecondPlace } from '../desk/backups/second-place.ts'
import { deskProcedure, namedActor, procedure, signedIn } from './base.ts'
import type { Context } from './context.ts'
import { Path } from './inputs.ts'
import { orThrow } from './problems.ts'
import { withProgress } from './progress.ts'

const Password = z.string().max(200)
const ChosenCopy = z.strictObject({
  /** The folder of the place it is in. */
  place: Path,
  name: z.string().min(1).max(100),
  password: Password.optional(),
  /** The data folder it goes into; left out, the one that is open, else the one proposed. */
  folder: Path.optional(),
})

export const backup = {
  /** 立即备份: here, and in the second place where that is there. */
  create: deskProcedure.handler(({ context: { desk }, signal }) =>
    withProgress(signal, async (progress, signal) => {
      const made = await copyDesk(desk, 'hand', { progress, signal })
      return made.ok ? ok({ name: made.value.name, places: orThrow(await backupState(desk)) }) : made
    }),
  ),

  /** The copies in the data folder, and in the second place where there is one. */
  places: deskProcedure.handler(async ({ context: { desk, visit } }) => {
    const places = orThrow(await backupState(desk))
    return visit ? places.map((place) => ({ ...place, path: '' })) : places
  }),

  /** Names the second place, and brings a copy there. */
  nameSecond: deskProcedure
    .input(z.strictObject({ path: Path, password: Password.optional() }))
    .handler(({ context: { desk }, input, signal }) =>
      withProgress(signal, async (progress, signal) => {
        const named = await nameSecondPlace(desk, input)
        if (!named.ok) return named
        const made = await copyDesk(desk, 'hand', { progress, signal })
        return made.ok ? ok({ places: orThrow(await backupState(desk)) }) : made
      }),
    ),

  forgetSecond: deskProcedure.handler(({ context }) => forgetSecondPlace(context.desk)),

  /** The copies on a stick, in a network folder or in a data folder; also without an open desk. */
  find: procedure
    .input(z.strictObject({ path: Path, password: Password.optional() }))
    .handler(async ({ input }) => orThrow(await findBackups(input))),

  /** What a copy holds, and what restoring it would lose; nothing changes. */
  plan: procedure.input(ChosenCopy).handler(({ context, input, signal }) =>
    withProgress(signal, (_, signal) => {
      const { holder } = context
      const wanted = { ...input, folder: input.folder ?? holder.folder() }
      return planRestore(holder, wanted, restorer(context), given({ signal }))
    }),
  ),

  /** 恢复, after which the folder's desk is open. */
  restore: procedure.input(ChosenCopy).handler(({ context, input, signal }) =>
    withProgress<Restored>(signal, (progress, signal) => {
      const { holder } = context
      const wanted = { ...input, folder: input.folder ?? holder.folder() }
      return restoreCopy(holder, wanted, restorer(context), { ...given({ progress, signal }) })
    }),
  ),
}

/** Also where no desk is open: there it is whoever the call names. */
function restorer(context: Context): Actor | undefined {
  const desk = context.holder.desk()
  const officer = desk && signedIn(desk, context)
  const name = officer?.name ?? namedActor(context)
  return name === '' ? undefined : { name, ...given({ officer }) }
}
