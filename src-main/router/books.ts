import { z } from 'zod'
import { readyToPrint } from '../../src-domain/book/print-finding.ts'
import { editionMark } from '../../src-domain/edition/edition.ts'
import { previewBook } from '../desk/products/make-book.ts'
import { keepPreview } from '../desk/products/previews.ts'
import { deskProcedure } from './base.ts'
import { ofApplication } from './inputs.ts'
import { orThrow } from './problems.ts'

export const books = {
  /** An application's book as it would be made now, to be looked at: from the edition, else marked 未定稿. */
  preview: deskProcedure
    .input(z.strictObject(ofApplication))
    .handler(async ({ context: { desk, actor, workers }, input }) => {
      const { pdf, fileName: name, details, edition } = orThrow(await previewBook(desk, input, { workers }))
      const preview = orThrow(await keepPreview(desk, actor, `book-${input.application}`, [{ name, bytes: pdf }]))
      const ready = readyToPrint(details.findings)
      return { ...preview, details, ready, ...(edition ? { edition: edition.number, mark: editionMark(edition) } : {}) }
    }),
}
