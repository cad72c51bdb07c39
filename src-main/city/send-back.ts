import { recordCityEvent } from '../../db/city/events.ts'
import { packageByUid, standingPackage, type TakenPackage, writePackageState } from '../../db/city/packages.ts'
import { transaction, type Writing } from '../../db/city/store.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { shanghaiDay } from '../../src-domain/text/shanghai-time.ts'
import type { City } from './city.ts'
import { holdStanding, latest, preferAlone, settle } from './settle.ts'

type Given = { readonly package: string; readonly reason: string; readonly by: string }

/** What counts for the district from then on; nothing where it has no other. */
type Standing = { readonly standing?: TakenPackage }

/**
 * 退回: a package that was taken counts no more, and the district's latest before it does again. Its file, its applications and
 * its scores stay, so that it can be reinstated. Problem: `city-package-unknown`.
 */
export function sendBack(city: City, { package: uid, reason, by }: Given): Promise<Result<Standing>> {
  return transaction(city.store, async (writing) => {
    const found = await packageAmongOwn(writing, uid)
    if (!found || found.state === 'refused') return failed(problem('city-package-unknown'))
    const remark = { is: 'sentBack' as const, reason, on: shanghaiDay(new Date()) }
    await writePackageState(writing, { uid, state: 'refused', remarks: [...found.remarks, remark] })
    const standing = await settle(writing, found.district)
    const stands = standing && { stands: standing.edition.number }
    await recordCityEvent(writing, { by }, { kind: 'sent-back', ...told(found), reason, ...stands })
    return ok(standing ? { standing } : {})
  })
}

/** 恢复: one that was sent back is as if it had not been. Problem: `city-package-unknown`. */
export function reinstate(city: City, { package: uid, reason, by }: Given): Promise<Result<Standing>> {
  return transaction(city.store, async (writing) => {
    const found = await packageAmongOwn(writing, uid)
    if (!found?.remarks.some(({ is }) => is === 'sentBack')) return failed(problem('city-package-unknown'))
    const remarks = found.remarks.filter(({ is }) => is !== 'sentBack')
    await writePackageState(writing, { uid, state: 'replaced', remarks })
    const standing = await settle(writing, found.district)
    if (!standing) throw new Error('the reinstated stands where no other does')
    const stands = standing.edition.number
    await recordCityEvent(writing, { by }, { kind: 'reinstated', ...told(found), reason, stands })
    return ok({ standing })
  })
}

/**
 * Has a package that waits aside count for its district, in the place of the one that does: it is for the district to say which
 * one holds. The counter-step is preferring the other. Problem: `city-package-unknown`.
 */
export function prefer(city: City, { package: uid, reason, by }: Given): Promise<Result<Standing>> {
  return transaction(city.store, async (writing) => {
    const found = await packageByUid(writing, uid)
    if (found?.state !== 'replaced') return failed(problem('city-package-unknown'))
    const before = await standingPackage(writing, found.district)
    const on = shanghaiDay(new Date())
    await preferAlone(writing, found, { is: 'preferred', reason, on, at: await latest(writing) })
    const standing = await settle(writing, found.district)
    const instead = before && { instead: before.edition.number }
    await recordCityEvent(writing, { by }, { kind: 'preferred', ...told(found), reason, ...instead })
    return ok(standing ? { standing } : {})
  })
}

/** With what counts in its district held, as far as an earlier program decided that. */
async function packageAmongOwn(writing: Writing, uid: string): Promise<TakenPackage | undefined> {
  const found = await packageByUid(writing, uid)
  if (found) await holdStanding(writing, found.district)
  return found && packageByUid(writing, uid)
}

function told({ uid, district, edition, file }: TakenPackage) {
  return { package: uid, district, edition: edition.number, file }
}
