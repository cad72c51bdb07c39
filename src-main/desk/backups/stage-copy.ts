import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder, partial } from '../../../db/data-folder.ts'
import { type ProblemCode, problem } from '../../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../../src-domain/result.ts'
import { type Copy, databaseOf } from '../../backups/copies.ts'
import { inspect } from '../../backups/look-through.ts'
import type { Place } from '../../backups/place.ts'
import { contentOf, hashIn, writeIn } from '../../backups/place-files.ts'
import { placeProblem } from '../../backups/write-copy.ts'
import { closeDesk, type Desk, openDesk } from '../desk.ts'

/** A copy's database beside the data folder it may go into: checked, brought up to date and open. */
export type StagedCopy = {
  readonly desk: Desk
  /** Of the database once it is closed. */
  readonly database: string
  /** Closes it and takes it away; what was moved into place by then stays there. */
  discard(): Promise<void>
}

/**
 * Opens a copy without touching it or the data folder. Problems: `out-unusable`, `copy-altered`, `copy-newer`, and what
 * the disk refuses.
 */
export async function stageCopy(place: Place, copy: Copy, target: string): Promise<Result<StagedCopy>> {
  const there = statSync(target, { throwIfNoEntry: false })
  if (there && !there.isDirectory()) return failed(problem('out-unusable', { folder: target }))
  const folder = join(there ? target : tmpdir(), `restoring-${randomUUID()}${partial}`)
  const { database } = dataFolder(folder)
  const remove = () => rm(folder, { recursive: true, force: true })
  const staged = await put(place, copy, folder, database).catch((error: unknown) =>
    failed(placeProblem(error, { root: target })),
  )
  if (!staged.ok) {
    await remove()
    return staged
  }
  const desk = staged.value
  return ok({
    ...{ desk, database },
    async discard() {
      closeDesk(desk)
      await remove()
    },
  })
}

/** What opening says of a database that is not as it was written. */
const canBeAltered: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['store-damaged', 'store-altered'])

async function put(place: Place, copy: Copy, folder: string, database: string): Promise<Result<Desk>> {
  const altered = problem('copy-altered', { name: copy.name })
  const from = databaseOf(place, copy.name)
  const sha256 = copy.manifest?.database.sha256 ?? (await hashIn(place, from))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (sha256 === undefined || !(await writeIn({ root: folder }, database, contentOf(place, from), sha256)))
    return failed(altered)
  const inspected = await inspect(database)
  if (!inspected.ok) return inspected.problem.code === 'copy-newer' ? inspected : failed(altered)
  const head = copy.manifest?.head
  if (head && head.hash !== inspected.value.head.hash) return failed(altered)
  const opened = openDesk(folder, { staged: true })
  return opened.ok || !canBeAltered.has(opened.problem.code) ? opened : failed(altered)
}
