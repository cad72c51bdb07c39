import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { dataFolder, folderName, partial } from '../../../db/data-folder.ts'
import { problemOf } from '../../../db/problems.ts'
import { problem } from '../../../src-domain/problems/problem.ts'
import { failed, type Result } from '../../../src-domain/result.ts'
import { ifReadable } from '../../bugs.ts'
import { makeFolder, syncFolder } from '../../files/folders.ts'

/** What opening a data folder sweeps (db/data-folder.ts). */
const own = /^new-desk-.+\.partial$/

/**
 * Makes an empty or missing folder a data folder: `fill` makes it elsewhere within, and only what is whole and closed takes
 * its place, the database last. Whatever goes wrong, the folder is as it was; one in which that was killed is as good as
 * empty. Problems: `out-unusable`, `hand-over-into-filled`, `restore-failed`, what `fill` finds, what the disk refuses.
 */
export async function withStagedFolder<T>(
  folder: string,
  fill: (staged: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const target = resolve(folder)
  const wasThere = existsSync(target)
  const inside = wasThere ? await ifReadable(readdir(target)) : []
  if (!inside) return failed(problem('out-unusable', { folder }))
  const left = inside.some((name) => own.test(name)) && inside.every((name) => own.test(name) || moved.has(name))
  if (inside.length > 0 && !left) return failed(problem('hand-over-into-filled', { folder }))
  const clear = async () => {
    for (const name of (await ifReadable(readdir(target))) ?? []) await rm(join(target, name), always)
    if (!wasThere) await rm(target, always)
  }
  const staged = join(target, `new-desk-${randomUUID()}${partial}`)
  let filled: Result<T> | undefined
  try {
    if (left) await clear()
    if (!(await ifReadable(makeFolder(staged, 0o700).then(() => true))))
      return failed(problem('out-unusable', { folder }))
    filled = await fill(staged)
    if (filled.ok) filled = await takePlace(staged, target, filled)
    return filled
  } catch (error) {
    return failed(problemOf(error, target))
  } finally {
    if (!filled?.ok) await clear()
  }
}

const always = { recursive: true, force: true }

/** What lies beside the database of a desk that is closed. */
const moved: ReadonlySet<string> = new Set(
  Object.entries(dataFolder('')).flatMap(([what, path]) => (what === 'database' ? [] : [basename(path)])),
)

async function takePlace<T>(staged: string, target: string, filled: Result<T>): Promise<Result<T>> {
  const { database } = dataFolder(staged)
  // What stands in a log of its own would stay behind.
  if (existsSync(`${database}-wal`)) return failed(problem('restore-failed', { store: folderName(target) }))
  for (const name of await readdir(staged)) {
    if (name !== basename(database)) await rename(join(staged, name), join(target, name))
  }
  await syncFolder(target)
  await rename(database, dataFolder(target).database)
  await syncFolder(target)
  await rm(staged, always)
  return filled
}
