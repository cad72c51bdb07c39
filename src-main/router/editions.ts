import { z } from 'zod'
import { editionMark } from '../../src-domain/edition/edition.ts'
import { given } from '../../src-domain/given.ts'
import { ok, type Result } from '../../src-domain/result.ts'
import type { Actor } from '../desk/actor.ts'
import { freezeWithCopies } from '../desk/backups/freeze-with-copies.ts'
import type { Desk } from '../desk/desk.ts'
import { currentEdition } from '../desk/editions/current-edition.ts'
import { listEditions } from '../desk/editions/list-editions.ts'
import { finishPackage } from '../desk/products/finish-package.ts'
import { listProducts, type ProductRow } from '../desk/products/list-products.ts'
import { makeAll } from '../desk/products/make-all.ts'
import { makeCovers } from '../desk/products/make-covers.ts'
import { makePrintJobs } from '../desk/products/make-print-jobs.ts'
import type { MakeOptions } from '../desk/products/making.ts'
import { editionFolder } from '../desk/products/product-names.ts'
import { verifyHandedOver } from '../desk/products/verify-product.ts'
import { submission } from '../desk/submission/submission.ts'
import { deskProcedure } from './base.ts'
import { HandedOver, Path, Reason } from './inputs.ts'
import { withProgress } from './progress.ts'

const Wanted = z.strictObject({ folder: Path.optional(), anew: z.boolean().optional(), reason: Reason.optional() })

type Making = (
  desk: Desk,
  input: { readonly out: string } & Pick<z.output<typeof Wanted>, 'anew' | 'reason'>,
  actor: Actor,
  options: MakeOptions,
) => Promise<Result<unknown>>

/** Makes products of the current edition, in a folder of its own in exports/ if none is named. */
function making(make: Making) {
  return deskProcedure
    .input(Wanted.optional())
    .handler(({ context: { desk, actor, workers }, input: { folder: named, ...wanted } = {}, signal }) =>
      withProgress<{ folder: string; products: readonly ProductRow[] }>(signal, async (progress, signal) => {
        const edition = currentEdition(desk)
        if (!edition.ok) return edition
        const folder = named ?? editionFolder(desk, edition.value)
        const made = await make(desk, { ...wanted, out: folder }, actor, { workers, progress, signal })
        if (!made.ok) return made
        const { number } = edition.value
        return ok({ folder, products: listProducts(desk).filter((product) => product.edition === number) })
      }),
    )
}

export const editions = {
  /**
   * 定稿; `fresh` is false when the data are still those of the latest edition, which then stays; `uncopied` says why no
   * copy of it was made. It goes on whoever leaves: what is frozen has its copy.
   */
  freeze: deskProcedure.handler(({ context: { desk, actor }, signal }) =>
    withProgress(signal, async (progress) => {
      const frozen = await freezeWithCopies(desk, {}, actor, { progress })
      if (!frozen.ok) return frozen
      const { edition, fresh, uncopied } = frozen.value
      const { number, hash, frozenAt } = edition
      return ok({
        number,
        hash,
        frozenAt,
        mark: editionMark(edition),
        fresh,
        ...given({ uncopied: uncopied?.message }),
      })
    }),
  ),

  /** Newest first. */
  list: deskProcedure.handler(({ context }) => listEditions(context.desk)),

  /** How far the way to the city has come, and what is next. */
  submission: deskProcedure.handler(({ context }) => submission(context.desk)),

  /** 申报书 and 推荐汇总表 of the current edition; unless `anew`, books whose files are still as they were made stay. */
  make: making(makeAll),

  /** All books in rank order as print jobs, each with its separator sheets. */
  printJobs: making(makePrintJobs),

  /** 包背封面 of all books, a page each. */
  covers: making(makeCovers),

  /** 报送包, with whatever of the products is not made yet; `reason` says why it goes without what it lacks. */
  finish: making(finishPackage),

  /** Checks a package file by file. */
  verify: deskProcedure
    .input(z.union([z.strictObject({ product: z.number().int().positive() }), HandedOver]))
    .handler(({ context: { desk }, input, signal }) =>
      withProgress(signal, (step, signal) =>
        verifyHandedOver(desk, input, {
          progress: (steps) => step({ ...steps, label: '核验报送包' }),
          signal,
        }),
      ),
    ),

  /** What has been made from the editions, newest first. */
  products: deskProcedure.handler(({ context }) => listProducts(context.desk)),
}
