import { z } from 'zod'
import { dataFolder } from '../../db/data-folder.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { findProduct } from '../desk/products/list-products.ts'
import { findPreview } from '../desk/products/previews.ts'
import { deskProcedure, procedure } from './base.ts'
import { callError, orThrow } from './problems.ts'

const cannot = problem('host-cannot')

export const host = {
  /** Lets the person choose a folder; null when they change their mind. */
  chooseFolder: procedure.input(z.strictObject({ title: z.string().max(100) })).handler(async ({ context, input }) => {
    if (!context.host.chooseFolder) throw callError(cannot)
    return (await context.host.chooseFolder(input.title)) ?? null
  }),

  /** Prints a PDF of ours through the system's own dialog, both sides preset. */
  print: deskProcedure
    .input(
      z.union([
        z.strictObject({ product: z.number().int().positive() }),
        z.strictObject({ preview: z.strictObject({ id: z.string(), file: z.string() }) }),
      ]),
    )
    .handler(async ({ context: { desk, host }, input }) => {
      if (!host.print) throw callError(cannot)
      const path =
        'product' in input
          ? orThrow(findProduct(desk, input.product)).path
          : orThrow(findPreview(desk, input.preview.id, input.preview.file))
      await host.print(path)
    }),

  /** Shows a product, or one of the data folder's own places, in the machine's file manager. */
  reveal: deskProcedure
    .input(
      z.union([
        z.strictObject({ product: z.number().int().positive() }),
        z.strictObject({ place: z.enum(['data', 'exports', 'backups']) }),
      ]),
    )
    .handler(async ({ context: { desk, host }, input }) => {
      if (!host.reveal) throw callError(cannot)
      const { exports, backups } = dataFolder(desk.store.folder)
      if ('product' in input) await host.reveal(orThrow(findProduct(desk, input.product)).path)
      else await host.reveal({ data: desk.store.folder, exports, backups }[input.place])
    }),
}
