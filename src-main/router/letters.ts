import { z } from 'zod'
import { issueWays } from '../../src-domain/batch/round.ts'
import { letterOf } from '../../src-domain/letters/kinds.ts'
import { letterKinds } from '../../src-domain/letters/names.ts'
import { ok } from '../../src-domain/result.ts'
import { issueLetters, letterText } from '../desk/letters/issue-letters.ts'
import { keepPreview } from '../desk/products/previews.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId } from './inputs.ts'
import { madeFiles } from './made-files.ts'
import { orThrow } from './problems.ts'

const Kind = z.enum(letterKinds)
const Day = z.iso.date()
const Several = {
  kind: Kind,
  applications: z.array(ApplicationId).max(10_000).optional(),
  byDate: Day.optional(),
}

export const letters = {
  /** A letter as PDF to be looked at, and as DOCX to be edited; without an application all of its kind. */
  preview: deskProcedure
    .input(z.strictObject({ kind: Kind, application: ApplicationId.optional(), byDate: Day.optional() }))
    .handler(async ({ context: { desk, actor, workers }, input: { kind, application, byDate } }) => {
      const { previewLetters } = await import('../desk/letters/preview-letters.ts')
      const applications = application === undefined ? [] : [application]
      const files = orThrow(await previewLetters(desk, { kind, applications, byDate }, { workers }))
      const subject = ['letter', kind, application].filter(Boolean).join('-')
      const preview = orThrow(await keepPreview(desk, actor, subject, files))
      return { ...preview, missingCharacters: [...new Set(files.flatMap((file) => file.missingCharacters))] }
    }),

  /** Writes letters of one kind into exports/ or to be downloaded, those of the named applications or all that are due. */
  make: deskProcedure.input(z.strictObject(Several)).handler(async ({ context, input }) => {
    const { makeLetters } = await import('../desk/letters/make-letters.ts')
    const { desk, actor, workers } = context
    return orThrow(
      await madeFiles(context, letterOf(input.kind).title, async (out) => {
        const letters = await makeLetters(desk, { ...input, out }, actor, { workers })
        return letters.ok ? ok({ letters: letters.value }) : letters
      }),
    )
  }),

  /** As text for an e-mail or a message. */
  text: deskProcedure
    .input(z.strictObject(Several))
    .handler(({ context, input }) => orThrow(letterText(context.desk, input))),

  /** That letters went out: printed or copied; those that are made count as sent by themselves. */
  issue: deskProcedure
    .input(z.strictObject({ ...Several, way: z.enum(issueWays) }))
    .handler(({ context: { desk, actor }, input }) => orThrow(issueLetters(desk, input, actor))),
}
