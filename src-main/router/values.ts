import { z } from 'zod'
import { changedApplication } from '../desk/applications/rows.ts'
import { batchOf } from '../desk/desk.ts'
import { confirmValue } from '../desk/values/confirm.ts'
import { correctValue } from '../desk/values/correct.ts'
import { setOutlineText } from '../desk/values/edit-outline.ts'
import { restoreValue } from '../desk/values/restore.ts'
import { deskProcedure } from './base.ts'
import { By, KeptValue, Key, LongText, ofApplication, Year } from './inputs.ts'
import { orThrow } from './problems.ts'

const place = { ...ofApplication, key: Key, year: Year.optional() }

export const values = {
  /** An officer's correction; an empty text clears the field. */
  set: deskProcedure
    .input(z.strictObject({ ...place, value: LongText, by: By }))
    .handler(({ context: { desk }, input: { application, key, year, value, by } }) => {
      const named = year === undefined ? key : `${key}.${year}`
      const set = orThrow(correctValue(desk, { application, key: named, value, ...(by && { by }) }))
      return { ...orThrow(changedApplication(desk, application)), value: set }
    }),

  /** The unsure value is right as it was read. */
  confirm: deskProcedure
    .input(z.strictObject({ ...place, by: By }))
    .handler(({ context: { desk }, input: { application, key, year, by = batchOf(desk).preparer } }) => {
      const confirmed = orThrow(confirmValue(desk, { application, key, ...(year && { year }) }, by))
      return { ...orThrow(changedApplication(desk, application)), value: confirmed }
    }),

  /** The value as it stood before a correction or confirmation, or again as after it. */
  restore: deskProcedure
    .input(z.strictObject({ ...ofApplication, value: KeptValue, by: By }))
    .handler(({ context: { desk }, input: { application, value, by = batchOf(desk).preparer } }) => {
      const restored = orThrow(restoreValue(desk, application, value, by))
      return { ...orThrow(changedApplication(desk, application)), value: restored }
    }),
}

export const outline = {
  set: deskProcedure
    .input(z.strictObject({ ...ofApplication, heading: Key, text: LongText, by: By }))
    .handler(({ context: { desk }, input: { application, heading, text, by = batchOf(desk).preparer } }) => {
      const set = orThrow(setOutlineText(desk, { application, heading, text }, by))
      return { ...orThrow(changedApplication(desk, application)), outline: set }
    }),
}
