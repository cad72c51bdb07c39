import { z } from 'zod'
import { totalsOf } from '../../src-domain/overview/totals.ts'
import { applicationDetail } from '../desk/applications/application-detail.ts'
import { applicationHistory } from '../desk/applications/application-history.ts'
import { compareApplications } from '../desk/applications/compare-applications.ts'
import { createApplication } from '../desk/applications/create-application.ts'
import { originalForm } from '../desk/applications/original-form.ts'
import { applicationNow } from '../desk/applications/row.ts'
import { batchOverview, everyOverview } from '../desk/batch/batch-overview.ts'
import { today } from '../desk/batch/today.ts'
import { batchOf, type Desk } from '../desk/desk.ts'
import { decline, reconsider } from '../desk/ranking/decline.ts'
import { reinstateApplications, withdrawApplications } from '../desk/withdrawal/withdraw-applications.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, Category, Key, ofApplication, Reason, Year } from './inputs.ts'
import { plain } from './plain-answers.ts'
import { orThrow } from './problems.ts'

const Ids = z.array(ApplicationId).min(1).max(10_000)

export const applications = {
  /** All that count. */
  list: deskProcedure.handler(({ context }) => plain(rowsOf(context.desk))),

  /** What is counted over all of them. */
  totals: deskProcedure.handler(({ context: { desk } }) =>
    totalsOf(rowsOf(desk), { scheme: desk.scheme, batch: batchOf(desk), today: today(desk).date }),
  ),

  /** 已撤回 */
  withdrawn: deskProcedure.handler(({ context }) =>
    everyOverview(context.desk).flatMap(({ row }) => (row.status === 'withdrawn' ? row : [])),
  ),

  get: deskProcedure
    .input(z.strictObject(ofApplication))
    .handler(({ context, input }) => orThrow(applicationDetail(context.desk, input))),

  /** A new application by hand. */
  create: deskProcedure
    .input(z.strictObject({ category: Category, name: z.string().max(200) }))
    .handler(({ context: { desk, actor }, input }) => {
      const { id, step } = orThrow(createApplication(desk, input, actor))
      return { ...orThrow(applicationNow(desk, id)), ...(step && { step }) }
    }),

  /** What has happened to it, or to one of its values, newest first. */
  history: deskProcedure
    .input(z.strictObject({ ...ofApplication, key: Key.optional(), year: Year.optional() }))
    .handler(({ context, input }) => orThrow(applicationHistory(context.desk, input))),

  /** The Word form's tables as they were handed in, for the review of an import. */
  form: deskProcedure
    .input(z.strictObject(ofApplication))
    .handler(async ({ context: { desk, workers }, input }) => orThrow(await originalForm(desk, input, { workers }))),

  compare: deskProcedure
    .input(z.strictObject({ left: ApplicationId, right: ApplicationId }))
    .handler(({ context, input }) => orThrow(compareApplications(context.desk, input))),

  /** 不予推荐 */
  decline: deskProcedure
    .input(z.strictObject({ ...ofApplication, reason: Reason, undeclined: z.boolean().exactOptional() }))
    .handler(({ context: { desk, actor }, input }) => {
      const declined = orThrow(decline(desk, input, actor))
      return { ...orThrow(applicationNow(desk, input.application)), ...declined }
    }),

  /** Takes 不予推荐 back. */
  reconsider: deskProcedure.input(z.strictObject(ofApplication)).handler(({ context: { desk, actor }, input }) => {
    const reconsidered = orThrow(reconsider(desk, input, actor))
    return { ...orThrow(applicationNow(desk, input.application)), ...reconsidered }
  }),

  /** 撤回申报: out of all that counts, all or none. */
  withdraw: deskProcedure
    .input(z.strictObject({ applications: Ids, reason: Reason }))
    .handler(({ context: { desk, actor }, input }) => orThrow(withdrawApplications(desk, input, actor))),

  /** Makes withdrawn ones count again. */
  reinstate: deskProcedure
    .input(z.strictObject({ applications: Ids }))
    .handler(({ context: { desk, actor }, input }) => orThrow(reinstateApplications(desk, input, actor))),
}

function rowsOf(desk: Desk) {
  return batchOverview(desk).map(({ row }) => row)
}
