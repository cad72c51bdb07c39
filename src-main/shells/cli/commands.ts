import type { Command } from './command.ts'
import { backupsCommands } from './commands/backups.ts'
import { batchCommands } from './commands/batch.ts'
import { bookCommands } from './commands/book.ts'
import { doctorCommands } from './commands/doctor.ts'
import { editionCommands } from './commands/edition.ts'
import { intakeCommands } from './commands/intake.ts'
import { lettersCommands } from './commands/letters.ts'
import { listCommands } from './commands/lists.ts'
import { noticeCommands } from './commands/notices.ts'
import { rankingCommands } from './commands/ranking.ts'
import { reviewCommands } from './commands/review.ts'
import { withdrawalCommands } from './commands/withdrawal.ts'

/** Every command by its name, in the order of the work. */
export const commands: Readonly<Record<string, Command>> = {
  init: batchCommands.init,
  ...intakeCommands,
  ...withdrawalCommands,
  ...reviewCommands,
  ...rankingCommands,
  ...editionCommands,
  ...bookCommands,
  ...lettersCommands,
  ...listCommands,
  ...backupsCommands,
  ...listCommands,
  ...doctorCommands,
  ...noticeCommands,
  status: batchCommands.status,
}
