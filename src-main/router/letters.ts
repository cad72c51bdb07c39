import { join } from 'node:path'
import { z } from 'zod'
import { dataFolder } from '../../db/data-folder.ts'
import { readyToPrint } from '../../src-domain/book/print-finding.ts'
import { editionMark } from '../../src-domain/edition/edition.ts'
import { type PaperKind, paperKinds } from '../../src-domain/letters/letter-kinds.ts'
import { previewBook } from '../desk/products/make-book.ts'
import { keepPreview } from '../desk/products/previews.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, ofApplication } from './inputs.ts'
import { orThrow } from './problems.ts'

const kinds = Object.keys(paperKinds) as PaperKind[]
const Day = z.iso.date()

export const papers = {
  /** An application's book as it would be made now, to be looked at: from the edition, else marked 未定稿. */
  book: deskProcedure.input(z.strictObject(ofApplication)).handler(async ({ context: { desk, workers }, input }) => {
    const { pdf, fileName: name, details, edition } = orThrow(await previewBook(desk, input, { workers }))
    const preview = orThrow(await keepPreview(desk, `book-${input.application}`, [{ name, bytes: pdf }]))
    const ready = readyToPrint(details.findings)
    return { ...preview, details, ready, ...(edition ? { edition: edition.number, mark: editionMark(edition) } : {}) }
  }),

  /** A paper of the job as PDF to be looked at, and as DOCX to be edited; without an application all of its kind. */
  preview: deskProcedure
    .input(z.strictObject({ kind: z.enum(kinds), application: ApplicationId.optional(), byDate: Day.optional() }))
    .handler(async ({ context: { desk, workers }, input: { kind, ...about } }) => {
      const { paperFilesOf } = await import('../desk/letters/letters.ts')
      const files = orThrow(await paperFilesOf(desk, kind, { ...about, workers }))
      const id = ['paper', kind, about.application].filter(Boolean).join('-')
      const preview = orThrow(await keepPreview(desk, id, files))
      return { ...preview, missingCharacters: [...new Set(files.flatMap((file) => file.missingCharacters))] }
    }),

  /** Writes papers of one kind into exports/, those of the named applications or all that are due. */
  make: deskProcedure
    .input(
      z.strictObject({
        kind: z.enum(kinds),
        applications: z.array(ApplicationId).max(10_000).optional(),
        byDate: Day.optional(),
      }),
    )
    .handler(async ({ context: { desk, actor, workers }, input: { kind, ...options } }) => {
      const { makePapers } = await import('../desk/letters/letters.ts')
      const folder = join(dataFolder(desk.store.folder).exports, paperKinds[kind])
      return { folder, papers: orThrow(await makePapers(desk, kind, folder, { ...options, workers, by: actor.name })) }
    }),
}
