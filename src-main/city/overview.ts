import { countApplications } from '../../db/city/applications.ts'
import { listPackages, type TakenPackage } from '../../db/city/packages.ts'
import type { City } from './city.ts'

/** A district with what it has handed in; the standing package first, then those before it and the refused. */
export type DistrictRow = {
  readonly district: string
  readonly standing?: TakenPackage
  readonly others: readonly TakenPackage[]
  /** What counts, by category in the notice's order. */
  readonly counts: readonly number[]
}

export type CityOverview = {
  readonly title: string
  readonly notice: string
  /** Last day of the districts, ISO 8601. */
  readonly dueOn: string
  readonly categories: readonly { readonly id: string; readonly title: string }[]
  readonly districts: readonly DistrictRow[]
  /** Given by nobody whom the notice knows: what was refused for that, or had no manifest to say. */
  readonly strangers: readonly TakenPackage[]
  readonly database: 'sqlite' | 'postgres'
}

/** Who has handed in what, district by district as the notice lists them. */
export async function cityOverview({ store, head }: City): Promise<CityOverview> {
  const { scheme, notice } = head
  const [packages, { all }] = [await listPackages(store.db), await countApplications(store.db)]
  const categories = scheme.categories.map(({ id, title }) => ({ id, title }))
  const districts = scheme.region.parts.map(({ name: district }): DistrictRow => {
    const own = packages.filter((one) => one.district === district).toReversed()
    const standing = own.find(({ state }) => state === 'standing')
    const countOf = (id: string) => all.find((c) => c.district === district && c.category === id)?.count ?? 0
    return {
      ...{ district, ...(standing && { standing }), others: own.filter((one) => one !== standing) },
      counts: categories.map(({ id }) => countOf(id)),
    }
  })
  const known = new Set(districts.map(({ district }) => district))
  return {
    ...{ title: scheme.title, notice, dueOn: scheme.dates.submission.on, categories, districts },
    strangers: packages.filter(({ district }) => !known.has(district)),
    database: store.kind,
  }
}
