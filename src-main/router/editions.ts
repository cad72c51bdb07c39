import { z } from 'zod'
import { dataFolder } from '../../db/data-folder.ts'
import { editionMark } from '../../src-domain/edition.ts'
import { ok } from '../../src-domain/result.ts'
import { batchOf } from '../use-cases/desk.ts'
import { editionHeads, products, verifyHandedOver } from '../use-cases/editions.ts'
import { exportEdition } from '../use-cases/export-edition.ts'
import { freeze } from '../use-cases/freeze.ts'
import { deskProcedure } from './base.ts'
import { By, Path } from './inputs.ts'
import { orThrow } from './problems.ts'
import { withProgress } from './progress.ts'

export const editions = {
  /** 定稿; `fresh` is false when the data are still those of the latest edition, which then stays. */
  freeze: deskProcedure.input(z.strictObject({ by: By }).optional()).handler(({ context: { desk }, input }) => {
    const { edition, fresh } = orThrow(freeze(desk, input?.by ?? batchOf(desk).preparer))
    const { number, hash, frozenAt } = edition
    return { number, hash, frozenAt, mark: editionMark(edition), fresh }
  }),

  /** Newest first. */
  list: deskProcedure.handler(({ context }) => editionHeads(context.desk)),

  /** Writes the latest edition's products, to exports/ if no folder is named. */
  export: deskProcedure
    .input(z.strictObject({ folder: Path.optional(), by: By }).optional())
    .handler(({ context: { desk }, input, signal }) =>
      withProgress(signal, async (step, signal) => {
        const folder = input?.folder ?? dataFolder(desk.store.folder).exports
        const exported = await exportEdition(desk, folder, {
          progress: ({ step: at, bytes, total }) =>
            step({ done: bytes, total, label: at === 'write' ? '写入报送包' : '读回核对报送包' }),
          signal,
          by: input?.by ?? batchOf(desk).preparer,
        })
        if (!exported.ok) return exported
        const { at } = exported.value.package
        return ok({ folder, products: products(desk).filter((product) => product.at === at) })
      }),
    ),

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
