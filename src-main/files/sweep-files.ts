import { rmSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from '../../db/data-folder.ts'
import { ifReadable } from '../bugs.ts'

/** What is being taken in is named within minutes. */
const day = 24 * 3_600_000

/**
 * Removes stored files nobody names: what an intake that was refused or killed has left. Those younger than a day may be
 * about to be named; those from before `namedSince`, when events did not name the files they took away, stay for ever.
 * Answers how many went.
 */
export async function sweepFiles(
  folder: string,
  named: ReadonlySet<string>,
  { namedSince, now = new Date() }: { readonly namedSince: string; readonly now?: Date },
): Promise<number> {
  const { files } = dataFolder(folder)
  let swept = 0
  for (const shelf of (await ifReadable(readdir(files))) ?? []) {
    if (!/^[0-9a-f]{2}$/.test(shelf)) continue
    for (const sha256 of (await ifReadable(readdir(join(files, shelf)))) ?? []) {
      if (named.has(sha256) || !/^[0-9a-f]{64}$/.test(sha256)) continue
      const path = join(files, shelf, sha256)
      // Nothing is awaited between looking and removing: nobody can have found it in between.
      const written = statSync(path, { throwIfNoEntry: false })?.mtime
      if (!written || written.getTime() > now.getTime() - day || written < new Date(namedSince)) continue
      rmSync(path, { force: true })
      swept++
    }
  }
  return swept
}
