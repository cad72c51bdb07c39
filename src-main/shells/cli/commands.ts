import type { Command } from './command.ts'

/** Every command by its name, in the order of the work. Each is loaded when it is called for, with all it needs. */
const loading = new Map<string, () => Promise<Command>>([
  ...from(['init'], async () => (await import('./commands/batch.ts')).batchCommands),
  ...from(['import'], async () => (await import('./commands/intake.ts')).intakeCommands),
  ...from(['retract', 'reinstate'], async () => (await import('./commands/withdrawal.ts')).withdrawalCommands),
  ...from(
    ['check', 'rule', 'unrule', 'set', 'decline', 'reconsider'],
    async () => (await import('./commands/review.ts')).reviewCommands,
  ),
  ...from(['recommend', 'withdraw', 'rank'], async () => (await import('./commands/ranking.ts')).rankingCommands),
  ...from(
    ['freeze', 'summary', 'scan', 'export', 'verify'],
    async () => (await import('./commands/edition.ts')).editionCommands,
  ),
  ...from(['deliver'], async () => (await import('./commands/delivery.ts')).deliveryCommands),
  ...from(['book', 'print-job', 'covers'], async () => (await import('./commands/book.ts')).bookCommands),
  ...from(['policies'], async () => (await import('./commands/policies.ts')).policiesCommands),
  ...from(['letters'], async () => (await import('./commands/letters.ts')).lettersCommands),
  ...from(['rosters', 'roster'], async () => (await import('./commands/rosters.ts')).rosterCommands),
  ...from(['list'], async () => (await import('./commands/lists.ts')).listCommands),
  ...from(['hand-over', 'merge', 'open-hand-over'], async () => (await import('./commands/merge.ts')).mergeCommands),
  ...from(['backup', 'backups', 'restore'], async () => (await import('./commands/backups.ts')).backupsCommands),
  ...from(['doctor', 'repair'], async () => (await import('./commands/doctor.ts')).doctorCommands),
  ...from(
    ['notices', 'notice', 'notice-check', 'reprint'],
    async () => (await import('./commands/notices.ts')).noticeCommands,
  ),
  ...from(
    ['notice-workbook', 'notice-package'],
    async () => (await import('./commands/notice-workbooks.ts')).noticeWorkbookCommands,
  ),
  ...from(
    ['notice-next', 'notice-correct'],
    async () => (await import('./commands/notice-changes.ts')).noticeChangeCommands,
  ),
  ...from(['office'], async () => (await import('./commands/office.ts')).officeCommands),
  ...from(['forget-password'], async () => (await import('./commands/people.ts')).peopleCommands),
  ...from(['city'], async () => (await import('./commands/city.ts')).cityCommands),
  ...from(['status'], async () => (await import('./commands/batch.ts')).batchCommands),
])

export async function findCommand(name: string): Promise<Command | undefined> {
  return loading.get(name)?.()
}

export function allCommands(): Promise<Command[]> {
  return Promise.all([...loading.values()].map((load) => load()))
}

function from<Name extends string>(
  names: readonly Name[],
  load: () => Promise<Readonly<Record<Name, Command>>>,
): [string, () => Promise<Command>][] {
  return names.map((name) => [name, async () => (await load())[name]])
}
