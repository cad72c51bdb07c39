import { recordCityEvent } from '../../db/city/events.ts'
import { listPackages, packageByUid, type TakenPackage, writePackageState } from '../../db/city/packages.ts'
import { transaction, type Writing } from '../../db/city/store.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { shanghaiDay } from '../../src-domain/text/shanghai-time.ts'
import type { City } from './city.ts'

type Given = { readonly package: string; readonly reason: string; readonly by: string }

/** What counts for the district from then on; nothing where it has no other. */
type Standing = { readonly standing?: TakenPackage }

/**
 * 退回: a package that was taken counts no more, and the district's latest before it does again. Its file, its applications and
 * its scores stay, so that it can be reinstated. Problem: `city-package-unknown`.
 */
export function sendBack(city: City, { package: uid, reason, by }: Given): Promise<Result<Standing>> {
  return transaction(city.store, async (writing) => {
    const found = await packageByUid(writing, uid)
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
    const found = await packageByUid(writing, uid)
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

/** Of the district's packages that were not sent back the one frozen last stands, of equal ones the one taken last. */
async function settle(writing: Writing, district: string): Promise<TakenPackage | undefined> {
  const own = (await listPackages(writing)).filter((one) => one.district === district && one.state !== 'refused')
  const [last] = own.toSorted((a, b) => later(b.edition.frozenAt, a.edition.frozenAt) || b.number - a.number)
  for (const one of own) {
    const { uid, remarks } = one
    if (one === last) {
      if (one.state === 'standing') continue
      // What was later than it is no longer there.
      await writePackageState(writing, { uid, state: 'standing', remarks: remarks.filter(({ is }) => is !== 'older') })
    } else if (one.state === 'standing') await writePackageState(writing, { uid, state: 'replaced', remarks })
  }
  return last
}

function later(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function told({ uid, district, edition, file }: TakenPackage) {
  return { package: uid, district, edition: edition.number, file }
}
