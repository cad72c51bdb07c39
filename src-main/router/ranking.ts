import { z } from 'zod'
import { arrange } from '../desk/ranking/arrange.ts'
import { rank } from '../desk/ranking/order.ts'
import { rankingBoard } from '../desk/ranking/ranking-board.ts'
import { rankingHistory } from '../desk/ranking/ranking-history.ts'
import { recommend, withdraw } from '../desk/ranking/recommend.ts'
import { deskProcedure } from './base.ts'
import { ApplicationId, Category, ofApplication, Reason } from './inputs.ts'
import { orThrow } from './problems.ts'

const Ids = z.array(ApplicationId).max(10_000)
const Order = z.strictObject({ category: Category, order: Ids, basedOn: Ids, reason: Reason.optional() })

export const ranking = {
  /** A category's recommended in their order, and the eligible beside them. */
  board: deskProcedure
    .input(z.strictObject({ category: Category }))
    .handler(({ context, input }) => rankingBoard(context.desk, input)),

  /** Each at the end of its category; all or none. Beyond a quota in principle with the reason alone. */
  recommend: deskProcedure
    .input(z.strictObject({ applications: Ids.min(1), quotaReason: Reason.optional() }))
    .handler(({ context: { desk, actor }, input }) => orThrow(recommend(desk, input, actor))),

  /** Out of the ranking; those behind move up. */
  withdraw: deskProcedure
    .input(z.strictObject(ofApplication))
    .handler(({ context: { desk, actor }, input }) => orThrow(withdraw(desk, input, actor))),

  /** The order of all that are recommended in a category, decided on the order it is `basedOn`. */
  rank: deskProcedure.input(Order).handler(({ context: { desk, actor }, input }) => orThrow(rank(desk, input, actor))),

  /** The same, which recommends who is new in it and withdraws who is left out: a move on the board in one step. */
  arrange: deskProcedure
    .input(Order.extend({ quotaReason: Reason.optional() }))
    .handler(({ context: { desk, actor }, input }) => orThrow(arrange(desk, input, actor))),

  /** The minutes, newest first. */
  history: deskProcedure
    .input(z.strictObject({ category: Category, limit: z.number().int().min(1).max(1000).default(200) }))
    .handler(({ context, input }) => rankingHistory(context.desk, input)),
}
