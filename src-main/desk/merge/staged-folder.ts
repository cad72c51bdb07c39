import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { dataFolder, folderName, partial } from '../../../db/data-folder.ts'
import { holdFolder, isHeld } from '../../../db/held-folder.ts'
import { problemOf } from '../../../db/problems.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, type Result } from '../../../src-domain/result.ts'
import { ifReadable } from '../../bugs.ts'
import { makeFolder, syncFolder } from '../../files/folders.ts'

/** What opening a data folder sweeps (db/data-folder.ts). */
const own = /^new-desk-.+\.partial$/

/** Where a new desk is made, and a place beside it for what is decrypted meanwhile: a desk sweeps what it does not know. */
export type Staged = { readonly desk: string; readonly scratch: string }

/**
 * Makes an empty or missing folder a data folder: `fill` makes it elsewhere within, and only what is whole and closed takes
 * its place, the database last. Whatever goes wrong, the folder is as it was, with what others put there meanwhile; one in
 * which that was killed is as good as empty. Problems: `out-unusable`, `hand-over-into-filled`, `hand-over-being-opened`,
 * `restore-failed`, what `fill` finds, what the disk refuses.
 */
export async function withStagedFolder<T>(
  folder: string,
  fill: (staged: Staged) => Promise<Result<T>>,
): Promise<Result<T>> {
  const target = resolve(folder)
  const made = missing(target)
  const inside = made.length > 0 ? [] : await ifReadable(readdir(target))
  if (!inside) return failed(problem('out-unusable', { folder }))
  const others = inside.filter((name) => own.test(name))
  if (others.some((name) => isHeld(join(target, name)))) return failed(problem('hand-over-being-opened', { folder }))
  const left = others.length > 0 && inside.every((name) => own.test(name) || moved.has(name))
  if (inside.length > 0 && !left) return failed(problem('hand-over-into-filled', { folder }))

  const place = join(target, `new-desk-${randomUUID()}${partial}`)
  const taken: string[] = []
  let release: (() => void) | undefined
  let stands = false
  try {
    for (const name of inside) await rm(join(target, name), always)
    if (!(await ifReadable(makeFolder(place, 0o700).then(() => true))))
      return failed(problem('out-unusable', { folder }))
    release = holdFolder(place)
    const staged = { desk: join(place, 'desk'), scratch: join(place, 'scratch') }
    for (const path of [staged.desk, staged.scratch]) await mkdir(path, { mode: 0o700 })
    const filled = await fill(staged)
    if (!filled.ok) return filled
    // What stands in a log of its own would stay behind.
    if (existsSync(`${dataFolder(staged.desk).database}-wal`))
      return failed(problem('restore-failed', { store: folderName(target) }))
    if ((await readdir(target)).some((name) => !own.test(name)))
      return failed(problem('hand-over-into-filled', { folder }))
    await takePlace(staged.desk, target, taken)
    stands = true
    return filled
  } catch (error) {
    return failed(problemOf(error, target))
  } finally {
    release?.()
    if (!stands) for (const path of taken.reverse()) await ifPossible(rm(path, always))
    // What can't be removed now, opening the desk sweeps.
    await ifPossible(rm(place, always))
    if (!stands) for (const path of made) await ifPossible(rmdir(path))
  }
}

const always = { recursive: true, force: true }
/** Told is what went wrong first, or that the desk stands. */
const ifPossible: (removing: Promise<unknown>) => Promise<unknown> = ifReadable

/** The folders down to this one that there are not yet, this one first. */
function missing(folder: string): string[] {
  return existsSync(folder) ? [] : [folder, ...missing(dirname(folder))]
}

/** What lies beside the database of a desk that is closed. */
const moved: ReadonlySet<string> = new Set(
  Object.entries(dataFolder('')).flatMap(([what, path]) => (what === 'database' ? [] : [basename(path)])),
)

/** Notes in `taken` what it has put into the target. */
async function takePlace(staged: string, target: string, taken: string[]): Promise<void> {
  const { database } = dataFolder(staged)
  const take = async (name: string) => {
    await rename(join(staged, name), join(target, name))
    taken.push(join(target, name))
  }
  for (const name of await readdir(staged)) if (name !== basename(database)) await take(name)
  await syncFolder(target)
  await take(basename(database))
  await syncFolder(target)
}
