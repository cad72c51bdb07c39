import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, partial } from '../../db/data-folder.ts'
import { copyName } from '../../src-domain/backups/copy-name.ts'

/*
 * What of a data folder the workload may read: what is there, and what it is going to write, under names that are numbered
 * (programs/numbered.ts) and by the workload's own clock. Strace takes paths, and everything else a program reads is its own.
 */

export function nameNumber(n: number): ReturnType<typeof crypto.randomUUID> {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0') as never}`
}

/** What the workload's clock says at each of its copies. */
export function copyTime(start: number, n: number): Date {
  return new Date(start + n * 1000)
}

const mostCopies = 20
const mostNames = 200

export function readPaths(folder: string, handIns: string, start: number): string[] {
  const { backups, database } = dataFolder(folder)
  const own = nameNumber(1).slice(0, 8)
  const copies = numbers(mostCopies).flatMap((n) =>
    (['hand', 'restore'] as const).flatMap((reason) => {
      const copy = join(backups, 'copies', copyName(copyTime(start, n), reason))
      return [copy, `${copy}.${own}${partial}`].flatMap((at) => [join(at, 'desk.sqlite'), join(at, 'manifest.json')])
    }),
  )
  const staged = numbers(mostNames).map((n) => join(folder, `restoring-${nameNumber(n)}${partial}`, 'desk.sqlite'))
  const databases = [database, ...staged].flatMap((path) => [path, `${path}-wal`])
  return [...new Set([...filesIn(folder), ...filesIn(handIns), ...copies, ...databases])]
}

function numbers(most: number): number[] {
  return Array.from({ length: most }, (_, i) => i + 1)
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
