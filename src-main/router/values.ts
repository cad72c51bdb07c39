import { z } from 'zod'
import { addressOf, formatAddress } from '../../src-domain/values/address.ts'
import { applicationNow } from '../desk/applications/row.ts'
import { confirmValue } from '../desk/values/confirm-value.ts'
import { correctValue } from '../desk/values/correct-value.ts'
import { setOutlineText } from '../desk/values/edit-outline.ts'
import { giveModes } from '../desk/values/give-modes.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, Key, LongText, ofApplication, Year } from './inputs.ts'
import { orThrow } from './problems.ts'

/** What stood there when the officer changed it: nobody else's change is overwritten unseen. */
const seen = { seen: LongText.exactOptional() }
const place = { ...ofApplication, key: Key, year: Year.exactOptional(), ...seen }

export const values = {
  /** An officer's correction; an empty text clears the field. */
  set: deskProcedure
    .input(z.strictObject({ ...place, value: LongText }))
    .handler(({ context: { desk, actor }, input: { application, value, seen, ...at } }) => {
      const key = formatAddress(addressOf(at))
      const set = orThrow(correctValue(desk, { application, key, value, seen }, actor))
      return { ...orThrow(applicationNow(desk, application)), ...set }
    }),

  /** The unsure value is right as it was read. */
  confirm: deskProcedure.input(z.strictObject(place)).handler(({ context: { desk, actor }, input }) => {
    const confirmed = orThrow(confirmValue(desk, input, actor))
    return { ...orThrow(applicationNow(desk, input.application)), ...confirmed }
  }),
}

const Modes = z.array(z.string().min(1).max(200)).max(50).readonly()

export const modes = {
  /** 示范模式 of one or many applications in one step, none of them takes them away; those that can't have them are named. */
  give: deskProcedure
    .input(
      z.strictObject({
        applications: z.array(ApplicationId).min(1).max(10_000).readonly(),
        modes: Modes,
        /** By application, those it was seen to have. */
        seen: z.record(ApplicationId, Modes).exactOptional(),
      }),
    )
    .handler(({ context: { desk, actor }, input }) => orThrow(giveModes(desk, input, actor))),
}

export const outline = {
  set: deskProcedure
    .input(z.strictObject({ ...ofApplication, heading: Key, text: LongText, ...seen }))
    .handler(({ context: { desk, actor }, input }) => {
      const set = orThrow(setOutlineText(desk, input, actor))
      return { ...orThrow(applicationNow(desk, input.application)), ...set }
    }),
}
