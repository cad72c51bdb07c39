import { matchKey } from '../text/normalise.ts'

/** A recommended application as the city lists it. A district's number is its own, so both name it. */
export type CityApplication = {
  readonly district: string
  readonly application: string
  readonly category: string
  /** Within its district and category. */
  readonly rank: number
  readonly name: string
  /** The legal person. */
  readonly unit: string
  readonly code?: string
  readonly modes: readonly string[]
  readonly industry?: string
  /** Its cells of the summary, the rank's first. */
  readonly summary: readonly string[]
}

/** 徐汇区/A01: how people and sheets name an application of a district. */
export function cityNumber({ district, application }: Pick<CityApplication, 'district' | 'application'>): string {
  return `${district}/${application}`
}

/** By what two of one name meet, however it is spaced and bracketed. */
export function unitKey(unit: string): string {
  return matchKey(unit)
}

/** As the notice lists districts, then as each ranks its own. */
export function inCityOrder<T extends Pick<CityApplication, 'district' | 'rank' | 'application'>>(
  applications: readonly T[],
  districts: readonly string[],
): T[] {
  const place = new Map(districts.map((district, i) => [district, i]))
  const placeOf = ({ district }: T) => place.get(district) ?? districts.length
  return applications.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || a.rank - b.rank || (a.application < b.application ? -1 : 1),
  )
}
