import { z } from 'zod'
import { keepPreview } from '../desk/products/previews.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, Category, Key, Line } from './inputs.ts'
import { madeFiles } from './made-files.ts'
import { orThrow } from './problems.ts'

const Ids = z.array(ApplicationId).max(10_000).optional()

/** Heads of columns that are left out. */
const without = { without: z.array(Line).max(200).optional() }

/** A list as it is looked at: the ids that are shown, in their order. */
const Asked = z.discriminatedUnion('list', [
  z.strictObject({ list: z.enum(['intake', 'owing', 'contacts']), applications: Ids, ...without }),
  z.strictObject({
    ...{ list: z.literal('matrix'), category: Category, applications: Ids },
    checks: z.array(Key).max(100).optional(),
    ...without,
  }),
  z.strictObject({ list: z.literal('ranking'), category: Category, ...without }),
  z.strictObject({ list: z.literal('policies'), applications: Ids, ...without }),
])

export const lists = {
  /** The heads of all its columns, in their order. */
  columns: deskProcedure.input(Asked).handler(async ({ context: { desk }, input }) => {
    const { listOf } = await import('../desk/lists/list-of.ts')
    const { columns } = orThrow(listOf(desk, { ...input, without: [] }, new Date()))
    return columns.map(({ title }) => title)
  }),

  /** Writes it as XLSX into exports/, or to be downloaded. */
  make: deskProcedure.input(Asked).handler(async ({ context, input }) => {
    const { makeList } = await import('../desk/lists/make-list.ts')
    return orThrow(await madeFiles(context, '清单', (out) => makeList(context.desk, { ...input, out })))
  }),

  /** A PDF of it to be printed. */
  print: deskProcedure.input(Asked).handler(async ({ context: { desk, actor, workers }, input }) => {
    const { printList } = await import('../desk/lists/make-list.ts')
    const { title, missingCharacters, ...file } = orThrow(await printList(desk, input, { workers }))
    return { title, missingCharacters, ...orThrow(await keepPreview(desk, actor, `list-${input.list}`, [file])) }
  }),
}
