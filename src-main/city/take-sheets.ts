import type { Problem } from '../../src-domain/problems/problem.ts'
import { ok, type Result } from '../../src-domain/result.ts'
import type { HandedOver } from '../desk/uploads/handed-over.ts'
import type { Workers } from '../documents/workers/workers.ts'
import type { City } from './city.ts'
import { type ScoresTaken, takeScores } from './experts.ts'
import { withGivenFiles } from './given-files.ts'

/** A review sheet that was taken, or why not. */
export type SheetTaken =
  | (ScoresTaken & { readonly file: string })
  | { readonly file: string; readonly problem: Problem }

/**
 * Takes a review sheet, or every one in a folder or an upload; one with faults keeps none of the others from being taken.
 * Problems: `city-nothing-there`, those of uploads.
 */
export function takeSheets(
  city: City,
  { from, by }: { readonly from: HandedOver; readonly by: string },
  workers: Pick<Workers, 'read'>,
): Promise<Result<SheetTaken[]>> {
  return withGivenFiles(city, { from, extension: '.xlsx' }, async (files) => {
    const taken: SheetTaken[] = []
    for (const { path, file } of files) {
      const one = await takeScores(city, { path, name: file, by }, workers)
      taken.push({ file, ...(one.ok ? one.value : { problem: one.problem }) })
    }
    return ok(taken)
  })
}
