import { z } from 'zod'
import { combiningRules } from '../../src-domain/meeting/meeting.ts'
import { clearBallot, setPlace } from '../desk/meeting/change-ballot.ts'
import { changeMeeting } from '../desk/meeting/change-meeting.ts'
import { meetingBoard } from '../desk/meeting/meeting-board.ts'
import { passOver } from '../desk/meeting/pass-over.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, Category } from './inputs.ts'
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

  /** One place on a member's sheet; without one it is blank. */
  place: deskProcedure
    .input(z.strictObject({ ...ofMember, application: ApplicationId, place: z.int().min(1).max(9999).optional() }))
    .handler(({ context: { desk, actor }, input }) => orThrow(setPlace(desk, input, actor))),

  clear: deskProcedure
    .input(z.strictObject(ofMember))
    .handler(({ context: { desk, actor }, input }) => orThrow(clearBallot(desk, input, actor))),

  /** Why these eligible ones are not recommended. */
  passOver: deskProcedure
    .input(z.strictObject({ applications: z.array(ApplicationId).min(1).max(10_000), reason: z.string().max(2000) }))
    .handler(({ context: { desk, actor }, input }) => orThrow(passOver(desk, input, actor))),
}
