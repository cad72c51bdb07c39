import { z } from 'zod'
import { noteKinds } from '../../src-domain/batch/note.ts'
import { rewriteNote, withdrawNote, writeNote } from '../desk/notes/write-note.ts'
import { deskProcedure } from './base.ts'
import { ofApplication, Phone, Uid } from './inputs.ts'
import { orThrow } from './problems.ts'

const ofNote = { ...ofApplication, note: Uid }
const noteText = {
  kind: z.enum(noteKinds),
  text: z.string().trim().min(1).max(4000),
  at: z.iso.datetime().optional(),
  person: z.string().trim().max(200).optional(),
  phone: Phone.optional(),
}

/** 备忘 and 电话 on an application. */
export const notes = {
  write: deskProcedure
    .input(z.strictObject({ ...ofApplication, ...noteText }))
    .handler(({ context: { desk, actor }, input }) => orThrow(writeNote(desk, input, actor))),

  rewrite: deskProcedure
    .input(z.strictObject({ ...ofNote, ...noteText, seen: z.string().max(4000).exactOptional() }))
    .handler(({ context: { desk, actor }, input }) => orThrow(rewriteNote(desk, input, actor))),

  withdraw: deskProcedure
    .input(z.strictObject(ofNote))
    .handler(({ context: { desk, actor }, input }) => orThrow(withdrawNote(desk, input, actor))),
}
