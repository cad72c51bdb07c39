import { join } from 'node:path'
import { applicationsOf, papersOf } from '../../db/city/applications.ts'
import { cityFolder } from '../../db/city/folder.ts'
import { listPackages, type TakenPackage } from '../../db/city/packages.ts'
import {
  type ComparedPackage,
  type EditionDifference,
  editionDifference,
} from '../../src-domain/city/edition-difference.ts'
import { summaryColumns } from '../../src-domain/city/listed.ts'
import { problem } from '../../src-domain/problems/problem.ts'
import { failed, ok, type Result } from '../../src-domain/result.ts'
import { readPackage } from '../package/read-package.ts'
import type { City } from './city.ts'

/** Two packages of a district, and what the second says otherwise. */
export type Comparison = {
  readonly from: TakenPackage
  readonly to: TakenPackage
  readonly differences: readonly EditionDifference[]
}

/** What counts for a district beside another package of its that waits aside; one sent back has nothing to say. Problem: `city-package-unknown`. */
export async function compareWithStanding(city: City, uid: string): Promise<Result<Comparison>> {
  const packages = await listPackages(city.store.db)
  const from = packages.find((one) => one.uid === uid)
  const to = packages.find((one) => one.district === from?.district && one.state === 'standing')
  if (from?.state !== 'replaced' || !to) return failed(problem('city-package-unknown'))
  return ok({ from, to, differences: await differencesOf(city, from, to) })
}

type Given = Pick<TakenPackage, 'uid' | 'sha256' | 'file'>

/** Line by line; of a package whose file is gone, without its files. */
export async function differencesOf(city: City, from: Given, to: Given): Promise<EditionDifference[]> {
  const [before, after] = [await compared(city, from), await compared(city, to)]
  const known = before.files.length > 0 && after.files.length > 0
  const none = (one: ComparedPackage): ComparedPackage => (known ? one : { ...one, files: [] })
  return editionDifference(none(before), none(after), (category) => summaryColumns(city.head.scheme, category))
}

async function compared({ folder, store }: City, { uid, sha256, file }: Given): Promise<ComparedPackage> {
  const content = await readPackage(join(cityFolder(folder).packages, `${sha256}.zip`), file)
  return {
    applications: await applicationsOf(store.db, uid),
    papers: await papersOf(store.db, uid),
    files: content.ok ? (content.value?.manifest.files ?? []) : [],
  }
}
