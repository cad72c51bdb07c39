import { listPackages, type TakenPackage, writePackageState } from '../../db/city/packages.ts'
import type { Writing } from '../../db/city/store.ts'
import type { Remark } from '../../src-domain/city/remark.ts'
import { whichStands } from '../../src-domain/city/which-stands.ts'

/** What keeps a package aside, and is said of none that counts. */
const keepsAside: ReadonlySet<Remark['is']> = new Set(['older', 'unclear'])
/** What has a package count whatever came before it; one of a district's has it. */
const preferring: ReadonlySet<Remark['is']> = new Set(['preferred', 'stood'])

/**
 * Has that package of a district count which is to, of those that were not sent back, and says of the others what keeps them
 * aside; undefined where there is none.
 */
export async function settle(writing: Writing, district: string): Promise<TakenPackage | undefined> {
  const own = await packagesOf(writing, district)
  const { stands, aside } = replayed(own)
  for (const one of own) {
    const [is, said] = [one.uid === stands?.uid ? 'standing' : 'replaced', aside.get(one.uid)] as const
    const remarks = [...one.remarks.filter((remark) => !keepsAside.has(remark.is)), ...(said ? [said] : [])]
    if (is !== one.state || JSON.stringify(remarks) !== JSON.stringify(one.remarks))
      await writePackageState(writing, { uid: one.uid, state: is, remarks })
  }
  return stands
}

/** An earlier program went by the time alone: what counts by that goes on counting, whatever is sent back or comes. */
export async function holdStanding(writing: Writing, district: string): Promise<void> {
  const own = await packagesOf(writing, district)
  const standing = own.find(({ state }) => state === 'standing')
  if (!standing || replayed(own).stands?.uid === standing.uid) return
  await preferAlone(writing, standing, { is: 'stood', at: await latest(writing) })
}

/** This package of a district is the preferred one, and no other; `settle` has it count. */
export async function preferAlone(writing: Writing, preferred: TakenPackage, remark: Remark): Promise<void> {
  const all = await listPackages(writing)
  for (const { uid, district, state, remarks } of all) {
    if (district !== preferred.district) continue
    const rest = remarks.filter(({ is }) => !preferring.has(is))
    if (uid === preferred.uid) await writePackageState(writing, { uid, state, remarks: [...rest, remark] })
    else if (rest.length < remarks.length) await writePackageState(writing, { uid, state, remarks: rest })
  }
}

/** The number of the package that was taken last. */
export async function latest(writing: Writing): Promise<number> {
  return Math.max(...(await listPackages(writing)).map(({ number }) => number))
}

async function packagesOf(writing: Writing, district: string): Promise<TakenPackage[]> {
  return (await listPackages(writing)).filter((one) => one.district === district && one.state !== 'refused')
}

function replayed(own: readonly TakenPackage[]) {
  return whichStands(own.map((one) => ({ ...one, preferredAt: preferredAt(one) })))
}

function preferredAt({ remarks }: TakenPackage): number | undefined {
  return remarks.flatMap((remark) => (remark.is === 'preferred' || remark.is === 'stood' ? remark.at : []))[0]
}
