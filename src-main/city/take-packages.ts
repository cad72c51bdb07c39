import { basename } from 'node:path'
import type { Problem } from '../../src-domain/problems/problem.ts'
import type { LongStep } from '../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import type { Workers } from '../documents/workers/workers.ts'
import type { City } from './city.ts'
import { filesAt } from './files-at.ts'
import { type Taken, takePackage } from './take-package.ts'

/** A package that was taken, or why it could not even be judged. */
export type TakenOrNot = Taken | { readonly file: string; readonly problem: Problem }

/**
 * Takes a package, or every one in a folder; one that can't be taken keeps none of the others from being so. Problems:
 * `city-nothing-there`, `city-date`, `verification-cancelled`.
 */
export async function takePackages(
  city: City,
  { path, receivedOn, by }: { readonly path: string; readonly receivedOn?: string | undefined; readonly by: string },
  { workers, progress, signal }: LongStep & { readonly workers: Workers },
): Promise<Result<TakenOrNot[]>> {
  const files = await filesAt(path, '.zip')
  if (!files.ok) return files
  const total = files.value.length
  const taken: TakenOrNot[] = []
  for (const [i, file] of files.value.entries()) {
    const one = await takePackage(
      city,
      { path: file, receivedOn, by },
      {
        ...{ workers, signal },
        progress: (part) =>
          progress?.({
            done: i + (part.total > 0 ? part.done / part.total : 1),
            total,
            label: `核对 ${basename(file)}`,
          }),
      },
    )
    if (!one.ok && (one.problem.code === 'city-date' || one.problem.code === 'verification-cancelled'))
      return failed(one.problem)
    taken.push(one.ok ? one.value : { file: basename(file), problem: one.problem })
  }
  return ok(taken)
}
