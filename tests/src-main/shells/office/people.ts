import { addOfficer, listOfficers, setPassword } from '../../../../db/officers.ts'
import { transaction } from '../../../../db/store.ts'
import { newUid } from '../../../../db/uid.ts'
import { type Officer, roles } from '../../../../src-domain/people/officer.ts'
import { ok } from '../../../../src-domain/result.ts'
import { hashPassword } from '../../../../src-main/desk/people/password-hash.ts'
import type { Context } from '../../../../src-main/router/context.ts'

export const passwordOf = '样例-甲乙丙丁-1'

/** Has 陈经办, who may do everything, and these others work at the desk; all by `passwordOf`, but 无密码, who has none. */
export async function peopleOf(
  { holder, passwordCost }: Context,
  ...others: readonly Pick<Officer, 'name' | 'roles'>[]
): Promise<readonly Officer[]> {
  const desk = holder.desk()
  if (!desk) throw new Error('no desk')
  if (listOfficers(desk.store).length > 0) return listOfficers(desk.store)
  const kept = await hashPassword(passwordOf, passwordCost)
  const people = [{ name: '陈经办', roles }, { name: '无密码', roles: ['reviewer' as const] }, ...others].map(
    (officer) => ({ uid: newUid(), ...officer }),
  )
  transaction(desk.store, (writing) => {
    for (const officer of people) {
      addOfficer(writing, officer)
      if (officer.name !== '无密码') setPassword(writing, officer.uid, kept)
    }
    return ok(undefined)
  })
  return people
}
