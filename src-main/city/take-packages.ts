import type { Problem } from '../../src-domain/problems/problem.ts'
import type { LongStep } from '../../src-domain/progress.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import type { HandedOver } from '../desk/uploads/handed-over.ts'
import type { Workers } from '../documents/workers/workers.ts'
import type { City } from './city.ts'
import { withGivenFiles } from './given-files.ts'
import { type Taken, takePackage } from './take-package.ts'

/** A package that was taken, or why it could not even be judged. */
export type TakenOrNot = Taken | { readonly file: string; readonly problem: Problem }

/**
 * Takes a package, or every one in a folder or an upload; one that can't be taken keeps none of the others from being so.
 * Problems: `city-nothing-there`, `city-date`, `verification-cancelled`, those of uploads.
 */
export function takePackages(
  city: City,
  { from, ...how }: { readonly from: HandedOver; readonly receivedOn?: string | undefined; readonly by: string },
  { workers, progress, signal }: LongStep & { readonly workers: Workers },
): Promise<Result<TakenOrNot[]>> {
  return withGivenFiles(city, { from, extension: '.zip' }, async (files) => {
    const taken: TakenOrNot[] = []
    for (const [i, { path, file }] of files.entries()) {
      const tell = (part: number) => progress?.({ done: i + part, total: files.length, label: `核对 ${file}` })
      const one = await takePackage(
        city,
        { path, name: file, ...how },
        { workers, signal, progress: ({ done, total }) => tell(total > 0 ? done / total : 1) },
      )
      if (!one.ok && (one.problem.code === 'city-date' || one.problem.code === 'verification-cancelled'))
        return failed(one.problem)
      taken.push(one.ok ? one.value : { file, problem: one.problem })
    }
    return ok(taken)
  })
}
