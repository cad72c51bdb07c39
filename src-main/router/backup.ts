import { createBackup, listBackups } from '../desk/backups/backups.ts'
import { deskProcedure } from './base.ts'
import { orThrow } from './problems.ts'

export const backup = {
  create: deskProcedure.handler(({ context }) => orThrow(createBackup(context.desk))),

  /** Newest first. */
  list: deskProcedure.handler(({ context }) => orThrow(listBackups(context.desk))),
}
