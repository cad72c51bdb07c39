import { listPackages, type TakenPackage, writePackageState } from '../../db/city/packages.ts'
import type { Writing } from '../../db/city/store.ts'
import type { Remark } from '../../src-domain/city/remark.ts'
import { whichStands } from '../../src-domain/city/which-stands.ts'

/** What keeps a package aside, and is said of none that counts. */
const aside: ReadonlySet<Remark['is']> = new Set(['older', 'unclear'])

/** Has that package of a district count which is to, of those that were not sent back; undefined where there is none. */
export async function settle(writing: Writing, district: string): Promise<TakenPackage | undefined> {
  const own = (await listPackages(writing)).filter((one) => one.district === district && one.state !== 'refused')
  const stands = whichStands(own.map((one) => ({ ...one, preferredAt: preferredAt(one) })))
  for (const { uid, state, remarks } of own) {
    if (uid === stands?.uid && state !== 'standing') {
      await writePackageState(writing, { uid, state: 'standing', remarks: remarks.filter(({ is }) => !aside.has(is)) })
    } else if (uid !== stands?.uid && state === 'standing') {
      await writePackageState(writing, { uid, state: 'replaced', remarks })
    }
  }
  return own.find(({ uid }) => uid === stands?.uid)
}

function preferredAt({ remarks }: TakenPackage): number | undefined {
  return remarks.find((remark) => remark.is === 'preferred')?.at
}
