import { join } from 'node:path'
import { z } from 'zod'
import { dataFolder } from '../../db/data-folder.ts'
import { keepPreview } from '../desk/products/previews.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, Category, Key } from './inputs.ts'
import { orThrow } from './problems.ts'

const Ids = z.array(ApplicationId).max(10_000).optional()

/** A list as it is looked at: the ids that are shown, in their order. */
const Asked = z.discriminatedUnion('list', [
  z.strictObject({ list: z.enum(['intake', 'owing']), applications: Ids }),
  z.strictObject({
    ...{ list: z.literal('matrix'), category: Category, applications: Ids },
    checks: z.array(Key).max(100).optional(),
  }),
  z.strictObject({ list: z.literal('ranking'), category: Category }),
  z.strictObject({ list: z.literal('policies'), applications: Ids }),
])

export const lists = {
  /** Writes it as XLSX into exports/. */
  make: deskProcedure.input(Asked).handler(async ({ context: { desk }, input }) => {
    const { makeList } = await import('../desk/lists/make-list.ts')
    const folder = join(dataFolder(desk.store.folder).exports, '清单')
    return { folder, ...orThrow(await makeList(desk, { ...input, out: folder })) }
  }),

  /** A PDF of it to be printed. */
  print: deskProcedure.input(Asked).handler(async ({ context: { desk, workers }, input }) => {
    const { printList } = await import('../desk/lists/make-list.ts')
    const { title, missingCharacters, ...file } = orThrow(await printList(desk, input, { workers }))
    return { title, missingCharacters, ...orThrow(await keepPreview(desk, `list-${input.list}`, [file])) }
  }),
}
