import { z } from 'zod'
import { compareApplications } from '../desk/applications/compare.ts'
import { createApplication } from '../desk/applications/create.ts'
import { applicationDetail, applicationHistory } from '../desk/applications/detail.ts'
import { originalForm } from '../desk/applications/original-form.ts'
import { changedApplication } from '../desk/applications/rows.ts'
import { batchOverview } from '../desk/batch/overview.ts'
import { batchOf } from '../desk/desk.ts'
import { decline, reconsider } from '../desk/ranking/recommend.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, By, Category, Key, ofApplication, Reason, Year } from './inputs.ts'
import { orThrow } from './problems.ts'

export const applications = {
  list: deskProcedure.handler(({ context }) => batchOverview(context.desk).map(({ row }) => row)),

  get: deskProcedure
    .input(z.strictObject(ofApplication))
    .handler(({ context, input }) => orThrow(applicationDetail(context.desk, input.application))),

  /** A new application by hand. */
  create: deskProcedure
    .input(z.strictObject({ category: Category, name: z.string().max(200), by: By }))
    .handler(({ context: { desk }, input: { category, name, by = batchOf(desk).preparer } }) => {
      const id = orThrow(createApplication(desk, category, name, by))
      return orThrow(changedApplication(desk, id))
    }),

  /** What has happened to it, or to one of its values, newest first. */
  history: deskProcedure
    .input(z.strictObject({ ...ofApplication, key: Key.optional(), year: Year.optional() }))
    .handler(({ context, input: { application, key, year } }) =>
      orThrow(applicationHistory(context.desk, application, year === undefined ? key : `${key}.${year}`)),
    ),

  /** The Word form's tables as they were handed in, for the review of an import. */
  form: deskProcedure
    .input(z.strictObject(ofApplication))
    .handler(async ({ context, input }) =>
      orThrow(await originalForm(context.desk, context.workers, input.application)),
    ),

  compare: deskProcedure
    .input(z.strictObject({ left: ApplicationId, right: ApplicationId }))
    .handler(({ context, input }) => orThrow(compareApplications(context.desk, input.left, input.right))),

  /** 不予推荐 */
  decline: deskProcedure
    .input(z.strictObject({ ...ofApplication, reason: Reason, by: By }))
    .handler(({ context: { desk }, input: { application, reason, by = batchOf(desk).preparer } }) => {
      orThrow(decline(desk, application, reason, by))
      return orThrow(changedApplication(desk, application))
    }),

  /** Takes 不予推荐 back. */
  reconsider: deskProcedure
    .input(z.strictObject({ ...ofApplication, by: By }))
    .handler(({ context: { desk }, input: { application, by = batchOf(desk).preparer } }) => {
      orThrow(reconsider(desk, application, by))
      return orThrow(changedApplication(desk, application))
    }),
}
