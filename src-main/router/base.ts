import { os } from '@orpc/server'
import type { Context } from './context.ts'
import { callError, refusal } from './problems.ts'

/** A procedure that works without an open desk too. Errors of every procedure take their shape here. */
export const procedure = os.$context<Context>().use(async ({ next }) => {
  try {
    return await next()
  } catch (error) {
    throw refusal(error)
  }
})

/** A procedure on the open desk. */
export const deskProcedure = procedure.use(({ context, next }) => {
  const desk = context.holder.desk()
  if (!desk) {
    throw callError({
      code: 'no-desk',
      message: '还没有打开数据文件夹，没有改动任何内容。请先新建批次，或打开已有的数据文件夹。',
    })
  }
  return next({ context: { desk } })
})
