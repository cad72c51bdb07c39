import { z } from 'zod'
import { active, roles } from '../../src-domain/people/officer.ts'
import { addOfficer, changeOfficer, listOfficers } from '../desk/people/officers.ts'
import { givePassword, whoIs } from '../desk/people/passwords.ts'
import { deskProcedure, sessionOf } from './base.ts'
import { Uid } from './inputs.ts'
import { orThrow } from './problems.ts'

const Password = z.string().max(200)
const Roles = z.array(z.enum(roles)).max(roles.length).readonly()
const ofOfficer = { officer: Uid }

/** 人员: who works at this desk. A desk without any asks nobody. */
export const people = {
  list: deskProcedure.handler(({ context }) => listOfficers(context.desk)),

  /** Whoever adds the first is that one, and signed in as such. */
  add: deskProcedure
    .input(z.strictObject({ name: z.string().trim().min(1).max(100), roles: Roles }))
    .handler(({ context: { desk, actor, holder }, input }) => {
      const isFirst = active(listOfficers(desk)).length === 0
      const added = orThrow(addOfficer(desk, input, actor))
      return { ...added, ...(isFirst && { session: holder.sessions.begin(added.officer.uid) }) }
    }),

  /** Other roles, 停用 or 重新启用. */
  change: deskProcedure
    .input(z.strictObject({ ...ofOfficer, roles: Roles.exactOptional(), retired: z.boolean().exactOptional() }))
    .handler(({ context: { desk, actor }, input }) => orThrow(changeOfficer(desk, input, actor))),

  /** Sets a password, or with none takes it away; `former` for one's own. Whoever came in by the one before is out. */
  password: deskProcedure
    .input(z.strictObject({ ...ofOfficer, password: Password.optional(), former: Password.optional() }))
    .handler(async ({ context, input }) => {
      const { desk, actor, holder, passwordCost } = context
      const given = orThrow(await givePassword(desk, input, actor, passwordCost))
      holder.sessions.endOthers(input.officer, sessionOf(context))
      return given
    }),

  /** 登录; the page says `session` with each call from then on. */
  signIn: deskProcedure
    .input(z.strictObject({ ...ofOfficer, password: Password.optional() }))
    .handler(async ({ context, input }) => {
      const { desk, holder, passwordCost: cost } = context
      const { uid } = orThrow(await whoIs(desk, input, { cost }))
      holder.sessions.end(sessionOf(context))
      return { session: holder.sessions.begin(uid) }
    }),

  /** 退出, or 锁定. */
  signOut: deskProcedure.handler(({ context }) => context.holder.sessions.end(sessionOf(context))),
}
