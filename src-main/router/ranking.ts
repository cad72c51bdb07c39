import { z } from 'zod'
import { batchOf } from '../desk/desk.ts'
import { rankingBoard, rankingHistory } from '../desk/ranking/board.ts'
import { rank, recommend, withdraw } from '../desk/ranking/recommend.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, By, Category, ofApplication, Reason } from './inputs.ts'
import { orThrow } from './problems.ts'

const Ids = z.array(ApplicationId).min(1).max(10_000).readonly()

export const ranking = {
  /** A category's recommended in their order, and the eligible beside them. */
  board: deskProcedure
    .input(z.strictObject({ category: Category }))
    .handler(({ context, input }) => rankingBoard(context.desk, input.category)),

  /** Each at the end of its category; all or none. */
  recommend: deskProcedure
    .input(z.strictObject({ applications: Ids, by: By }))
    .handler(({ context: { desk }, input: { applications, by = batchOf(desk).preparer } }) =>
      orThrow(recommend(desk, applications, by)),
    ),

  /** Out of the ranking; those behind move up. */
  withdraw: deskProcedure
    .input(z.strictObject({ ...ofApplication, by: By }))
    .handler(({ context: { desk }, input: { application, by = batchOf(desk).preparer } }) => {
      orThrow(withdraw(desk, application, by))
    }),

  /** A category's whole order, first to last. */
  rank: deskProcedure
    .input(z.strictObject({ category: Category, order: Ids, reason: Reason.optional(), by: By }))
    .handler(({ context: { desk }, input: { category, order, reason, by = batchOf(desk).preparer } }) =>
      orThrow(rank(desk, category, order, by, reason)),
    ),

  /** The minutes, newest first. */
  history: deskProcedure
    .input(z.strictObject({ category: Category, limit: z.number().int().min(1).max(1000).default(200) }))
    .handler(({ context, input }) => rankingHistory(context.desk, input.category, input.limit)),
}
