import { z } from 'zod'
import { editionMark } from '../../src-domain/edition/edition.ts'
import { ok, type Result } from '../../src-domain/result.ts'
import { batchOf, type Desk } from '../desk/desk.ts'
import { editionHeads, verifyHandedOver } from '../desk/editions/editions.ts'
import { currentEdition, freeze } from '../desk/editions/freeze.ts'
import { makeEditionBooks } from '../desk/products/books.ts'
import { finishPackage } from '../desk/products/finish-package.ts'
import { makePrintJobs } from '../desk/products/print-jobs.ts'
import { editionFolder, type MakeOptions, type ProductRow, products } from '../desk/products/products.ts'
import { makeSummary } from '../desk/products/summaries.ts'
import { deskProcedure } from './base.ts'
import { By, Path, Reason } from './inputs.ts'
import { orThrow } from './problems.ts'
import { withProgress } from './progress.ts'

type Making = (
  desk: Desk,
  folder: string,
  options: MakeOptions & { readonly reason?: string | undefined; readonly anew?: boolean | undefined },
) => Promise<Result<unknown>>

/** Makes products of the current edition, in a folder of its own in exports/ if none is named. */
function making(make: Making) {
  return deskProcedure
    .input(
      z
        .strictObject({ folder: Path.optional(), anew: z.boolean().optional(), reason: Reason.optional(), by: By })
        .optional(),
    )
    .handler(({ context: { desk, workers }, input: { folder: named, anew, reason, by } = {}, signal }) =>
      withProgress<{ folder: string; products: readonly ProductRow[] }>(signal, async (progress, signal) => {
        const edition = currentEdition(desk)
        if (!edition.ok) return edition
        const folder = named ?? editionFolder(desk, edition.value)
        const made = await make(desk, folder, { workers, progress, signal, by, anew, reason })
        if (!made.ok) return made
        const { number } = edition.value
        return ok({ folder, products: products(desk).filter((product) => product.edition === number) })
      }),
    )
}

export const editions = {
  /** 定稿; `fresh` is false when the data are still those of the latest edition, which then stays. */
  freeze: deskProcedure.input(z.strictObject({ by: By }).optional()).handler(({ context: { desk }, input }) => {
    const { edition, fresh } = orThrow(freeze(desk, input?.by ?? batchOf(desk).preparer))
    const { number, hash, frozenAt } = edition
    return { number, hash, frozenAt, mark: editionMark(edition), fresh }
  }),

  /** Newest first. */
  list: deskProcedure.handler(({ context }) => editionHeads(context.desk)),

  /** 申报书 and 推荐汇总表 of the current edition; unless `anew`, books whose files are still as they were made stay. */
  make: making(async (desk, folder, options) => {
    const summary = await makeSummary(desk, folder, options)
    return summary.ok ? makeEditionBooks(desk, folder, options, options.anew) : summary
  }),

  /** All books in rank order as print jobs, each with its separator sheets. */
  printJobs: making(makePrintJobs),

  /** 报送包, with whatever of the papers is not made yet; `reason` says why it goes without what it lacks. */
  finish: making(finishPackage),

  /** Checks a package file by file. */
  verify: deskProcedure
    .input(z.union([z.strictObject({ product: z.number().int().positive() }), z.strictObject({ path: Path })]))
    .handler(({ context: { desk }, input, signal }) =>
      withProgress(signal, (step, signal) =>
        verifyHandedOver(desk, input, {
          progress: ({ bytes, total }) => step({ done: bytes, total, label: '核验报送包' }),
          signal,
        }),
      ),
    ),

  /** What has been made from the editions, newest first. */
  products: deskProcedure.handler(({ context }) => products(context.desk)),
}
