import { expect } from 'vitest'
import type { Desk } from '../../../src-main/desk/desk.ts'
import { application } from '../../support/application.ts'
import { newDesk } from '../../support/desk.ts'
import { contextOf, inProcess } from './desks.ts'

const codes = ['91310104MA1TEATA59', '91310104MA1TEAT62U', '91310000132260250X']
const applicants = codes.map((creditCode, i) =>
  application('enterprise', { values: { name: `上海样例${i + 1}号有限公司`, creditCode } }),
)

/** A desk with 陈经办 who handles, 李复核 who reviews and 王负责 who is its head; each client in a sitting of its own. */
export async function peopled(desk: Desk = newDesk(...applicants)) {
  const context = contextOf(desk)
  const { officer: first, session = '' } = await inProcess(context).people.add({ name: '王负责', roles: ['head'] })
  const head = inProcess(context, undefined, session)
  const handlerOfficer = (await head.people.add({ name: '陈经办', roles: ['handler'] })).officer
  const reviewerOfficer = (await head.people.add({ name: '李复核', roles: ['reviewer'] })).officer
  const sitting = async (officer: string, password?: string) => {
    const signed = await inProcess(context).people.signIn({ officer, ...(password !== undefined && { password }) })
    return { session: signed.session, client: inProcess(context, undefined, signed.session) }
  }
  return {
    ...{ desk, context, head, sitting },
    ...{ officers: { head: first, handler: handlerOfficer, reviewer: reviewerOfficer } },
    handler: (await sitting(handlerOfficer.uid)).client,
    reviewer: (await sitting(reviewerOfficer.uid)).client,
  }
}

/** An error by its code. */
export const code = (code: string) => expect.objectContaining({ code })
