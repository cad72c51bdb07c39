import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { combiningRules } from '../../src-domain/meeting/meeting.ts'
import { clearBallot, setPlace } from '../desk/meeting/change-ballot.ts'
import { changeMeeting } from '../desk/meeting/change-meeting.ts'
import { meetingBoard } from '../desk/meeting/meeting-board.ts'
import { passOver } from '../desk/meeting/pass-over.ts'
import { keepPreview } from '../desk/products/previews.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, Category } from './inputs.ts'
import { madeFiles } from './made-files.ts'
import { orThrow } from './problems.ts'

const Words = z.string().trim().min(1).max(200).exactOptional()
const MemberNumber = z.int().min(1).max(9999)
const Meeting = z.strictObject({
  heldOn: z.iso.date().exactOptional(),
  ...{ place: Words, chair: Words, recorder: Words },
  others: z.string().trim().min(1).max(1000).exactOptional(),
  members: z
    .array(z.strictObject({ number: MemberNumber, name: z.string().trim().min(1).max(50), unit: Words }))
    .max(99)
    .readonly(),
  rule: z.enum(combiningRules),
})
/** A sheet is a few kilobytes. */
const largestSheet = 200 * 2 ** 10
const SheetFile = z.strictObject({ file: z.string().max(255), base64: z.base64().max((largestSheet / 3) * 4 + 4) })

/** The files on the disk for as long as they are being read. */
async function withFiles<T>(
  given: readonly z.infer<typeof SheetFile>[],
  work: (files: readonly { readonly file: string; readonly path: string }[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'selection-desk-'))
  try {
    const files = given.map(({ file }, i) => ({ file, path: join(folder, `${i}.xlsx`) }))
    for (const [i, { base64 }] of given.entries())
      await writeFile(files[i]?.path ?? folder, Buffer.from(base64, 'base64'))
    return await work(files)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const ofMember = { category: Category, member: MemberNumber }

/** 上会: the members, their sheets, and what these come to. */
export const meeting = {
  board: deskProcedure
    .input(z.strictObject({ category: Category }))
    .handler(({ context, input }) => meetingBoard(context.desk, input)),

  /** When, where, who, and how sheets are combined; what is left out is empty. */
  change: deskProcedure
    .input(Meeting)
    .handler(({ context: { desk, actor }, input }) => orThrow(changeMeeting(desk, input, actor))),

  /** One place on a member's sheet; without one it is blank, and what was seen there blank is 0. */
  place: deskProcedure
    .input(
      z.strictObject({
        ...{ ...ofMember, application: ApplicationId },
        ...{ place: z.int().min(1).max(9999).optional(), seen: z.int().min(0).max(9999).exactOptional() },
      }),
    )
    .handler(({ context: { desk, actor }, input }) => orThrow(setPlace(desk, input, actor))),

  /** Every member's sheet of a category as XLSX into exports/, or to be downloaded. */
  makeSheets: deskProcedure.input(z.strictObject({ category: Category })).handler(async ({ context, input }) => {
    const { makeSheets } = await import('../desk/meeting/make-sheets.ts')
    return orThrow(await madeFiles(context, '评委排序表', (out) => makeSheets(context.desk, { ...input, out })))
  }),

  /** All of them as a PDF to be printed. */
  printSheets: deskProcedure
    .input(z.strictObject({ category: Category }))
    .handler(async ({ context: { desk, actor, workers }, input }) => {
      const { printSheets } = await import('../desk/meeting/make-sheets.ts')
      const { title, missingCharacters, ...file } = orThrow(await printSheets(desk, input, { workers }))
      return {
        title,
        missingCharacters,
        ...orThrow(await keepPreview(desk, actor, `sheets-${input.category}`, [file])),
      }
    }),

  /** Reads sheets that were filled in, as files of the page. */
  readSheets: deskProcedure
    .input(z.strictObject({ files: z.array(SheetFile).min(1).max(99) }))
    .handler(async ({ context: { desk, actor, workers }, input }) => {
      const { readSheets } = await import('../desk/meeting/read-sheets.ts')
      return withFiles(input.files, async (files) => orThrow(await readSheets(desk, { files }, actor, { workers })))
    }),

  clear: deskProcedure
    .input(z.strictObject(ofMember))
    .handler(({ context: { desk, actor }, input }) => orThrow(clearBallot(desk, input, actor))),

  /** Why these eligible ones are not recommended. */
  passOver: deskProcedure
    .input(z.strictObject({ applications: z.array(ApplicationId).min(1).max(10_000), reason: z.string().max(2000) }))
    .handler(({ context: { desk, actor }, input }) => orThrow(passOver(desk, input, actor))),
}
