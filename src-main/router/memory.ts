import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { dataFolder } from '../../db/data-folder.ts'
import { readCopyName } from '../../src-domain/backups/copy-name.ts'
import { ifReadable } from '../bugs.ts'
import type { RecentDesk } from '../files/machine-memory.ts'
import { procedure } from './base.ts'
import { Path } from './inputs.ts'

/** A data folder that was open on this machine, as it is found now. */
export type RecentRow = RecentDesk & {
  readonly name: string
  readonly isOpen: boolean
  /** False where the folder is not to be found, on a stick that is not in, for one. */
  readonly isThere: boolean
  /** ISO 8601 instant of its newest copy in itself. */
  readonly copiedAt?: string
}

const Name = z.string().regex(/^[a-z]+(\.[a-z]+)*$/)
/** As much as a page has to say of how it is looked at. */
const longest = 20_000
/** No deeper: each level costs the reading of it a piece of the stack. */
const deepest = 16
const Value = z
  .unknown()
  .refine((value) => isShallow(value, deepest))
  .pipe(z.json().refine((value) => JSON.stringify(value).length <= longest))

/** What the program remembers on this machine. Where it has no memory, nothing is kept and nothing refused. */
export const memory = {
  /** Data folders that were open, the last one first. */
  recent: procedure.handler(async ({ context: { memory, holder } }): Promise<RecentRow[]> => {
    const open = holder.desk()?.store.folder
    return Promise.all(
      (memory?.recent() ?? []).map(async (desk) => ({
        ...desk,
        name: basename(desk.folder),
        isOpen: desk.folder === open,
        isThere: existsSync(dataFolder(desk.folder).database),
        ...(await newestCopy(desk.folder)),
      })),
    )
  }),

  /** Leaves a data folder out of these; nothing happens to it. */
  forget: procedure
    .input(z.strictObject({ folder: Path }))
    .handler(({ context: { memory }, input }) => memory?.forget(input.folder)),

  preferences: procedure.handler(({ context: { memory } }) => memory?.preferences() ?? {}),

  /** How something is looked at, for the next sitting; null forgets. */
  prefer: procedure
    .input(z.strictObject({ name: Name, value: Value }))
    .handler(({ context: { memory }, input: { name, value } }) => memory?.prefer(name, value)),
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return levels > 0 && Object.values(value).every((item) => isShallow(item, levels - 1))
}

async function newestCopy(folder: string): Promise<{ readonly copiedAt?: string }> {
  const names = await ifReadable(readdir(join(dataFolder(folder).backups, 'copies')))
  const times = (names ?? []).flatMap((name) => readCopyName(name)?.at ?? [])
  const newest = times.toSorted((a, b) => a.getTime() - b.getTime()).at(-1)
  return newest ? { copiedAt: newest.toISOString() } : {}
}
